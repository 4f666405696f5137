import {
  type Advice,
  answersOf,
  type CaseFile,
  casesByIds,
  departmentAdvice,
  openAdviceOf,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { paths } from '../../../paths.ts'
import { hasRole, personById } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { type Task, TaskList } from '../../../ui/task-list/task-list.tsx'
import { dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

export interface AdviserWork {
  readonly open: readonly Advice[]
  readonly ofDepartment: readonly Advice[]
  readonly recent: readonly Advice[]
  readonly cases: ReadonlyMap<string, CaseFile>
}

/** Questions to somebody and to their department, and what they answered last. */
export async function adviserWork(act: Act): Promise<AdviserWork> {
  const { db, actor } = act
  const me = actor.personId ?? ''
  const open = await openAdviceOf(db, me)
  const department = hasRole(actor, 'adviser') ? (await personById(db, me))?.department : null
  const ofDepartment = department ? await departmentAdvice(db, department) : []
  const recent = await answersOf(db, me, 5)
  const cases = await casesByIds(
    db,
    [...open, ...ofDepartment, ...recent].map((advice) => advice.case_id),
  )
  return { open, ofDepartment, recent, cases }
}

export function AdviserSections(props: {
  readonly act: Act
  readonly work: AdviserWork
  /** Questions stand elsewhere on this page as well: none here says nothing. */
  readonly hasOther: boolean
}) {
  const { act, work, hasOther } = props
  const t = texts(act.locale).advice
  const tasks = (advice: readonly Advice[]) => (
    <TaskList tasks={advice.map((one) => taskOf(act, one, work.cases.get(one.case_id)))} />
  )
  return (
    <>
      {(work.open.length > 0 || !hasOther) && (
        <Section title={t.title} id="advies">
          {work.open.length > 0 ? (
            tasks(work.open)
          ) : (
            <EmptyState
              title={t.none}
              level={3}
              instead={
                <LinkButton kind="secondary" href={paths.initiatives()}>
                  {texts(act.locale).council.allInitiatives}
                </LinkButton>
              }
            >
              <p>{t.noneText}</p>
            </EmptyState>
          )}
        </Section>
      )}
      {work.ofDepartment.length > 0 && (
        <Section title={t.department} id="advies-afdeling">
          <p>{t.departmentText}</p>
          {tasks(work.ofDepartment)}
        </Section>
      )}
      {work.recent.length > 0 && <Section title={t.recent}>{tasks(work.recent)}</Section>}
    </>
  )
}

function taskOf(act: Act, advice: Advice, file: CaseFile | undefined): Task {
  const { locale } = act
  const t = texts(locale).advice
  const day = (value: string): string => formatDay(value, locale, 'day_month')
  const line = {
    key: advice.id,
    title: t.question(t.aspects[advice.aspect], file?.title ?? ''),
    href: paths.adviceRequest(advice.id),
  }
  if (advice.answered_on !== null) {
    const shared = advice.released_on !== null
    return {
      ...line,
      facts: [file?.number ?? '', shared ? t.shared : t.notShared],
      status: { label: t.answered(day(advice.answered_on)), tone: shared ? 'good' : 'neutral' },
    }
  }
  return {
    ...line,
    facts: [file?.number ?? '', t.asked(day(advice.asked_on))],
    status: dueBadge(advice.due_day, dayOf(act.now), locale),
  }
}
