import {
  CommitmentTable,
  type CommitmentView,
  listPublicCommitments,
  viewCommitments,
} from '../../commitments/index.ts'
import { FollowLink } from '../../following/index.ts'
import {
  amountOf,
  cardContext,
  cityMap,
  countsOfPublic,
  DrawnCity,
  InitiativeCards,
  type ListFilter,
  listPublic,
  pointsOf,
  runningProgresses,
  scopeOf,
  weightRanges,
} from '../../initiatives/index.ts'
import { jurySlug } from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { noticesHere } from '../../notices/index.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaIdsWithin, areaLabel } from '../../places/index.ts'
import { ProjectCards, type PublicProject, projectsFor, projectTexts } from '../../projects/index.ts'
import { figuresHere, HereSection } from '../../reports/index.ts'
import { spotsHere } from '../../spots/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { MapKey, MapLegend } from '../../ui/schematic-map/schematic-map.tsx'
import { AreaChooser } from './home.tsx'
import { texts } from './texts.ts'

const shownRunning = 6
const shownDone = 3
const shownCommitments = 10

/** `/buurt`: choose a district on the drawn city or in the list; `?gebied=` of the chooser leads on. */
export async function showAreas(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).areas
  const chosen = c.req.query('gebied')
  const [areas, counts, city] = await Promise.all([allAreas(act.db), countsOfPublic(act.db), cityMap(act.db)])
  if (chosen && areas.some((area) => area.slug === chosen)) return redirect(c, paths.area(chosen))
  const districts = areas.filter((area) => area.level === 'district' && area.retired_on === null)
  const amounts = new Map(
    districts.map(({ id }) => [id, amountOf(counts, { districtIds: districtIdsOf(areas, id) }) ?? 0]),
  )
  return page(
    c,
    { title: t.title, description: t.description, current: 'areas' },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {districts.length === 0 ? (
        <EmptyState
          title={t.noneAtAll}
          level={2}
          scene="city"
          instead={<LinkButton href={paths.initiatives()}>{t.wholeCityAll}</LinkButton>}
        />
      ) : (
        <>
          <AreaChooser
            act={act}
            areas={areas}
            label={t.choose}
            error={chosen === '' ? t.chooseMissing : undefined}
          />
          <div class="with-aside">
            <div class="stack">
              <DrawnCity
                city={city}
                label={t.mapLabel}
                amounts={amounts}
                inWords={t.amount}
                numbers={new Map(districts.map(({ id }, index) => [id, index + 1]))}
              />
              <MapLegend
                title={t.coloursTitle}
                items={weightRanges([...amounts.values()]).map(({ weight, from, to }) => ({
                  weight,
                  label: from === to ? t.amount(from) : t.range(from, to),
                }))}
              />
            </div>
            <Section title={t.districts}>
              <MapKey>
                {districts.map((area) => (
                  <li key={area.id}>
                    <a href={paths.area(area.slug)}>{area.name}</a>{' '}
                    <span class="small">{t.amount(amounts.get(area.id) ?? 0)}</span>
                  </li>
                ))}
              </MapKey>
              <p>
                <a href={paths.initiatives()}>{t.wholeCityAll}</a>
              </p>
            </Section>
          </div>
        </>
      )}
    </>,
  )
}

