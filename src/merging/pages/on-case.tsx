import { mayHandle, maySpeakForInitiator, openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeById, mergedFrom, mergedInto } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { isAsked, nameOfJoiner } from '../actions.ts'
import { turnOf } from '../rules.ts'
import { type MergeQuestion, questionsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** On the page of a plan, for who takes part: joining the plan in which it goes on, or who wants to join this one. */
export async function mergingOnCase(act: Act, caseId: string) {
  const [asked, wanting] = await Promise.all([
    questionsOf(act.db, { fromId: caseId }),
    questionsOf(act.db, { intoId: caseId }),
  ])
  const own = asked.filter((question) => isAsked(act.actor, question))
  const open = wanting.filter((question) => turnOf(question) === 'initiators')
  if (own.length + open.length === 0) return null
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative) return null
  return (
    <>
      {await Promise.all(own.map((question) => Joining({ act, initiative, question })))}
      {await Wanting({ act, initiative, open })}
    </>
  )
}

interface JoiningProps {
  readonly act: Act
  readonly initiative: Initiative
  readonly question: MergeQuestion
}

async function Joining({ act, initiative, question }: JoiningProps) {
  const t = texts(act.locale).onCase
  const { state } = await openedCase(act, question.into_id)
  const turn = turnOf(question)
  // What ended meanwhile cannot be joined; the notice above says where it is.
  if (turn !== null && state.endedOn !== null) return null
  const standing = question.wants ? (question.welcome ? t.joined : t.refused) : t.no
  return (
    <Section title={t.title} key={question.id}>
      <p>{turn === 'joiner' ? t.ask : turn === 'initiators' ? t.waits : standing}</p>
      {turn === 'joiner' && (
        <div class="button-row no-print">
          <LinkButton href={paths.joinPlan(initiative.number, question.id)}>{t.choose}</LinkButton>
        </div>
      )}
    </Section>
  )
}

async function Wanting(props: {
  readonly act: Act
  readonly initiative: Initiative
  readonly open: readonly MergeQuestion[]
}) {
  const { act, initiative, open } = props
  const { relations, state } = await openedCase(act, initiative.case_id)
  if (open.length === 0 || state.endedOn !== null || !maySpeakForInitiator(act.actor, relations)) return null
  const t = texts(act.locale).onCase
  const named = await Promise.all(
    open.map(async (question) => ({ id: question.id, name: await nameOfJoiner(act, question) })),
  )
  return (
    <Section title={t.wantsTitle}>
      {named.map(({ id, name }) => (
        <p key={id}>
          {t.wants(name)} <a href={paths.joinPlan(initiative.number, id)}>{t.answer(name)}</a>
        </p>
      ))}
    </Section>
  )
}

/** Beside the case at the desk: where it goes on, what goes on in it, and how many people joined. */
export async function mergingAtDesk(act: Act, caseId: string) {
  const [into, from, questions] = await Promise.all([
    mergedInto(act.db, caseId),
    mergedFrom(act.db, caseId),
    questionsOf(act.db, { fromId: caseId }),
  ])
  if (into === null && from.length === 0) return null
  const t = texts(act.locale).atDesk
  const waiting = questions.filter((question) => turnOf(question) !== null).length
  const plans = [...(into ? [into] : []), ...from]
  const opened = await Promise.all(plans.map(({ case_id }) => openedCase(act, case_id)))
  const handled = opened.filter(({ relations }) => mayHandle(act.actor, relations)).map(({ file }) => file.id)
  // Whoever does not work on the other case finds its number, and asks.
  const link = ({ case_id, number, title }: Initiative) =>
    handled.includes(case_id) ? (
      <>
        <a href={paths.deskCase(number)}>{title}</a> ({number})
      </>
    ) : (
      number
    )
  return (
    <Section title={t.title} level={3} id="samengevoegd">
      {into && (
        <p>
          {t.into} {link(into)}.
        </p>
      )}
      {from.length > 0 && (
        <>
          <p>{t.from}</p>
          <ul>
            {from.map((plan) => (
              <li key={plan.case_id}>{link(plan)}</li>
            ))}
          </ul>
        </>
      )}
      {questions.length > 0 && (
        <p>
          {t.joined(questions.filter(({ welcome }) => welcome).length, questions.length)}{' '}
          {waiting > 0 && `${t.waiting(waiting)} ${t.byHand}`}
        </p>
      )}
    </Section>
  )
}
