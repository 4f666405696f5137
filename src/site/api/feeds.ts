import { listPublicCommitments, statusWords, viewCommitments } from '../../commitments/index.ts'
import {
  cardStatus,
  filterOf,
  kindName,
  listPublicWhole,
  readListQuery,
  runningProgresses,
  scopeOf,
  subjectName,
} from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { atomText, atomType } from '../../kit/atom.ts'
import { type CalendarDay, calendarMediaType, calendarOfDays } from '../../kit/calendar.ts'
import { addDays, type Day, dayOf, momentAt } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { publicPanelRequests } from '../../panels/index.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { areaIdsOf } from './commitments.ts'
import { texts } from './texts.ts'

const mostEntries = 50
const mostDays = 500
/** A calendar looks back this far; what was kept before that is history. */
const daysBack = 90

/** A feed of an area that is gone must not silently become that of the whole city. */
function areaAsked(c: Ctx, areas: readonly Area[]): Area | null {
  const slug = c.req.query('gebied')
  if (!slug) return null
  const area = areas.find((one) => one.slug === slug)
  if (!area) throw new NotFound()
  return area
}

/** `/initiatieven.atom`: what changed last, with the filters of the list. */
export async function showInitiativesFeed(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).feeds
  const areas = await allAreas(act.db)
  const area = areaAsked(c, areas)
  const query = { ...readListQuery(c.req.query()), from: null, backwards: false }
  const rows = await listPublicWhole(act.db, filterOf(query, scopeOf(areas, query.area)), {
    sort: 'changed',
    from: null,
    limit: mostEntries,
  })
  const today = dayOf(act.now)
  const { pathname, search } = new URL(c.req.url)
  const text = atomText({
    title: area ? t.initiativesIn(area.name) : t.initiatives(municipality.name),
    subtitle: t.initiativesAbout,
    locale,
    self: absolute(act, `${pathname}${search}`),
    page: absolute(act, `${paths.initiatives()}${search}`),
    author: municipality.name,
    updatedAt: rows[0]?.changed_at ?? new Date(0),
    entries: rows.map((initiative) => ({
      id: absolute(act, paths.api('initiatieven', initiative.number)),
      title: initiative.title,
      address: absolute(act, paths.initiative(initiative.number, initiative.slug)),
      publishedAt: initiative.submitted_on === null ? null : momentAt(initiative.submitted_on),
      updatedAt: initiative.changed_at,
      summary: `${cardStatus(initiative, today, locale).label}. ${initiative.summary}`,
      categories: [kindName(initiative.kind, locale), subjectName(initiative.subject, locale)],
    })),
  })
  c.header('Content-Type', `${atomType}; charset=utf-8`)
  return c.body(text)
}

/** `/toezeggingen.ics`: the days of promises, of advice, and those on which the municipality answers, for a calendar. */
export async function showCommitmentsCalendar(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).feeds
  const areas = await allAreas(act.db)
  const area = areaAsked(c, areas)
  const since = addDays(dayOf(act.now), -daysBack)
  const days = [
    ...(await promisedDays(act, area)),
    ...(await answerDays(act, areas, area)),
    ...(await adviceDays(act, area)),
  ]
  const name = area ? t.calendarOf(area.name) : t.calendar(act.municipality.name)
  c.header('Content-Type', calendarMediaType('PUBLISH'))
  c.header('Content-Disposition', 'inline; filename="toezeggingen.ics"')
  return c.body(
    calendarOfDays(
      name,
      days.filter(({ day }) => day >= since),
    ),
  )
}

const uidOf = (act: Act, id: string): string => `${id}@${new URL(absolute(act, '/')).hostname}`

async function promisedDays(act: Act, area: Area | null): Promise<readonly CalendarDay[]> {
  const { locale } = act
  const t = texts(locale).feeds
  const areaIds = await areaIdsOf(act, area?.slug)
  const rows = await listPublicCommitments(act.db, { areaIds }, dayOf(act.now), { limit: mostDays })
  const views = await viewCommitments(act, rows, 'everyone')
  return views.map(({ id, promise, owner, state, about: { number, title } }, index) => ({
    uid: uidOf(act, id),
    day: state.due,
    title: t.promised(promise ?? title),
    description: t.promisedBy(owner, statusWords(state, locale), title, number),
    url: absolute(act, paths.commitment(id)),
    cancelled: state.status === 'withdrawn',
    changedOn: latest(rows[index]!.made_on, state.closedOn),
  }))
}

const latest = (one: Day, other: Day | null): Day => (other !== null && other > one ? other : one)

async function answerDays(
  act: Act,
  areas: readonly Area[],
  area: Area | null,
): Promise<readonly CalendarDay[]> {
  const t = texts(act.locale).feeds
  const { districtIds, neighbourhoodIds } = scopeOf(areas, area?.slug ?? null)
  const filter = {
    progresses: runningProgresses,
    districtIds: districtIds ?? undefined,
    neighbourhoodIds: neighbourhoodIds ?? undefined,
  }
  const rows = await listPublicWhole(act.db, filter, { sort: 'changed', from: null, limit: mostDays })
  return rows.flatMap((initiative) => {
    const { case_id, number, slug, title, progress, waiting, answer_due: day } = initiative
    if (day === null || waiting) return []
    return [
      {
        uid: uidOf(act, `antwoord-${case_id}`),
        day,
        title: progress === 'execution' ? t.ready(title) : t.answer(title),
        description: t.answerAbout(number),
        url: absolute(act, paths.initiative(number, slug)),
        cancelled: false,
        changedOn: dayOf(initiative.changed_at),
      },
    ]
  })
}

/** When panels and boards advise, and when the municipality answers them; in an area those of groups for it. */
async function adviceDays(act: Act, area: Area | null): Promise<readonly CalendarDay[]> {
  const t = texts(act.locale).feeds
  const requests = (await publicPanelRequests(act.db)).slice(0, mostDays)
  return requests
    .filter(
      ({ panel_area_id: of }) => area === null || (of !== null && [area.id, area.parent_id].includes(of)),
    )
    .flatMap(({ id, nr, slug, panel_name, title, question, due_on, answer_by, ...moments }) => {
      const { asked_at, advised_at, answered_at, withdrawn_at } = moments
      const last = [advised_at, answered_at, withdrawn_at].findLast((moment) => moment !== null) ?? asked_at
      const common = {
        description: question,
        url: absolute(act, paths.panelRequest(slug, nr)),
        cancelled: withdrawn_at !== null,
        changedOn: dayOf(last),
      }
      return [
        { ...common, uid: uidOf(act, `advies-${id}`), day: due_on, title: t.advice(panel_name, title) },
        {
          ...common,
          uid: uidOf(act, `antwoord-op-advies-${id}`),
          day: answer_by,
          title: t.adviceAnswer(panel_name, title),
        },
      ]
    })
}