/** `/buurt/{gebied}`: what goes on in one area, what was achieved, and what was promised. */
export async function showArea(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const slug = c.req.param('slug') ?? ''
  const areas = await allAreas(db)
  const area = areas.find((one) => one.slug === slug)
  if (!area) throw new NotFound()
  const scope = scopeOf(areas, slug)
  const filter: ListFilter = {
    districtIds: scope.districtIds ?? undefined,
    neighbourhoodIds: scope.neighbourhoodIds ?? undefined,
  }
  const newest = { sort: 'changed', from: null } as const
  const today = dayOf(act.now)
  const [counts, city, now, done, promises, figures, projects] = await Promise.all([
    countsOfPublic(db),
    cityMap(db),
    listPublic(db, { ...filter, progresses: runningProgresses }, { ...newest, limit: shownRunning }),
    listPublic(db, { ...filter, progresses: ['completed'] }, { ...newest, limit: shownDone }),
    listPublicCommitments(db, { areaIds: areaIdsWithin(areas, area.id) }, today, { limit: shownCommitments }),
    figuresHere(act, slug),
    projectsFor(act, { area, areas }),
  ])
  const [context, commitments, notices, spots] = await Promise.all([
    cardContext(act, [...now, ...done], areas),
    viewCommitments(act, promises, 'everyone'),
    noticesHere(act, areaIdsWithin(areas, area.id)),
    spotsHere(act, { area, areas }),
  ])
  const amounts = {
    running: amountOf(counts, { ...filter, progresses: runningProgresses }) ?? 0,
    done: amountOf(counts, { ...filter, progresses: ['completed'] }) ?? 0,
  }
  const t = texts(locale).area
  const feed = paths.initiativesFeed(locale, { gebied: area.slug })
  const calendar = paths.commitmentsCalendar(locale, { gebied: area.slug })
  const chosen =
    scope.districtIds ?? (area.level === 'neighbourhood' && area.parent_id ? [area.parent_id] : [])
  return page(
    c,
    {
      title: area.name,
      description: t.description(area.name),
      current: 'areas',
      breadcrumbs: crumbsOf(act, areas, area),
      alternates: [
        { type: 'application/atom+xml', title: t.feed, href: feed },
        { type: 'text/calendar', title: t.calendar, href: calendar },
      ],
    },
    <>
      <PageHeading
        kicker={kickerOf(area, locale)}
        title={areaLabel(area, locale)}
        lead={t.lead(area.name, amounts.running, amounts.done)}
      />
      {area.retired_on === null && (
        <p class="no-print">
          <FollowLink locale={locale} area={area.slug} />
        </p>
      )}
      <Retired areas={areas} area={area} locale={locale} />
      <WishesHere areas={areas} area={area} locale={locale} />
      {spots}
      <div class="with-aside">
        <div class="flow">
          <Section
            title={t.running}
            more={{ href: paths.initiatives({ gebied: area.slug }), label: t.all(area.name) }}
          >
            {now.length > 0 ? (
              <InitiativeCards initiatives={now} context={context} level={3} />
            ) : (
              <EmptyState
                title={t.runningNone}
                level={3}
                scene="city"
                instead={<LinkButton href={paths.tellIdea({ gebied: area.slug })}>{t.tellIdea}</LinkButton>}
              />
            )}
          </Section>
        </div>
        <aside class="stack stack-loose">
          <DrawnCity
            city={city}
            label={t.mapLabel(area.name)}
            chosen={chosen}
            points={pointsOf(now)}
            hideNames
          />
          <Relations areas={areas} area={area} locale={locale} />
        </aside>
      </div>
      <ProjectsHere act={act} projects={projects} area={area} areas={areas} />
      <Section title={t.done}>
        {done.length > 0 ? (
          <InitiativeCards initiatives={done} context={context} level={3} />
        ) : (
          <p>{t.doneNone}</p>
        )}
      </Section>
      <Promises area={area} commitments={commitments} locale={locale} />
      {notices}
      <HereSection act={act} figures={figures} />
      <Section title={t.follow(area.name)}>
        <ul>
          <li>
            <FollowLink locale={locale} {...(area.retired_on === null ? { area: area.slug } : {})} />
          </li>
          <li>
            <a href={feed}>{t.feed}</a>
          </li>
          <li>
            <a href={calendar}>{t.calendar}</a>
          </li>
        </ul>
      </Section>
    </>,
  )
}

/** The districts that an area means today: itself and those that went up in it. */
const districtIdsOf = (areas: readonly Area[], id: string): readonly string[] =>
  scopeOf(areas, areas.find((one) => one.id === id)?.slug ?? null).districtIds ?? []

interface About {
  readonly areas: readonly Area[]
  readonly area: Area
  readonly locale: Locale
}

/** Says of an area that it is none any more, and where to go on. */
function Retired({ areas, area, locale }: About) {
  const t = texts(locale).area
  if (area.retired_on === null) return null
  const into = areas.find(({ id }) => id === area.merged_into)
  return (
    <Notice tone="info" title={t.retired(formatDay(area.retired_on, locale, 'long'))}>
      <p>
        {t.retiredText} {into && <a href={paths.area(into.slug)}>{t.goesOn(areaLabel(into, locale))}</a>}
      </p>
    </Notice>
  )
}

