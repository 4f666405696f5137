import { initiativesByIds, publicAddress, publicPoint } from '../initiatives/index.ts'
import { juryName, juryOfArea, jurySlug, roundById } from '../juries/index.ts'
import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import { noticesByIds, objectionInWords } from '../notices/index.ts'
import { paths } from '../paths.ts'
import { type Area, allAreas } from '../places/index.ts'
import { readActivities, readAnswers, readMeetings, readNews, readProjects } from './project-kinds.ts'
import { idsAround, type PublicThing, type Read } from './public-thing.ts'
import type { PublicEvent } from './store.ts'
import { texts } from './texts.ts'

const readPlans: Read = async (act, things, areas) => {
  const plans = [...(await initiativesByIds(act.db, things)).values()].filter((plan) => plan.public)
  return new Map(
    plans.map((plan) => {
      const address = publicAddress(plan.address, plan.home_bound)
      const point = publicPoint(plan, plan.home_bound)
      const area = areas.find(({ id }) => id === (plan.neighbourhood_id ?? plan.district_id))
      const thing: PublicThing = {
        path: paths.initiative(plan.number, plan.slug),
        title: () => plan.title,
        lines: (locale) => [
          [area?.name ?? texts(locale).cityWide, address].filter(Boolean).join(', '),
          plan.summary,
        ],
        where: {
          areaIds: idsAround(areas, area?.id ?? null),
          subjects: [plan.subject],
          caseId: plan.case_id,
          projectId: null,
          point: point && [point.lon, point.lat],
          address,
        },
      }
      return [plan.case_id, thing]
    }),
  )
}

const readRounds: Read = async (act, things, areas) => {
  const read = await Promise.all(
    things.map(async (id) => {
      const round = await roundById(act.db, id)
      if (!round || round.state === 'cancelled') return []
      const jury = await juryOfArea(act, round.area_id)
      const thing: PublicThing = {
        path: paths.wishesOf(jurySlug(jury.area)),
        title: (locale) => texts(locale).round.title(juryName(jury, locale), round.number),
        lines: (locale) => [texts(locale).round.closes(formatDay(round.closes_on, locale, 'long'))],
        where: {
          areaIds: [...idsAround(areas, round.area_id), ...districtsOf(areas, round.area_id)],
          subjects: [],
          caseId: null,
          projectId: null,
          point: null,
          address: null,
        },
      }
      return [[id, thing] as const]
    }),
  )
  return new Map(read.flat())
}

const readNotices: Read = async (act, things, areas) => {
  const notices = [...(await noticesByIds(act.db, things)).values()]
  return new Map(
    notices.map((notice) => {
      const { id, title, address, lon, lat, area_id } = notice
      const thing: PublicThing = {
        path: paths.notice(id),
        title: () => title,
        lines: (locale) => [...(address ? [address] : []), ...objectionInWords(notice, locale)],
        where: {
          areaIds: idsAround(areas, area_id),
          subjects: [],
          caseId: null,
          projectId: null,
          point: lon === null || lat === null ? null : [lon, lat],
          // Its title often says what its address does not.
          address: [title, address].filter(Boolean).join(', '),
        },
      }
      return [id, thing]
    }),
  )
}

const districtsOf = (areas: readonly Area[], juryAreaId: string): readonly string[] =>
  areas.filter(({ jury_area_id }) => jury_area_id === juryAreaId).map(({ id }) => id)

/**
 * Everything that happens in public and that people can follow: the one list. Who adds a kind tells `made_public` when it
 * happens, says here how to read it, and gives it a word in `texts.ts`.
 */
export const eventKinds: Readonly<Record<string, Read>> = {
  plan_published: readPlans,
  plan_decided: readPlans,
  plan_completed: readPlans,
  round_planned: readRounds,
  notice: readNotices,
  project_published: readProjects,
  project_moved: readProjects,
  project_news: readNews,
  project_meeting: readMeetings,
  activity_opened: readActivities,
  activity_answered: readAnswers,
}

/** What these events are about, by the event; those that are not public now are left out. */
export async function readEvents(
  act: Act,
  events: readonly PublicEvent[],
): Promise<ReadonlyMap<number, PublicThing>> {
  const areas = await allAreas(act.db)
  const found = new Map<number, PublicThing>()
  for (const [kind, read] of Object.entries(eventKinds)) {
    const ofKind = events.filter((event) => event.kind === kind)
    if (ofKind.length === 0) continue
    const things = await read(act, [...new Set(ofKind.map(({ thing }) => thing))], areas)
    for (const { id, thing } of ofKind) {
      const one = things.get(thing)
      if (one) found.set(id, one)
    }
  }
  return found
}
