import { type Activity, activitiesByIds } from '../activities/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf, formatDay, formatMoment } from '../kit/dates.ts'
import { isOpenMeeting } from '../meetings/index.ts'
import { paths } from '../paths.ts'
import { type Area, areaIdsWithin, areaLabel } from '../places/index.ts'
import {
  type Project,
  projectMeetingsByIds,
  projectNewsByIds,
  projectStateWords,
  projectsByIds,
} from '../projects/index.ts'
import { idsAround, type PublicThing, type Read } from './public-thing.ts'
import type { Whereabouts } from './rules.ts'
import { texts } from './texts.ts'

/** Those of these projects that everybody may see, by their identifier. */
async function shownProjects(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, Project>> {
  const projects = await projectsByIds(act.db, [...new Set(ids)])
  return new Map(
    projects.filter(({ published_on }) => published_on !== null).map((project) => [project.id, project]),
  )
}

/** What is about a district is about its neighbourhoods, too; what is about no area is about all of them. */
function whereabouts(project: Project, areas: readonly Area[]): Whereabouts {
  const { area_ids, lon, lat } = project
  const areaIds =
    area_ids.length === 0
      ? areas.map(({ id }) => id)
      : area_ids.flatMap((id) => [...idsAround(areas, id), ...areaIdsWithin(areas, id)])
  return {
    areaIds: [...new Set(areaIds)],
    subjects: project.subjects,
    caseId: null,
    projectId: project.id,
    point: lon === null || lat === null ? null : [lon, lat],
    drawnAreas: lon === null || lat === null ? area_ids : [],
    // Its title often names the street that its address does not.
    address: [project.title, project.address].filter(Boolean).join(', '),
  }
}

const areasOf = ({ area_ids }: Project, areas: readonly Area[], locale: Act['locale']): string =>
  area_ids.length === 0
    ? texts(locale).cityWide
    : areas
        .filter(({ id }) => area_ids.includes(id))
        .map((area) => areaLabel(area, locale))
        .join(', ')

/** A project: how it stands, where it is, what it is about. */
export const readProjects: Read = async (act, things, areas) => {
  const projects = await shownProjects(act, things)
  return new Map(
    [...projects].map(([id, project]) => {
      const thing: PublicThing = {
        path: paths.project(project.slug),
        where: whereabouts(project, areas),
        title: () => project.title,
        lines: (locale) => [
          projectStateWords(project.state, locale),
          [areasOf(project, areas, locale), project.address].filter(Boolean).join(', '),
          (locale === 'en' && project.summary_en) || project.summary,
        ],
      }
      return [id, thing]
    }),
  )
}

/** Something of a project, told with what the project is called. */
async function ofProject<Part extends { readonly id: string; readonly project_id: string }>(
  act: Act,
  parts: readonly Part[],
  areas: readonly Area[],
  tell: (part: Part, project: Project) => Pick<PublicThing, 'path' | 'title' | 'lines'>,
): Promise<ReadonlyMap<string, PublicThing>> {
  const projects = await shownProjects(
    act,
    parts.map(({ project_id }) => project_id),
  )
  return new Map(
    parts.flatMap((part) => {
      const project = projects.get(part.project_id)
      return project
        ? [[part.id, { ...tell(part, project), where: whereabouts(project, areas) }] as const]
        : []
    }),
  )
}

const about = (project: Project, locale: Act['locale']): string => texts(locale).project.of(project.title)

export const readNews: Read = async (act, things, areas) =>
  ofProject(act, await projectNewsByIds(act.db, things), areas, (news, project) => ({
    path: `${paths.project(project.slug)}#nieuws`,
    title: () => news.title,
    lines: (locale) => [about(project, locale)],
  }))

/** A meeting that is still to come; what was called off is no news. */
export const readMeetings: Read = async (act, things, areas) => {
  const meetings = (await projectMeetingsByIds(act.db, things)).filter(
    ({ status, ends_at }) => isOpenMeeting(status) && ends_at > act.now,
  )
  return ofProject(act, meetings, areas, (meeting, project) => ({
    path: paths.projectMeeting(project.slug, meeting.id),
    title: () => meeting.title,
    lines: (locale) => [
      about(project, locale),
      [formatMoment(meeting.starts_at, locale, 'long'), meeting.place].join(', '),
    ],
  }))
}

/** An activity in which people can still take part. */
export const readActivities: Read = async (act, things, areas) => {
  const today = dayOf(act.now)
  const open = (await activitiesByIds(act.db, things)).filter(
    ({ stopped_at, closes_on }) => stopped_at === null && closes_on >= today,
  )
  return ofProject(act, open, areas, (activity: Activity, project) => ({
    path: paths.activity(project.slug, activity.slug),
    title: () => activity.title,
    lines: (locale) => [
      about(project, locale),
      texts(locale).project.until(formatDay(activity.closes_on, locale, 'long')),
    ],
  }))
}

/** Answers to what people put in. */
export const readAnswers: Read = async (act, things, areas) =>
  ofProject(act, await activitiesByIds(act.db, things), areas, (activity, project) => ({
    path: paths.projectAnswers(project.slug),
    title: () => activity.title,
    lines: (locale) => [about(project, locale), texts(locale).project.answered],
  }))
