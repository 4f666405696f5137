import { type Aspect, caseMailTexts } from '../../cases/index.ts'
import { BudgetTable } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Heading } from '../../ui/heading/heading.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { texts } from '../texts.ts'
import { adviceInWords } from '../words.ts'
import type { Mine, Reading } from './round-asked.ts'

/** A wish with all that a juror needs to judge it. */
export function WishInFull(props: {
  readonly act: Act
  readonly one: OpenedWish
  readonly reading: Reading
  readonly level: 2 | 3
}) {
  const { act, one, reading, level } = props
  const { locale } = act
  const t = texts(locale).roundPage
  const facts = reading.facts.get(one.caseId)
  const budget = reading.budgets.get(one.application.id)
  const advice = reading.advice.get(one.caseId) ?? []
  // What was not sent on yet is seen by who serves the jury, and by who asked it.
  const questions = reading.questions.filter(
    ({ wish_id, sent_at, asked_by }) =>
      wish_id === one.wish.id &&
      (sent_at !== null || mayServe(act.actor) || (asked_by !== null && asked_by === act.actor.personId)),
  )
  const items: readonly Definition[] = [
    { term: t.asks, value: <Amount cents={one.application.requested_cents} locale={locale} /> },
    ...(facts?.address || facts?.area
      ? [{ term: t.place, value: [...new Set([facts.address, facts.area].filter(Boolean))].join(', ') }]
      : []),
    ...(facts && facts.supporters + facts.against + facts.paper > 0
      ? [{ term: t.support, value: t.supportText(facts.supporters, facts.against, facts.paper) }]
      : []),
  ]
  return (
    <>
      {facts?.summary && (
        <p class="lead" lang={langOfWords(locale)}>
          {facts.summary}
        </p>
      )}
      <DefinitionList items={items} />
      {facts?.story && (
        <>
          <Heading level={level}>{t.story}</Heading>
          <p class="keep-lines" lang={langOfWords(locale)}>
            {facts.story}
          </p>
        </>
      )}
      {budget && <BudgetTable budget={budget} locale={locale} plan={one.title} />}
      {facts && facts.reasons.length > 0 && (
        <>
          <Heading level={level}>{t.reasonsAgainst}</Heading>
          <ul>
            {facts.reasons.map(({ reason, answer }) => (
              <li key={reason} class="keep-lines">
                <q lang={langOfWords(locale)}>{reason}</q>
                <br />
                {answer ? (
                  <>
                    {t.reasonAnswered} <span lang={langOfWords(locale)}>{answer}</span>
                  </>
                ) : (
                  t.reasonOpen
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {advice.length > 0 && (
        <>
          <Heading level={level}>{t.advice}</Heading>
          <ul>
            {advice.map(({ aspect, text }) => (
              <li key={aspect}>
                <strong>{caseMailTexts(locale).aspects[aspect as Aspect]}</strong>:{' '}
                <span lang={langOfWords(locale)}>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {questions.length > 0 && (
        <>
          <Heading level={level}>{t.questions}</Heading>
          <ul>
            {questions.map(({ id, question, sent_at, answer }) => (
              <li key={id} class="keep-lines">
                <q lang={langOfWords(locale)}>{question}</q>
                <br />
                {answer === null ? (
                  sent_at === null ? (
                    t.withSecretary
                  ) : (
                    t.waiting
                  )
                ) : (
                  <span lang={langOfWords(locale)}>{answer}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {facts?.href && (
        <p class="no-print">
          <a href={facts.href}>{t.publicPage}</a>
        </p>
      )}
    </>
  )
}

/** From so many wishes on a list says first what there is. */
const manyWishes = 7

export const sortWords = ['lijst', 'bedrag', 'stand'] as const
/** In which order the wishes of a round stand: as they came in, the highest amount first, or what is still to be judged. */
export type WishSort = (typeof sortWords)[number]

function sorted(wishes: readonly OpenedWish[], sort: WishSort, mine: Mine | null): readonly OpenedWish[] {
  const isDone = ({ wish }: OpenedWish): number =>
    mine ? Number(mine.voted.has(wish.id) || mine.conflicts.has(wish.id)) : Number(wish.outcome !== null)
  const weight = (one: OpenedWish): number =>
    sort === 'bedrag' ? -one.application.requested_cents : sort === 'stand' ? isDone(one) : 0
  return [...wishes].sort(
    (one, other) => weight(one) - weight(other) || one.wish.position - other.wish.position,
  )
}

/** What is on the list in short, each with the way to it below; nothing for a short list. */
export function WishContents(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly mine: Mine | null
  readonly sort: WishSort
}) {
  const { act, opened, mine, sort } = props
  const { round, wishes } = opened
  const { locale } = act
  const t = texts(locale).roundPage
  if (wishes.length < manyWishes) return null
  const isJudging = round.state === 'judging' && mine !== null
  return (
    <>
      <Tabs
        label={t.sort}
        current={sort}
        tabs={sortWords.map((key) => ({
          key,
          label: t.sorts[key],
          href: `${paths.juryRound(round.id, key === 'lijst' ? {} : { volgorde: key })}#wensen`,
        }))}
      />
      <Table
        locale={locale}
        caption={t.contents(wishes.length)}
        rows={sorted(wishes, sort, mine)}
        rowKey={({ wish }) => wish.id}
        columns={[
          {
            key: 'wish',
            title: t.columns.wish,
            rowHeader: true,
            cell: ({ wish, title }) => (
              <a href={`#wens-${wish.position}`}>
                {wish.position}. <span lang={langOfWords(locale)}>{title}</span>
              </a>
            ),
          },
          {
            key: 'asks',
            title: t.columns.asks,
            numeric: true,
            cell: ({ application }) => <Amount cents={application.requested_cents} locale={locale} />,
          },
          {
            key: 'state',
            title: isJudging ? t.yours : t.columns.outcome,
            cell: (one) =>
              isJudging ? <MyState one={one} mine={mine} locale={locale} /> : adviceInWords(one, locale),
          },
        ]}
      />
    </>
  )
}

/** All wishes of a round below each other, with how the juror who looks stands with each. */
export function WishList(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly reading: Reading
  readonly mine: Mine | null
  readonly sort: WishSort
}) {
  const { act, opened, reading, mine, sort } = props
  const { locale } = act
  const t = texts(locale).roundPage
  const isMany = opened.wishes.length >= manyWishes
  const isJudging = opened.round.state === 'judging' && mine !== null
  return (
    <ol class="plain-list stack">
      {sorted(opened.wishes, sort, mine).map((one) => (
        <li key={one.wish.id}>
          <article class="card">
            <div class="card__body flow">
              <Heading level={3} id={`wens-${one.wish.position}`}>
                {one.wish.position}. <span lang={langOfWords(locale)}>{one.title}</span>
              </Heading>
              <p class="small">
                {one.number} {isJudging && <MyState one={one} mine={mine} locale={locale} />}
              </p>
              <WishInFull act={act} one={one} reading={reading} level={3} />
              <p class="no-print">
                <LinkButton
                  kind={isJudging ? 'primary' : 'secondary'}
                  href={paths.juryWish(opened.round.id, one.wish.id)}
                >
                  {isJudging ? t.judge : t.look}
                  <span class="visually-hidden">
                    : <span lang={langOfWords(locale)}>{one.title}</span>
                  </span>
                </LinkButton>{' '}
                {isMany && (
                  <a href="#wensen">
                    {t.toContents}
                    <span class="visually-hidden">
                      , <span lang={langOfWords(locale)}>{one.title}</span>
                    </span>
                  </a>
                )}
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  )
}

/** The wishes of a round in which no vote is asked any more: to read for who wants to, out of the way of the results. */
export function Stories(props: Parameters<typeof WishList>[0]) {
  const t = texts(props.act.locale).roundPage
  if (props.opened.wishes.length === 0) return null
  return (
    <Disclosure summary={t.stories(props.opened.wishes.length)}>
      <WishList {...props} />
    </Disclosure>
  )
}

/** What this juror did with a wish. */
function MyState(props: { readonly one: OpenedWish; readonly mine: Mine; readonly locale: Act['locale'] }) {
  const { one, mine, locale } = props
  const t = texts(locale).roundPage.mine
  const { id } = one.wish
  if (mine.conflicts.has(id)) return <StatusBadge tone="neutral">{t.conflict}</StatusBadge>
  if (mine.voted.has(id)) return <StatusBadge tone="good">{t.voted}</StatusBadge>
  if (mine.scored.has(id)) return <StatusBadge tone="active">{t.scored}</StatusBadge>
  return <StatusBadge tone="wait">{t.todo}</StatusBadge>
}
