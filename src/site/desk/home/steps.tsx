import { caseTexts, countsPerStep, currentProcesses } from '../../../cases/index.ts'
import { dayOf } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { absencesOn } from '../../../people/index.ts'
import { allAreas } from '../../../places/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { DeskTabs, deskScope } from './shared.tsx'
import { texts } from './texts.ts'

/** `/werk/stappen`: how many cases are in each step, and how many of them are late. */
export async function showSteps(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).steps
  const today = dayOf(act.now)
  const scope = deskScope(act.actor, await allAreas(db), await absencesOn(db, today))
  const processes = await currentProcesses(db)
  const counts = await countsPerStep(db, today, scope)
  const actors: Readonly<Record<string, string>> = caseTexts(locale).actors
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="steps" />
      {processes.map(({ process }) => (
        <Section title={say(process.title, locale)}>
          <TaskList
            tasks={process.steps.map((step, index) => {
              const count = counts.find((one) => one.kind === process.kind && one.step_key === step.key)
              const overdue = count?.overdue ?? 0
              return {
                key: step.key,
                title: `${index + 1}. ${say(step.title, locale)}: ${t.cases(count?.cases ?? 0)}`,
                href: paths.deskCases({ stap: `${process.kind}.${step.key}` }),
                facts: [
                  t.actor(actors[step.actor] ?? step.actor),
                  ...(count && count.paused > 0 ? [t.paused(count.paused)] : []),
                ],
                status:
                  overdue > 0
                    ? { label: t.overdue(overdue), tone: 'bad' as const }
                    : { label: count ? t.inTime : t.empty, tone: 'neutral' as const },
              }
            })}
          />
        </Section>
      ))}
    </>,
  )
}
