import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { roundRulesOf } from '../jury.ts'
import { divisionOf, type OpenedRound, type OpenedWish } from '../opened.ts'
import { type Dividable, inRoundOrder } from '../rules.ts'
import { texts } from '../texts.ts'
import {
  adviceInWords,
  decisionInWords,
  divisionInWords,
  resultInWords,
  scoreInWords,
  votesInWords,
} from '../words.ts'

type Row = Dividable & { readonly one: OpenedWish }

/** What came of the vote on each wish, in the order in which they get money, and what fits. */
export function Results({ act, opened }: { readonly act: Act; readonly opened: OpenedRound }) {
  const { locale } = act
  const t = texts(locale).roundPage
  const rules = roundRulesOf(opened.scheme)
  // A round that is over tells what was decided; before, what fits in the money there is.
  const isOver = opened.round.state === 'decided'
  const divided = isOver ? null : divisionOf(opened)
  const rows: readonly Row[] = inRoundOrder(
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
        {t.explain[rules.order]} {t.explainEqual} {rules.partly && t.explainPart}
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
          ...(divided
            ? [
                {
                  key: 'money',
                  title: t.columns.money,
                  cell: ({ id }: Row) => divisionInWords(divided.get(id), locale),
                },
              ]
            : []),
          {
            key: 'outcome',
            title: t.columns.outcome,
            cell: ({ one }) => adviceInWords(one, locale),
          },
          ...(isOver
            ? [
                {
                  key: 'decision',
                  title: t.columns.decision,
                  cell: ({ one }: Row) => decisionInWords(one, locale),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

/** What the jury found of one wish, and what was decided. */
export function WishResult({
  act,
  opened,
  one,
}: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly one: OpenedWish
}) {
  const { locale } = act
  const t = texts(locale)
  const { wish } = one
  const { columns } = t.roundPage
  const { highest_score } = roundRulesOf(opened.scheme)
  return (
    <Section title={t.wishPage.result}>
      <DefinitionList
        items={[
          {
            term: columns.votes,
            value: `${votesInWords(one.ballots, locale)}: ${resultInWords(one.result, locale)}`,
          },
          { term: columns.score, value: scoreInWords(one.average, highest_score, locale) },
          { term: columns.outcome, value: adviceInWords(one, locale) },
          ...(wish.reasons
            ? [{ term: t.decide.reasons, value: <span class="keep-lines">{wish.reasons}</span> }]
            : []),
          ...(wish.conditions ? [{ term: t.wishPage.conditions, value: wish.conditions }] : []),
          ...(wish.decided_as === null
            ? []
            : [{ term: columns.decision, value: decisionInWords(one, locale) }]),
          ...(wish.deviation
            ? [{ term: t.decide.deviation, value: <span class="keep-lines">{wish.deviation}</span> }]
            : []),
        ]}
      />
    </Section>
  )
}
