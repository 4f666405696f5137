import { type CaseFile, isTeam, type ProcessVersion } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { type GuideWords, tasksOf } from './guide-tasks.ts'
import { caseBadge, type Dues, stepBadge, stepTitle } from './shared.tsx'
import { texts } from './texts.ts'

/** What asks something of a guide today, then their cases, then those of who is away. */
export function GuideSections(
  props: GuideWords & {
    /** Other work of theirs waits above this. */
    readonly hasOther: boolean
  },
) {
  const { act, work, processes, hasOther } = props
  const { locale } = act
  const t = texts(locale)
  const tasks = tasksOf(props)
  // Who is in the team has other work above this; "nothing urgent" would not be true.
  if (isTeam(act.actor) && tasks.length + work.mine.length + work.standIns.length === 0) return null
  return (
    <>
      <Section title={t.duties.title}>
        {tasks.length > 0 ? (
          <TaskList tasks={tasks} />
        ) : hasOther ? (
          <p>{t.duties.above}</p>
        ) : (
          <EmptyState
            title={t.duties.clear}
            level={3}
            instead={
              <LinkButton kind="secondary" href={paths.deskCases({ van: 'mij' })}>
                {t.mine.title}
              </LinkButton>
            }
          >
            <p>{t.duties.clearText}</p>
          </EmptyState>
        )}
      </Section>
      {work.standIns.map(({ absence, files }) => (
        <Section title={t.standIn.title}>
          <p>
            {t.standIn.until(
              work.people.get(absence.person_id)?.name ?? '',
              formatDay(absence.last_day, locale, 'long'),
            )}
          </p>
          {files.length > 0 ? (
            <CaseTasks act={act} files={files} processes={processes} dues={work.dues} />
          ) : (
            <p>{t.standIn.none}</p>
          )}
        </Section>
      ))}
      <Section
        title={t.mine.title}
        {...(work.mine.length > 0 ? { more: { href: paths.deskCases({ van: 'mij' }), label: t.all } } : {})}
      >
        {work.mine.length > 0 ? (
          <CaseTasks act={act} files={work.mine.slice(0, 12)} processes={processes} dues={work.dues} />
        ) : (
          <p>
            {t.mine.none} {t.mine.noneText}
          </p>
        )}
      </Section>
    </>
  )
}

/** Cases as lines: where each stands and what is due first, or for who decides by when. */
export function CaseTasks(props: {
  readonly act: Act
  readonly files: readonly CaseFile[]
  readonly processes: readonly ProcessVersion[]
  readonly dues?: Dues
  /** The view of the case to open. */
  readonly place?: 'overview' | 'decision'
}) {
  const { act, files, processes, dues, place = 'overview' } = props
  return (
    <TaskList
      tasks={files.map((file) => ({
        key: file.id,
        title: file.title,
        lang: langOfWords(act.locale),
        href: paths.deskCase(file.number, place),
        facts: [file.number, stepTitle(processes, file, act.locale)],
        status: place === 'decision' ? stepBadge(file, act, processes) : caseBadge(file, act, dues),
      }))}
    />
  )
}
