import { openedCase } from '../../cases/index.ts'
import { initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { advisedOf, stepsOf } from '../advised.ts'
import { maySeeReactions } from '../rights.ts'
import { reportState } from '../rules.ts'
import { countReactions, formOf, planOf, stepsDone } from '../store.ts'
import { texts } from '../texts.ts'

/** Where it stands with the neighbours, in sentences; null when nobody began with it. */
async function standing(act: Act, caseId: string): Promise<readonly string[] | null> {
  const t = texts(act.locale)
  const [plan, form] = await Promise.all([planOf(act.db, caseId), formOf(act.db, caseId)])
  if (!plan && !form) return null
  const steps = plan
    ? stepsOf(act, await advisedOf(act, plan), plan.starts_on, await stepsDone(act.db, caseId))
    : []
  const counts = await countReactions(act.db, caseId)
  const taken = steps.filter(({ done }) => done !== null).length
  return [
    ...(steps.length > 0 ? [t.onCase.steps(taken, steps.length)] : []),
    ...(form ? [`${t.reactionCount(counts.all)}. ${t.onCase.waiting(counts.open)}`.trim()] : []),
    t.onCase.states[reportState(form, counts, dayOf(act.now))],
  ]
}

/** The questions about the neighbours, with what a plan already says. */
async function questionsFor(act: Act, caseId: string): Promise<string | null> {
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative) return null
  return paths.involveNeighbours([
    ['simple_green', initiative.kind === 'green' ? 'yes' : 'no'],
    ['plan', initiative.number],
  ])
}

/** On the page of an initiative, for who takes part: what is done with the neighbours, or the way to begin. */
export async function neighboursOnCase(act: Act, caseId: string) {
  const t = texts(act.locale).onCase
  const lines = await standing(act, caseId)
  const opened = await openedCase(act, caseId)
  if (lines)
    return (
      <Section title={t.title} id="buren">
        <p>{lines.join(' ')}</p>
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.caseNeighbours(opened.file.number)}>
            {t.open}
          </LinkButton>
        </div>
      </Section>
    )
  const href = await questionsFor(act, caseId)
  // Simple green asks nothing of the neighbours.
  if (href === null || opened.state.endedOn !== null || opened.file.kind === 'green') return null
  return (
    <Section title={t.title} id="buren">
      <p>
        {t.ask} <a href={href}>{t.start}</a>
      </p>
    </Section>
  )
}

/** The same beside the case on the desk, for who works on it. */
export async function neighboursAtDesk(act: Act, caseId: string) {
  const t = texts(act.locale).onCase
  const opened = await openedCase(act, caseId)
  if (opened.file.kind === 'green' || !maySeeReactions(act.actor, opened.relations)) return null
  const lines = await standing(act, caseId)
  const href = lines ? paths.caseNeighbours(opened.file.number) : await questionsFor(act, caseId)
  return (
    <Section title={t.title} level={3}>
      <p>
        {lines ? lines.join(' ') : t.deskNone}{' '}
        {href !== null && <a href={href}>{lines ? t.desk : t.deskStart}</a>}
      </p>
    </Section>
  )
}
