import { cityMap, DrawnCity, subjectName, subjects, subjectWord } from '../../initiatives/index.ts'
import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { pageAsked, pageOf } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { type PublicProject, projectsFor } from '../public.ts'
import { type Standing, standings, stateWords } from '../schema.ts'
import { texts } from '../texts.ts'
import { ProjectCards } from './card.tsx'

const perPage = 24

interface Asked {
  readonly standing: Standing | undefined
  readonly area: Area | undefined
  readonly subject: (typeof subjects)[number] | undefined
}

/** What the address asks, as far as it is understood. */
function askedIn(c: Ctx, areas: readonly Area[]): Asked {
  return {
    standing: standings.find((one) => stateWords[one] === c.req.query('stand')),
    area: areas.find(({ slug }) => slug === c.req.query('gebied')),
    subject: subjects.find((one) => subjectWord(one) === c.req.query('onderwerp')),
  }
}

/** The same for an address. */
const wordsOf = (asked: Asked) => ({
  stand: asked.standing ? stateWords[asked.standing] : '',
  gebied: asked.area?.slug ?? '',
  onderwerp: asked.subject ? subjectWord(asked.subject) : '',
})

/** A dot on the map for a project with one place. */
export const pointOf = ({ project }: Pick<PublicProject, 'project'>) =>
  project.lon === null || project.lat === null
    ? []
    : [
        {
          key: project.id,
          lon: project.lon,
          lat: project.lat,
          label: project.title,
          href: paths.project(project.slug),
        },
      ]

/** The projects that an address asks for, out of all that everybody may see. */
export async function foundProjects(c: Ctx) {
  const { act } = c.var
  const areas = await allAreas(act.db)
  const districts = areas.filter(({ level, retired_on }) => level === 'district' && retired_on === null)
  const asked = askedIn(c, districts)
  const all = await projectsFor(act, { areas, area: asked.area, withWholeCity: true })
  const found = all.filter(
    ({ project, standing }) =>
      (!asked.standing || standing === asked.standing) &&
      (!asked.subject || project.subjects.includes(asked.subject)),
  )
  return { areas, districts, asked, all, found }
}

/** `/meedoen`: every project in which people take part, what is open now on top. */
export async function showProjects(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const [{ areas, districts, asked, all, found }, city] = await Promise.all([foundProjects(c), cityMap(db)])
  const shown = pageOf(found, pageAsked(c.req.query('pagina')), perPage)
  const pageAt = (number: number | null): string | undefined =>
    number === null
      ? undefined
      : paths.projects({ ...wordsOf(asked), pagina: number === 1 ? '' : String(number) })
  const isFiltered = asked.standing || asked.area || asked.subject
  return page(
    c,
    {
      title: t.title,
      description: t.list.description,
      current: 'projects',
      alternates: [{ type: 'application/atom+xml', title: t.list.feed, href: paths.projectsFeed(locale) }],
    },
    <>
      <PageHeading title={t.title} lead={t.list.lead} />
      {all.length === 0 && !isFiltered ? (
        <EmptyState
          title={t.list.emptyTitle}
          level={2}
          scene="city"
          instead={<LinkButton href={paths.tellIdea()}>{t.list.tellIdea}</LinkButton>}
        >
          <p>{t.list.empty}</p>
        </EmptyState>
      ) : (
        <>
          <Filters c={c} asked={asked} districts={districts} />
          <div class="with-aside">
            <Section title={t.list.found(found.length)}>
              {found.length > 0 ? (
                <>
                  <ProjectCards act={act} projects={shown.items} areas={areas} level={3} />
                  <Pagination
                    locale={locale}
                    previous={pageAt(shown.previous)}
                    next={pageAt(shown.next)}
                    summary={
                      found.length > perPage
                        ? t.list.page(shown.number, Math.ceil(found.length / perPage))
                        : undefined
                    }
                  />
                </>
              ) : (
                <>
                  <p>{t.list.none}</p>
                  <LinkButton kind="secondary" href={paths.projects()}>
                    {t.list.all}
                  </LinkButton>
                </>
              )}
            </Section>
            <aside class="stays-in-sight">
              <DrawnCity
                city={city}
                label={t.list.map(found.flatMap(pointOf).length)}
                points={found.flatMap(pointOf)}
                chosen={asked.area ? [asked.area.id] : []}
                hideNames
              />
              <p class="small">{t.list.mapNote}</p>
              <p class="no-print">
                <a href={paths.panels()}>{t.list.panels}</a>
              </p>
              <p class="small no-print">
                <a href={paths.projectsFeed(locale)}>{t.list.feed}</a>
              </p>
              <p class="small no-print">
                <a href={paths.meetingsCalendar(locale)}>{t.list.calendar}</a>
              </p>
              <p class="small no-print">
                <SheetLinks href={paths.projectsFile(wordsOf(asked))}>{t.list.file}</SheetLinks>
              </p>
            </aside>
          </div>
        </>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.projects())} />
    </>,
  )
}

function Filters(props: { readonly c: Ctx; readonly asked: Asked; readonly districts: readonly Area[] }) {
  const { asked, districts } = props
  const { locale } = props.c.var.act
  const t = texts(locale)
  const chosen = wordsOf(asked)
  const bound = bindFields(freshForm(chosen), locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const without = (name: keyof typeof chosen): string => paths.projects({ ...chosen, [name]: '' })
  const active = [
    ...(asked.standing ? [{ label: t.standings[asked.standing], removeHref: without('stand') }] : []),
    ...(asked.area ? [{ label: areaLabel(asked.area, locale), removeHref: without('gebied') }] : []),
    ...(asked.subject
      ? [{ label: subjectName(asked.subject, locale), removeHref: without('onderwerp') }]
      : []),
  ]
  return (
    <FilterBar
      locale={locale}
      label={t.list.filter}
      action={paths.projects()}
      active={active}
      resetHref={paths.projects()}
    >
      <Select
        {...field('stand')}
        label={t.list.state}
        empty={t.list.any}
        options={standings.map((one) => ({ value: stateWords[one], label: t.standings[one] }))}
      />
      <Select
        {...field('gebied')}
        label={t.list.area}
        empty={t.list.anywhere}
        options={districts.map((area) => ({ value: area.slug, label: areaLabel(area, locale) }))}
      />
      <Select
        {...field('onderwerp')}
        label={t.list.subject}
        empty={t.list.any}
        options={subjects.map((one) => ({ value: subjectWord(one), label: subjectName(one, locale) }))}
      />
    </FilterBar>
  )
}
