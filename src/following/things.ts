import { initiativesByIds, subjectName } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { allAreas, areaLabel } from '../places/index.ts'
import { projectsByIds } from '../projects/index.ts'
import type { KeptThing } from './rules.ts'
import { texts } from './texts.ts'

/** What is followed in words, in the order given; the same three queries for any number of things. */
export async function inWords(act: Act, things: readonly KeptThing[]): Promise<readonly string[]> {
  const { locale } = act
  const t = texts(locale).thing
  const [areas, plans, projects] = await Promise.all([
    allAreas(act.db),
    initiativesByIds(
      act.db,
      things.flatMap(({ case_id }) => case_id ?? []),
    ),
    projectsByIds(
      act.db,
      things.flatMap(({ project_id }) => project_id ?? []),
    ),
  ])
  return things.map((thing) => {
    if (thing.what === 'subject') return t.subject(subjectName(thing.subject ?? '', locale))
    if (thing.what === 'place')
      return thing.lat === null
        ? t.placeUnknown(thing.place ?? '')
        : t.place(thing.place ?? '', thing.radius_m ?? 0)
    if (thing.what === 'area') {
      const area = areas.find(({ id }) => id === thing.area_id)
      return area ? t.area(areaLabel(area, locale)) : ''
    }
    if (thing.what === 'project') {
      const project = projects.find(({ id }) => id === thing.project_id)
      return project ? t.project(project.title) : ''
    }
    const plan = plans.get(thing.case_id ?? '')
    return plan?.public ? t.initiative(plan.title) : t.initiativeGone
  })
}