/** The way to the round, the money and the decisions of the jury of this area. */
function WishesHere({ areas, area, locale }: About) {
  const jury =
    area.level === 'jury_area'
      ? area
      : areas.find(({ id, retired_on }) => id === area.jury_area_id && retired_on === null)
  if (!jury || jury.retired_on !== null) return null
  return (
    <p>
      <a href={paths.wishesOf(jurySlug(jury))}>{texts(locale).area.wishes}</a>
    </p>
  )
}

/** The projects in which people take part here: those that are not over. */
function ProjectsHere({
  act,
  projects,
  area,
  areas,
}: {
  readonly act: Act
  readonly projects: readonly PublicProject[]
  readonly area: Area
  readonly areas: readonly Area[]
}) {
  const t = projectTexts(act.locale).list
  const running = projects.filter(({ standing }) => standing !== 'closed' && standing !== 'stopped')
  if (projects.length === 0) return null
  return (
    <Section
      title={t.here}
      more={{
        href: paths.projects(area.level === 'district' ? { gebied: area.slug } : {}),
        label: t.all,
      }}
    >
      {running.length > 0 ? (
        <ProjectCards act={act} projects={running} areas={areas} level={3} />
      ) : (
        <p>{t.hereNone}</p>
      )}
    </Section>
  )
}

function Promises({
  area,
  commitments,
  locale,
}: {
  readonly area: Area
  readonly commitments: readonly CommitmentView[]
  readonly locale: Locale
}) {
  const t = texts(locale).area
  return (
    <Section
      title={t.commitments}
      more={{ href: paths.commitments({ gebied: area.slug }), label: t.commitmentsAll }}
    >
      {commitments.length > 0 ? (
        <CommitmentTable locale={locale} commitments={commitments} caption={t.commitments} captionHidden />
      ) : (
        <p>{t.commitmentsNone}</p>
      )}
    </Section>
  )
}

function kickerOf(area: Area, locale: Locale): string {
  const t = texts(locale).area
  const people = area.population
    ? [t.population(new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-GB').format(area.population))]
    : []
  return [t.levels[area.level], ...people].join(' · ')
}

/** The areas this one lies in, from large to small. */
function parentsOf(areas: readonly Area[], area: Area): readonly Area[] {
  const parent = areas.find((one) => one.id === (area.parent_id ?? area.jury_area_id))
  return parent ? [...parentsOf(areas, parent), parent] : []
}

const crumbsOf = (act: Act, areas: readonly Area[], area: Area) => [
  { title: texts(act.locale).areas.title, href: paths.areas() },
  ...parentsOf(areas, area).map((one) => ({ title: areaLabel(one, act.locale), href: paths.area(one.slug) })),
]

/** What this area belongs to and what belongs to it. */
function Relations({ areas, area, locale }: About) {
  const t = texts(locale).area
  const parents = parentsOf(areas, area)
  const parts = areas.filter(
    (one) => one.retired_on === null && (one.parent_id === area.id || one.jury_area_id === area.id),
  )
  const merged = areas.filter((one) => one.merged_into === area.id)
  return (
    <>
      {parts.length > 0 && (
        <Section title={area.level === 'district' ? t.parts.neighbourhood : t.parts.district}>
          <AreaLinks areas={parts} locale={locale} />
        </Section>
      )}
      {merged.length > 0 && (
        <Section title={t.merged}>
          <AreaLinks areas={merged} locale={locale} />
        </Section>
      )}
      {parents.length > 0 && (
        <Section title={t.partOf}>
          <AreaLinks areas={parents} locale={locale} />
        </Section>
      )}
    </>
  )
}

const AreaLinks = ({ areas, locale }: { readonly areas: readonly Area[]; readonly locale: Locale }) => (
  <ul>
    {areas.map((one) => (
      <li key={one.id}>
        <a href={paths.area(one.slug)}>{areaLabel(one, locale)}</a>
      </li>
    ))}
  </ul>
)
