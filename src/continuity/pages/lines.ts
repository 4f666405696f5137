import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { isCaseworkRole, peopleWithRoles } from '../../people/index.ts'
import { type Area, areaIdsWithin } from '../../places/index.ts'
import { seesAllKept } from '../rights.ts'
import { concernsOf } from '../rules.ts'
import { type KeptLine, keptLines } from '../store.ts'
import { answerWords } from '../words.ts'

/** What can be chosen of the list; other words mean everything. */
export const states = ['aandacht', 'te-laat', 'goed', 'hulp', 'overnemen', 'stoppen', 'gestopt'] as const
export type State = (typeof states)[number]

export interface Chosen {
  readonly state: State | undefined
  readonly kind: string | undefined
  readonly area: Area | undefined
}

export const mostLines = 200
/** Read before choosing by what has to be done, which only the rules can say. */
const mostRead = 5000

/** What is kept up, as somebody may see it: the team all of it, others what they guide. */
export async function linesFor(
  act: Act,
  { state, kind, area }: Chosen,
  areas: readonly Area[],
): Promise<readonly KeptLine[]> {
  const today = dayOf(act.now)
  const found = await keptLines(
    act.db,
    {
      kind,
      districtIds: area && areaIdsWithin(areas, area.id),
      visible: seesAllKept(act.actor)
        ? undefined
        : { guideId: act.actor.personId ?? '', districtIds: managedBy(act, areas) },
    },
    mostRead,
  )
  return found.filter((line) => isIn(line, state, today))
}

/** The areas of which the actor is the manager, with everything in them. */
const managedBy = ({ actor }: Act, areas: readonly Area[]): readonly string[] =>
  actor.roles.flatMap(({ role, scopeKind, scopeId }) =>
    role === 'area_manager' && scopeKind === 'area' && scopeId ? areaIdsWithin(areas, scopeId) : [],
  )

function isIn(line: KeptLine, state: State | undefined, today: string): boolean {
  if (state === undefined) return true
  const concerns = concernsOf(line, today)
  if (state === 'aandacht') return concerns.length > 0
  if (state === 'te-laat') return concerns.includes('late')
  if (state === 'gestopt') return line.ended_on !== null
  return line.ended_on === null && line.standing === answerWords[state]
}

/** The names of guides who work here; what a guide who left had is the team's. */
export async function guideNames(
  act: Act,
  lines: readonly Pick<KeptLine, 'guide_id'>[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(lines.map(({ guide_id }) => guide_id))
  const staff = wanted.size === 0 ? [] : await peopleWithRoles(act.db)
  return new Map(
    staff
      .filter(({ id, grants }) => wanted.has(id) && grants.some(({ role }) => isCaseworkRole(role)))
      .map(({ id, name }) => [id, name]),
  )
}

/** What asks something of somebody now: of a guide their own, of the team what no guide who works here has. */
export async function linesToDo(act: Act, areas: readonly Area[]): Promise<readonly KeptLine[]> {
  const all = await linesFor(act, { state: 'aandacht', kind: undefined, area: undefined }, areas)
  const guides = await guideNames(act, all)
  const { actor } = act
  return all.filter(
    ({ guide_id }) =>
      guide_id === actor.personId || (seesAllKept(actor) && (guide_id === null || !guides.has(guide_id))),
  )
}
