import {
  currentProcesses,
  isTeam,
  perStep,
  type RunningCount,
  type StepCounts,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { absolute } from '../../../kit/mail.ts'
import type { Cell } from '../../../kit/sheet.ts'
import { paths } from '../../../paths.ts'
import { hasRole } from '../../../people/index.ts'
import { areaIdsWithin, areaLabel } from '../../../places/index.ts'
import {
  AreasSection,
  aboutWhat,
  type Choices,
  FigureFilters,
  FigureSections,
  type Figures,
  figureRows,
  figuresFile,
  figuresOf,
  figuresPerArea,
  headlineOf,
  markInWords,
  normOf,
  queryOf,
  readChoices,
} from '../../../reports/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { SheetLinks } from '../../../ui/download/download.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Figures as Headline } from '../../../ui/figures/figures.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { PrintSource } from '../../../ui/print/print.tsx'
import { DeskTabs } from '../home/shared.tsx'
import { managedAreas, type NumberGroup, numbersOf } from './numbers.ts'
import { Numbers, StepsNow } from './parts.tsx'
import { partsFor } from './parts-of-role.ts'
import { deskFacts } from './read.ts'
import { texts } from './texts.ts'

interface Dashboard {
  readonly choices: Choices
  readonly figures: Figures
  readonly perArea: Awaited<ReturnType<typeof figuresPerArea>>
  readonly groups: readonly NumberGroup[]
  readonly steps: readonly StepCounts[]
}

/** All of it for who looks, with the choices of the address. */
async function dashboardOf(c: Ctx): Promise<Dashboard> {
  const { act } = c.var
  const choices = await readChoices(act, (name) => c.req.query(name))
  const processes = await currentProcesses(act.db)
  const [figures, perArea, facts] = await Promise.all([
    figuresOf(act, choices),
    figuresPerArea(act, choices),
    deskFacts(act, choices, choices.areas),
  ])
  const given = { act, facts, chosen: choices, areas: choices.areas, processes }
  return {
    choices,
    figures,
    perArea,
    groups: [...numbersOf(given), ...opinionGroup(act, figures, choices)],
    steps: perStep(facts.running.filter(isShown(act, choices))),
  }
}

/** Which counts per step somebody sees: all for the team, their areas for who manages those, the city for the council. */
function isShown(act: Act, choices: Choices) {
  const { actor } = act
  const { areas, kind, area } = choices
  const shown = isTeam(actor)
    ? [area]
    : hasRole(actor, 'area_manager')
      ? managedAreas({ act, chosen: choices, areas })
      : area === null
        ? [null]
        : []
  const ids = shown.includes(null)
    ? null
    : new Set(shown.flatMap((one) => (one ? areaIdsWithin(areas, one.id) : [])))
  return (count: RunningCount): boolean =>
    (kind === null || count.kind === kind) &&
    (ids === null || (count.area_id !== null && ids.has(count.area_id)))
}

/** How many answered what they think of us, for who reads what they said. */
function opinionGroup(act: Act, { marks }: Figures, choices: Choices): readonly NumberGroup[] {
  if (!hasRole(act.actor, 'coordinator')) return []
  const t = texts(act.locale)
  const { answers, average } = marks.all
  const earlier = act.municipality.baseline.marks.find(({ key }) => key === 'initiators')
  return [
    {
      key: 'opinion',
      title: t.opinion,
      numbers: [
        {
          key: 'answers',
          value: answers,
          label: t.answers(answers),
          compare: [
            t.answersOf(marks.asked),
            ...(average === null ? [] : [t.average(markInWords(average, act.locale))]),
            ...(average !== null && earlier ? [t.before(markInWords(earlier.mark, act.locale))] : []),
          ].join(' '),
          href: `${paths.deskFigures(queryOf(choices))}#mening`,
        },
      ],
    },
  ]
}

/** `/werk/cijfers`: what there is now by role, each number with its list, and how it goes, drawn. */
export async function showDeskFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { actor, locale } = act
  const t = texts(locale)
  const { choices, figures, perArea, groups, steps } = await dashboardOf(c)
  const query = queryOf(choices)
  const opensCases = isTeam(actor) || hasRole(actor, 'area_manager')
  const area =
    opensCases && !isTeam(actor)
      ? managedAreas({ act, chosen: choices, areas: choices.areas })
      : [choices.area]
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="figures" />
      <FigureFilters choices={choices} locale={locale} address={paths.deskFigures} />
      {groups.length > 0 ? (
        <Section title={t.now(formatDay(dayOf(act.now), locale, 'long'))}>
          <p>{t.scope}</p>
          {groups.map(({ key, title, numbers }) => (
            <div key={key} class="flow">
              <h3>{title}</h3>
              <Numbers numbers={numbers} />
            </div>
          ))}
          {hasRole(actor, 'coordinator') && (
            <p>
              <a href={paths.opinions()}>{t.said}</a>
            </p>
          )}
        </Section>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.desk()}>
              {t.toDesk}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <StepsNow
        counts={steps}
        choices={choices}
        locale={locale}
        hrefOf={
          opensCases
            ? (step) => paths.deskCases({ stap: step, gebied: area.length === 1 ? area[0]?.slug : undefined })
            : null
        }
      />
      <Section title={t.how}>
        <p>
          {t.howLead} {aboutWhat(choices, locale)}
        </p>
        <Headline figures={headlineOf(act, figures, normOf(choices))} />
      </Section>
      <FigureSections act={act} choices={choices} figures={figures} parts={partsFor(actor)} />
      {choices.area === null && (
        <AreasSection
          areas={perArea}
          locale={locale}
          hrefOf={(slug) => paths.deskFigures({ ...query, gebied: slug })}
        />
      )}
      <p class="no-print">
        <SheetLinks href={paths.deskFiguresFile(query)}>{t.csv}</SheetLinks>
        <br />
        <a href={paths.figures(query)}>{t.publicPage}</a>
        <br />
        <a href={`${paths.figures()}#tellen`}>{t.counting}</a>
      </p>
      <PrintSource locale={locale} address={absolute(act, paths.deskFigures(query))} />
    </>,
  )
}

/** `/werk/cijfers.csv`: the numbers of this moment, and under them what the figures say. */
export async function downloadDeskFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { choices, figures, perArea, groups } = await dashboardOf(c)
  const today = dayOf(act.now)
  const place = choices.area ? areaLabel(choices.area, locale) : t.wholeCity
  const now: readonly (readonly Cell[])[] = groups.flatMap(({ title, numbers }) =>
    numbers.map(({ label, value }) => [t.part, title, label, place, today, today, value]),
  )
  return figuresFile(
    c,
    [...now, ...figureRows(act, choices, figures, perArea, partsFor(act.actor))],
    t.csvName,
  )
}
