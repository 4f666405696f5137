import type { DeskCursor, DeskFilter, DeskScope, DeskSort, ProcessVersion } from '../../../cases/index.ts'
import { deskSorts } from '../../../cases/index.ts'
import { type Day, isDay } from '../../../kit/dates.ts'
import { type Area, areaIdsWithin } from '../../../places/index.ts'

/** The choices of the case list as they stand in its address; what it does not understand is left out. */
export interface CaseQuery {
  readonly zoek?: string | undefined
  readonly van?: 'mij' | 'niemand' | undefined
  readonly begeleider?: string | undefined
  readonly soort?: string | undefined
  /** `city_wish.decision`: a step belongs to a kind. */
  readonly stap?: string | undefined
  readonly stand?: 'wacht' | 'klaar' | 'alles' | undefined
  readonly gebied?: string | undefined
  readonly telaat?: 'ja' | undefined
  readonly volgorde?: Exclude<SortWord, 'dringend'> | undefined
}

export const filterNames = [
  'zoek',
  'van',
  'begeleider',
  'soort',
  'stap',
  'stand',
  'gebied',
  'telaat',
  'volgorde',
] as const satisfies readonly (keyof CaseQuery)[]

const sortWords = {
  dringend: 'urgent',
  nieuwste: 'newest',
  veranderd: 'changed',
  oudste: 'oldest',
} as const
type SortWord = keyof typeof sortWords

export const sortOf = (query: CaseQuery): DeskSort => sortWords[query.volgorde ?? 'dringend']

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const oneOf = <T extends string>(value: string | undefined, values: readonly T[]): T | undefined =>
  values.find((one) => one === value)

interface Known {
  readonly processes: readonly ProcessVersion[]
  readonly areas: readonly Area[]
  /** Who may be filtered on; the address cannot name others. */
  readonly guideIds: readonly string[]
}

/** Reads the address of the list. */
export function readCaseQuery(read: (name: string) => string | undefined, known: Known): CaseQuery {
  const steps = known.processes.flatMap(({ process }) =>
    process.steps.map((step) => `${process.kind}.${step.key}`),
  )
  const kinds = known.processes.map(({ process }) => process.kind)
  const text = (read('zoek') ?? '').replace(/\s+/g, ' ').trim().slice(0, 100)
  return {
    zoek: text || undefined,
    van: oneOf(read('van'), ['mij', 'niemand']),
    begeleider: oneOf(read('begeleider'), known.guideIds),
    soort: oneOf(read('soort'), kinds),
    stap: oneOf(read('stap'), steps),
    stand: oneOf(read('stand'), ['wacht', 'klaar', 'alles']),
    gebied: known.areas.find((area) => area.slug === read('gebied'))?.slug,
    telaat: oneOf(read('telaat'), ['ja']),
    volgorde: oneOf(read('volgorde'), ['nieuwste', 'veranderd', 'oudste']),
  }
}

const states = {
  wacht: ['paused'],
  klaar: ['ended'],
  alles: ['running', 'paused', 'ended'],
} as const

/** What the list asks of the database. */
export function filterOf(
  query: CaseQuery,
  areas: readonly Area[],
  by: { readonly personId: string; readonly scope: DeskScope | undefined; readonly today: Day },
): DeskFilter {
  const [kind, step] = query.stap?.split('.') ?? []
  const area = areas.find((one) => one.slug === query.gebied)
  return {
    text: query.zoek,
    ownerId: query.van === 'mij' ? by.personId : undefined,
    unguided: query.van === 'niemand',
    guideIds: query.begeleider ? [query.begeleider] : undefined,
    kind: kind ?? query.soort,
    step,
    states: query.stand ? states[query.stand] : undefined,
    areaIds: area && area.level !== 'municipality' ? areaIdsWithin(areas, area.id) : undefined,
    overdueOn: query.telaat ? by.today : undefined,
    scope: by.scope,
  }
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Where a page starts, from the address: `2026-11-20~<id>`. */
export function readCursor(text: string | undefined, sort: DeskSort): DeskCursor | undefined {
  const [at = '', id = ''] = (text ?? '').split('~')
  if (!uuid.test(id)) return undefined
  const isValue =
    at === 'infinity' ||
    at === '-infinity' ||
    (sort === 'changed' || sort === 'oldest' ? moment.test(at) && !Number.isNaN(Date.parse(at)) : isDay(at))
  return isValue ? { at, id } : undefined
}

export const writeCursor = ({ at, id }: DeskCursor): string => `${at}~${id}`

export const sortNames: readonly SortWord[] = deskSorts.map(
  (sort) => (Object.keys(sortWords) as SortWord[]).find((word) => sortWords[word] === sort) ?? 'dringend',
)
