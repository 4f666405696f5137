import { caseTexts, currentProcesses } from '../../cases/index.ts'
import { FollowLink } from '../../following/index.ts'
import { cardContext, InitiativeCards, listPublic } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaChoices } from '../../places/index.ts'
import { ProjectCards, projectsFor } from '../../projects/index.ts'
import { contactNorm, usualHeadline } from '../../reports/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Doors, Hero } from '../../ui/doors/doors.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figures } from '../../ui/figures/figures.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { Select } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { texts } from './texts.ts'

const shownRunning = 6
const shownDone = 3
const shownOpen = 3

/** `/`: four doors, what is going on, what was achieved, and how we keep our word. */
export async function showHome(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).home
  const newest = { sort: 'changed', from: null } as const
  const [areas, processes, running, done] = await Promise.all([
    allAreas(db),
    currentProcesses(db),
    listPublic(
      db,
      { progresses: ['intake', 'assessment', 'decision', 'agreements', 'execution', 'idea'] },
      { ...newest, limit: shownRunning },
    ),
    listPublic(db, { progresses: ['completed'] }, { ...newest, limit: shownDone }),
  ])
  const norm = contactNorm(processes.map(({ process }) => process))
  const within = norm && caseTexts(locale).term(norm)
  const [context, figures, projects] = await Promise.all([
    cardContext(act, [...running, ...done], areas),
    usualHeadline(act, { areas, versions: processes }),
    projectsFor(act, { areas }),
  ])
  const open = projects.filter(({ standing }) => standing === 'open')
  return page(
    c,
    { title: t.title, description: t.description },
    <>
      <Hero title={t.hero} lead={t.lead(within)}>
        <Doors
          level={2}
          doors={[
            { title: t.doors.idea, href: paths.tellIdea(), text: t.doors.ideaText },
            { title: t.doors.doable, href: paths.doables(), text: t.doors.doableText, tone: 'good' },
            { title: t.doors.area, href: paths.areas(), text: t.doors.areaText, tone: 'signal' },
            {
              title: t.doors.projects,
              href: paths.projects(),
              text: open.length > 0 ? t.doors.projectsText(open.length) : t.doors.projectsTextNone,
              tone: 'good',
            },
          ]}
        />
      </Hero>
      <Section title={t.running} more={{ href: paths.initiatives(), label: t.runningAll }}>
        {running.length > 0 ? (
          <InitiativeCards initiatives={running} context={context} level={3} />
        ) : (
          <EmptyState
            title={t.runningNone}
            level={3}
            scene="city"
            instead={<LinkButton href={paths.tellIdea()}>{t.doors.idea}</LinkButton>}
          />
        )}
      </Section>
      {open.length > 0 && (
        <Section
          title={t.takePart}
          more={{ href: paths.projects({ stand: 'nu-open' }), label: t.takePartAll(open.length) }}
        >
          <ProjectCards act={act} projects={open.slice(0, shownOpen)} areas={areas} level={3} />
        </Section>
      )}
      <Section title={t.chooseTitle}>
        <AreaChooser act={act} areas={areas} label={t.choose} />
        <p>
          <FollowLink locale={locale} />
        </p>
      </Section>
      {done.length > 0 && (
        <Section
          title={t.achieved}
          more={{ href: paths.initiatives({ stand: 'completed' }), label: t.achievedAll }}
        >
          <InitiativeCards initiatives={done} context={context} level={3} />
        </Section>
      )}
      {figures.length > 0 && (
        <Section title={t.figures} more={{ href: paths.figures(), label: t.figuresAll }}>
          <Figures figures={figures} />
          <p class="small">{t.figuresSource}</p>
        </Section>
      )}
    </>,
  )
}

/** A list to choose a district from, that leads to its page; works without a script. */
export function AreaChooser({
  act,
  areas,
  label,
  error,
}: {
  readonly act: Act
  readonly areas: readonly Area[]
  readonly label: string
  readonly error?: string | undefined
}) {
  return (
    <FilterBar locale={act.locale} label={label} action={paths.areas()} resetHref={paths.areas()}>
      <Select
        name="gebied"
        locale={act.locale}
        label={label}
        options={areaChoices(areas, act.locale)}
        optional="unsaid"
        error={error}
      />
    </FilterBar>
  )
}
