import { type Day, dayOf } from '../../kit/dates.ts'
import type { Progress } from '../schema.ts'

export const sides = ['for', 'against'] as const
export type Side = (typeof sides)[number]

/** What somebody says of a plan. Who is against says why. */
export interface Statement {
  readonly name: string
  /** Street or neighbourhood, as they wrote it. */
  readonly place: string | null
  readonly side: Side
  readonly reason: string | null
}

/** How many are for and against, and how many signed for it on paper. */
export interface SupportCount {
  readonly for: number
  readonly against: number
  readonly paper: number
}

export const noSupport: SupportCount = { for: 0, against: 0, paper: 0 }

/** States in which it is still to be decided, so that support can change something. */
const undecided: readonly Progress[] = ['idea', 'intake', 'assessment', 'decision']

/** Why nobody can say anything of a plan now; null when they can. */
export type Closed = 'kind' | 'not_public' | 'decided' | 'ended'

export function closedFor(
  plan: { readonly kind: string; readonly public: boolean; readonly progress: Progress },
  kinds: readonly string[],
): Closed | null {
  if (!kinds.includes(plan.kind)) return 'kind'
  if (plan.progress === 'completed' || plan.progress === 'stopped') return 'ended'
  if (!undecided.includes(plan.progress)) return 'decided'
  return plan.public ? null : 'not_public'
}

/** Lists on paper are entered as long as it is to be decided, also before a plan is on the site. */
export const takesPaper = (closed: Closed | null): boolean => closed === null || closed === 'not_public'

/** Who is asked again: known here, for the plan of before, with a name that they did not take back, and silent on this one. */
export function supportsAgain<
  Said extends { readonly side: Side; readonly person_id: string | null; readonly name: string | null },
>(
  then: readonly Said[],
  spoken: readonly { readonly person_id: string | null }[],
): readonly (Said & { readonly person_id: string; readonly name: string })[] {
  const known = new Set(spoken.map(({ person_id }) => person_id))
  return then.flatMap((said) => {
    const { person_id, name } = said
    return said.side === 'for' && person_id !== null && name !== null && !known.has(person_id)
      ? [{ ...said, person_id, name }]
      : []
  })
}

/** Who is asked again by their address: for the plan of before, with a name, and silent on this one. */
export function voicesAgain<
  Said extends { readonly voice: string; readonly side: Side; readonly name: string | null },
>(
  then: readonly Said[],
  now: readonly { readonly voice: string }[],
): ReadonlyMap<string, Said & { readonly name: string }> {
  const spoken = new Set(now.map(({ voice }) => voice))
  return new Map(
    then.flatMap((said) =>
      said.side === 'for' && said.name !== null && !spoken.has(said.voice)
        ? [[said.voice, { ...said, name: said.name }] as const]
        : [],
    ),
  )
}

/** Months after which an address is forgotten that was kept to ask again. */
export const keepAddressMonths = 24

/** One address written in two ways is one address. */
export const normalAddress = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** Most names on a list that is typed over in one go. */
export const mostSigners = 500
const longestSigner = 200

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const asOne = (signer: string): string =>
  signer
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The names of a list as it was typed over, one a line; the same name and street once, and none that is known already. */
export function signersIn(text: string, known: readonly string[] = []): readonly string[] {
  const seen = new Set(known.map(asOne))
  return text.split('\n').flatMap((line) => {
    // A number before the name is that of the line.
    const signer = inOneLine(line.replace(/^\s*\d{1,3}[.)]\s+/, '')).slice(0, longestSigner)
    const one = asOne(signer)
    if (one === '' || seen.has(one)) return []
    seen.add(one)
    return [signer]
  })
}

/** What came in during one month, and how many there were at its end. */
export interface MonthOfSupport {
  /** Its first day. */
  readonly month: Day
  readonly came: SupportCount
  readonly total: SupportCount
}

const addTo = (one: SupportCount, other: SupportCount): SupportCount => ({
  for: one.for + other.for,
  against: one.against + other.against,
  paper: one.paper + other.paper,
})

/** Months in which something came in, the oldest first. */
export function overTime(
  statements: readonly { readonly side: Side; readonly said_at: Date }[],
  papers: readonly { readonly amount: number; readonly entered_at: Date }[],
): readonly MonthOfSupport[] {
  const came = new Map<Day, SupportCount>()
  const count = (at: Date, what: Partial<SupportCount>): void => {
    const month = `${dayOf(at).slice(0, 7)}-01` as Day
    came.set(month, addTo(came.get(month) ?? noSupport, { ...noSupport, ...what }))
  }
  for (const { side, said_at } of statements) count(said_at, { [side]: 1 })
  for (const { amount, entered_at } of papers) count(entered_at, { paper: amount })
  const months = [...came].toSorted(([one], [other]) => one.localeCompare(other))
  return months.map(([month, inMonth], at) => ({
    month,
    came: inMonth,
    total: months.slice(0, at + 1).reduce((sum, [, one]) => addTo(sum, one), noSupport),
  }))
}
