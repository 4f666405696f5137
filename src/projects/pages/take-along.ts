import { subjectName } from '../../initiatives/index.ts'
import { calendarMediaType } from '../../kit/calendar.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { meetingsCalendar } from '../meeting-mails.ts'
import { openUntil, projectsFor } from '../public.ts'
import { projectMeetings } from '../store.ts'
import { texts } from '../texts.ts'
import { ownerName } from '../words.ts'
import { areasInWords } from './card.tsx'
import { foundProjects } from './list.tsx'

/** A calendar looks back this far; what was before that is history. */
const daysBack = 90

/** `/meedoen.csv`: the list of projects for a spreadsheet, with the choices of the page. */
export async function downloadProjects(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale)
  const { found, areas } = await foundProjects(c)
  const today = dayOf(act.now)
  const rows = found.map(({ project, plan, standing }) => [
    project.number,
    project.title,
    t.standings[standing],
    ownerName(project, municipality, locale),
    areasInWords(project.area_ids, areas, locale),
    project.address,
    project.subjects.map((subject) => subjectName(subject, locale)).join(', '),
    project.published_on,
    standing === 'open' ? openUntil(plan, today) : null,
    plan.feedbackOn,
    plan.decisionOn,
    absolute(act, paths.project(project.slug)),
  ])
  return giveSheet(c, { title: t.list.fileName, columns: t.list.fileColumns, rows })
}

/** `/meedoen.ics`: meetings to which anybody can come, of the whole city or of one area (`?gebied=`). */
export async function showMeetingsCalendar(c: Ctx): Promise<Response> {
  const { act } = c.var
  const areas = await allAreas(act.db)
  const slug = c.req.query('gebied')
  const area = slug ? areas.find((one) => one.slug === slug) : undefined
  // A calendar of an area that is gone must not silently become that of the whole city.
  if (slug && !area) throw new NotFound()
  const projects = (await projectsFor(act, { area, areas, withWholeCity: true })).map(
    ({ project }) => project,
  )
  const meetings = await projectMeetings(
    act.db,
    projects.map(({ id }) => id),
  )
  const since = addDays(dayOf(act.now), -daysBack)
  const about = meetings.flatMap((meeting) => {
    const project = projects.find(({ id }) => id === meeting.project_id)
    return project && dayOf(meeting.starts_at) >= since ? [{ project, meeting }] : []
  })
  c.header('Content-Type', calendarMediaType('PUBLISH'))
  c.header('Content-Disposition', 'inline; filename="bijeenkomsten.ics"')
  return c.body(meetingsCalendar(act, about, 'PUBLISH', act.locale))
}
