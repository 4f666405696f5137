import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { roundRulesOf } from '../jury.ts'
import { divisionOf, type OpenedRound } from '../opened.ts'
import { inRoundOrder } from '../rules.ts'
import { texts } from '../texts.ts'
import { divisionInWords, outcomeInWords, resultInWords, scoreInWords, votesInWords } from '../words.ts'

/** What came of the vote on each wish, in the order in which they get money, and what fits. */
export function Results({ act, opened }: { readonly act: Act; readonly opened: OpenedRound }) {
  const { locale } = act
  const t = texts(locale).roundPage
  const rules = roundRulesOf(opened.scheme)
  const divided = divisionOf(opened)
  const rows = inRoundOrder(
    opened.wishes.map((one) => ({
      one,
      id: one.wish.id,
      requested: one.application.requested_cents,
      says: one.result.says,
      score: one.average,
      ballots: one.ballots,
      position: one.wish.position,
    })),
    rules.order,
  )
  return (
    <Section title={t.results}>
      <p>
        {t.explain[rules.order]} {rules.partly && t.explainPart}
      </p>
      <Table
        locale={locale}
        caption={t.resultsCaption}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'wish',
            title: t.columns.wish,
            rowHeader: true,
            cell: ({ one }) => (
              <a href={paths.juryWish(opened.round.id, one.wish.id)}>
                {one.wish.position}. {one.title}
              </a>
            ),
          },
          {
            key: 'asks',
            title: t.columns.asks,
            numeric: true,
            cell: ({ requested }) => <Amount cents={requested} locale={locale} />,
          },
          { key: 'votes', title: t.columns.votes, cell: ({ ballots }) => votesInWords(ballots, locale) },
          {
            key: 'score',
            title: t.columns.score,
            cell: ({ score }) => scoreInWords(score, rules.highest_score, locale),
          },
          { key: 'says', title: t.columns.says, cell: ({ one }) => resultInWords(one.result, locale) },
          {
            key: 'money',
            title: t.columns.money,
            cell: ({ id }) => divisionInWords(divided.get(id), locale),
          },
          {
            key: 'outcome',
            title: t.columns.outcome,
            cell: ({ one }) => outcomeInWords(one.wish.outcome, locale),
          },
        ]}
      />
    </Section>
  )
}
