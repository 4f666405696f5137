import { type Aspect, caseMailTexts } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Heading } from '../../ui/heading/heading.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { texts } from '../texts.ts'
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
  const advice = reading.advice.get(one.caseId) ?? []
  const questions = reading.questions.filter(({ wish_id, sent_at }) => wish_id === one.wish.id && sent_at)
  const items: readonly Definition[] = [
    { term: t.asks, value: <Amount cents={one.application.requested_cents} locale={locale} /> },
    ...(facts?.address || facts?.area
      ? [{ term: t.place, value: [facts.address, facts.area].filter(Boolean).join(', ') }]
      : []),
    ...(facts && facts.supporters + facts.against > 0
      ? [{ term: t.support, value: t.supportText(facts.supporters, facts.against) }]
      : []),
  ]
  return (
    <>
      {facts?.summary && <p class="lead">{facts.summary}</p>}
      <DefinitionList items={items} />
      {facts?.story && (
        <>
          <Heading level={level}>{t.story}</Heading>
          <p class="keep-lines">{facts.story}</p>
        </>
      )}
      {facts && facts.budget.length > 0 && (
        <Table
          locale={locale}
          caption={t.budgetCaption(one.title)}
          rows={facts.budget}
          rowKey={({ what }) => what}
          columns={[
            { key: 'what', title: t.budgetWhat, rowHeader: true, cell: ({ what }) => what },
            {
              key: 'cents',
              title: t.budgetCents,
              numeric: true,
              cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
            },
          ]}
        />
      )}
      {advice.length > 0 && (
        <>
          <Heading level={level}>{t.advice}</Heading>
          <ul>
            {advice.map(({ aspect, text }) => (
              <li key={aspect}>
                <strong>{caseMailTexts(locale).aspects[aspect as Aspect]}</strong>: {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {questions.length > 0 && (
        <>
          <Heading level={level}>{t.questions}</Heading>
          <ul>
            {questions.map(({ id, question, answer }) => (
              <li key={id} class="keep-lines">
                <q>{question}</q>
                <br />
                {answer ?? t.waiting}
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

/** All wishes of a round below each other, with how the juror who looks stands with each. */
export function WishList(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly reading: Reading
  readonly mine: Mine | null
}) {
  const { act, opened, reading, mine } = props
  const { locale } = act
  const t = texts(locale).roundPage
  const isJudging = opened.round.state === 'judging' && mine !== null
  return (
    <ol class="plain-list stack">
      {opened.wishes.map((one) => (
        <li key={one.wish.id}>
          <article class="card">
            <div class="card__body flow">
              <Heading level={3} id={`wens-${one.wish.position}`}>
                {one.wish.position}. {one.title}
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
                  <span class="visually-hidden">: {one.title}</span>
                </LinkButton>
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
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
