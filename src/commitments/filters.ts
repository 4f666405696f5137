import type { Act } from '../kit/act.ts'
import { isDay } from '../kit/dates.ts'
import type { Municipality } from '../kit/municipality.ts'
import { slugOf } from '../kit/slug.ts'
import { type Area, allAreas, areaChoices, areaIdsWithin } from '../places/index.ts'
import type { CommitmentKind, CommitmentStatus, OwnerKind } from './rules.ts'
import type { CommitmentCursor, CommitmentFilter } from './store.ts'

/** Words of the filters in the address, as people read them aloud. */
export const statusWords: Readonly<Record<string, Exclude<CommitmentStatus, 'open'> | 'running'>> = {
  'te-laat': 'late',
  bijna: 'due_soon',
  loopt: 'running',
  'op-tijd': 'kept_on_time',
  later: 'kept_late',
  ingetrokken: 'withdrawn',
  vervallen: 'ended',
}
export const ownerWords: Readonly<Record<string, OwnerKind>> = {
  gemeente: 'municipality',
  initiatiefnemer: 'initiator',
  partner: 'partner',
}
export const kindWords: Readonly<Record<string, CommitmentKind>> = {
  tijd: 'time',
  spullen: 'goods',
  plek: 'place',
  vergunning: 'permit',
  geld: 'money',
  beslissing: 'decision',
}

/** Departments as they stand in an address: "Groen en beheer" is `groen-en-beheer`. */
export const departmentWords = ({ departments }: Pick<Municipality, 'departments'>) =>
  departments.map(({ nl }) => ({ word: slugOf(nl), name: nl }))

export const filterNames = ['stand', 'van', 'afdeling', 'soort', 'gebied'] as const
export type FilterQuery = Readonly<Partial<Record<(typeof filterNames)[number], string>>>

export interface ChosenFilter {
  /** What was understood of the address; anything unknown is left out. */
  readonly query: FilterQuery
  readonly filter: CommitmentFilter
  readonly area: Area | null
  /** To choose from. */
  readonly areas: ReturnType<typeof areaChoices>
}

const chosen = <T>(words: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined

/** Reads the filters of an address; what is not a filter is ignored. */
export async function readFilter(act: Act, ask: (name: string) => string | undefined): Promise<ChosenFilter> {
  const everywhere = await allAreas(act.db)
  const area = everywhere.find(({ slug }) => slug === ask('gebied')) ?? null
  const departments = departmentWords(act.municipality)
  const department = departments.find(({ word }) => word === ask('afdeling'))
  const filter: CommitmentFilter = {
    status: chosen(statusWords, ask('stand')),
    ownerKind: chosen(ownerWords, ask('van')),
    kind: chosen(kindWords, ask('soort')),
    department: department?.name,
    areaIds: area ? areaIdsWithin(everywhere, area.id) : undefined,
  }
  const query = {
    ...(filter.status ? { stand: ask('stand') ?? '' } : {}),
    ...(filter.ownerKind ? { van: ask('van') ?? '' } : {}),
    ...(department ? { afdeling: department.word } : {}),
    ...(filter.kind ? { soort: ask('soort') ?? '' } : {}),
    ...(area ? { gebied: area.slug } : {}),
  }
  return { query, filter, area, areas: areaChoices(everywhere, act.locale) }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Place in the list, as it stands in the address: "2026-05-01_<id>". */
export function readCursor(text: string | undefined): CommitmentCursor | null {
  const [due = '', id = ''] = (text ?? '').split('_')
  return isDay(due) && uuid.test(id) ? { due, id } : null
}

export const cursorText = (commitment: { readonly first_due: string; readonly id: string }): string =>
  `${commitment.first_due}_${commitment.id}`
