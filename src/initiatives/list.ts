import { isDay } from '../kit/dates.ts'
import { type Area, areaIdsWithin } from '../places/index.ts'
import { isKind, isProgress, isSubject, type Kind, type Progress, type Subject } from './schema.ts'
import type { ListFilter, Position, Sort } from './store.ts'

/** State of a list as its address says it. */
export interface ListQuery {
  readonly kind: Kind | null
  /** Slug of an area. */
  readonly area: string | null
  readonly subject: Subject | null
  /** One state, or `lopend` for everything under way. */
  readonly state: Progress | 'lopend' | null
  readonly text: string
  readonly sort: Sort
  readonly from: Position | null
  readonly backwards: boolean
}

const sortWords = { gewijzigd: 'changed', nieuwste: 'newest', oudste: 'oldest' } as const satisfies Record<
  string,
  Sort
>
export const sortNames = Object.keys(sortWords) as readonly (keyof typeof sortWords)[]
export const sortOf = (name: string): Sort =>
  Object.hasOwn(sortWords, name) ? sortWords[name as keyof typeof sortWords] : 'changed'
const nameOfSort = (sort: Sort): string => sortNames.find((name) => sortWords[name] === sort) ?? 'gewijzigd'

const longestText = 100

/** Reads the address of a list. What it does not understand it leaves out: a shared link always shows something. */
export function readListQuery(query: Readonly<Record<string, string>>): ListQuery {
  const sort = sortOf(query.sorteer ?? '')
  const from = readPosition(query.na ?? query.voor ?? '', sort)
  const state = query.stand ?? ''
  return {
    kind: isKind(query.soort) ? query.soort : null,
    area: /^[a-z0-9-]{1,80}$/.test(query.gebied ?? '') ? (query.gebied ?? null) : null,
    subject: isSubject(query.onderwerp) ? query.onderwerp : null,
    state: state === 'lopend' || isProgress(state) ? state : null,
    text: (query.zoek ?? '').replace(/\s+/g, ' ').trim().slice(0, longestText),
    sort,
    from,
    backwards: from !== null && query.na === undefined,
  }
}

/** The address of a list, with other choices and from its first page. */
export function listAddress(query: ListQuery, change: Partial<ListQuery> = {}): Record<string, string> {
  const next = { ...query, from: null, backwards: false, ...change }
  const entries = {
    soort: next.kind,
    gebied: next.area,
    onderwerp: next.subject,
    stand: next.state,
    zoek: next.text,
    sorteer: next.sort === 'changed' ? null : nameOfSort(next.sort),
    [next.backwards ? 'voor' : 'na']: next.from ? positionText(next.from) : null,
  }
  return Object.fromEntries(Object.entries(entries).filter((pair): pair is [string, string] => !!pair[1]))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Place in a list, as it stands in an address; null when it is none of a list in this order. */
export function readPosition(text: string, sort: Sort): Position | null {
  const [at = '', id = ''] = text.split('~')
  if (!uuid.test(id)) return null
  const fits = sort === 'changed' ? moment.test(at) && !Number.isNaN(Date.parse(at)) : isDay(at)
  return fits ? { at, id } : null
}

export const positionText = ({ at, id }: Position): string => `${at}~${id}`

export const running: readonly Progress[] = [
  'idea',
  'intake',
  'assessment',
  'decision',
  'agreements',
  'execution',
]

/** What an area means for a list: its districts, or one neighbourhood. */
export interface AreaScope {
  readonly districtIds: readonly string[] | null
  readonly neighbourhoodIds: readonly string[] | null
}

export function filterOf(query: ListQuery, scope: AreaScope): ListFilter {
  return {
    kind: query.kind ?? undefined,
    subject: query.subject ?? undefined,
    progresses: query.state === null ? undefined : query.state === 'lopend' ? running : [query.state],
    districtIds: scope.districtIds ?? undefined,
    neighbourhoodIds: scope.neighbourhoodIds ?? undefined,
    text: query.text || undefined,
  }
}

/** Which initiatives belong to an area: those of its districts, or of the neighbourhood itself. */
export function scopeOf(areas: readonly Area[], slug: string | null): AreaScope {
  const area = slug === null ? undefined : areas.find((one) => one.slug === slug)
  if (!area || area.level === 'municipality') return { districtIds: null, neighbourhoodIds: null }
  const within = new Set(areaIdsWithin(areas, area.id))
  const ofLevel = (level: string) => areas.filter((one) => one.level === level && within.has(one.id))
  if (area.level === 'neighbourhood')
    return { districtIds: null, neighbourhoodIds: ofLevel('neighbourhood').map(({ id }) => id) }
  return { districtIds: ofLevel('district').map(({ id }) => id), neighbourhoodIds: null }
}

interface Counted {
  readonly kind: string
  readonly subject: string
  readonly district_id: string | null
  readonly neighbourhood_id: string | null
  readonly progress: Progress
  readonly amount: number
}

/** How many fit, from the kept counts; null when words are searched, for those are not counted. */
export function amountOf(counts: readonly Counted[], filter: ListFilter): number | null {
  if (filter.text) return null
  const fits = counts.filter(
    (count) =>
      (filter.kind === undefined || count.kind === filter.kind) &&
      (filter.subject === undefined || count.subject === filter.subject) &&
      (filter.progresses === undefined || filter.progresses.includes(count.progress)) &&
      (filter.neighbourhoodIds === undefined ||
        (count.neighbourhood_id !== null && filter.neighbourhoodIds.includes(count.neighbourhood_id))) &&
      (filter.districtIds === undefined || filter.districtIds.includes(count.district_id ?? '')),
  )
  return fits.reduce((sum, count) => sum + count.amount, 0)
}
