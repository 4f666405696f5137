import { phaseOf } from '../../activities/index.ts'
import { addDays, type Day, dayOf } from '../../kit/dates.ts'
import type { Identity } from '../rules.ts'

/** Signs of a code that nobody takes for another one, and that make no words. */
const signs = '23456789BCDFGHJKMNPQRSTVWXZ'
const codeLength = 8
/** Bytes from here on would make some signs likelier than others. */
const even = Math.floor(256 / signs.length) * signs.length

/** A code of random bytes; null when too many of them had to be passed over. */
export function codeFrom(bytes: Uint8Array): string | null {
  const drawn = [...bytes].filter((byte) => byte < even).slice(0, codeLength)
  return drawn.length === codeLength ? drawn.map((byte) => signs[byte % signs.length]).join('') : null
}

/** What somebody typed as a code: capitals, spaces and dashes do not matter; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .slice(0, 40)
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
  return code.length === codeLength && [...code].every((sign) => signs.includes(sign)) ? code : null
}

/** The code as it is read and typed: ABCD-EFGH. */
export const inGroups = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** An address to which a letter goes. */
export interface Address {
  readonly street: string
  readonly number: string
  readonly addition: string
  readonly postcode: string
  readonly place: string
}

/** The same for every way in which one address is written. */
export const sameAddress = ({ postcode, number, addition }: Address): string =>
  `${postcode} ${number} ${addition.toUpperCase().replace(/[^A-Z0-9]/g, '')}`.replace(/\s/g, '')

/** Street and number as they stand on an envelope. */
export const streetLine = ({ street, number, addition }: Address): string =>
  `${street} ${number}${addition === '' ? '' : /^\d/.test(addition) ? `-${addition}` : ` ${addition}`}`

/** The same with postcode and place below it. */
export const envelopeLines = (address: Address): string =>
  `${streetLine(address)}\n${address.postcode.slice(0, 4)} ${address.postcode.slice(4)}  ${address.place}`

/** Addresses are kept until so many days after the last day: paper is still in the post. */
export const keepDays = 28

type Days = Parameters<typeof phaseOf>[0]

/** The day after which nobody has the addresses any more. */
export function eraseDay({ closes_on, stopped_at }: Days): Day {
  const stopped = stopped_at && dayOf(stopped_at)
  return addDays(stopped && stopped < closes_on ? stopped : closes_on, keepDays)
}

/** Why no letters can be made now; null when they can. */
export function lettersWait(
  survey: {
    readonly identity: Identity
    readonly form_version_id: string | null
    readonly results_at: Date | null
  },
  days: Days,
  today: Day,
): 'sign_in' | 'not_fixed' | 'over' | null {
  if (survey.results_at !== null || !['draft', 'soon', 'open'].includes(phaseOf(days, today))) return 'over'
  if (survey.identity === 'signed_in') return 'sign_in'
  return survey.form_version_id === null ? 'not_fixed' : null
}

interface Made {
  readonly ready_at: Date | null
  readonly reminded_at: Date | null
  readonly erased_at: Date | null
}

/** Second letters are made once, while people can take part. */
export const canRemind = (mailing: Made, days: Days, today: Day): boolean =>
  mailing.ready_at !== null &&
  mailing.reminded_at === null &&
  mailing.erased_at === null &&
  phaseOf(days, today) === 'open'

/** Fewer than this is not told to everybody. */
export const leastTold = 10

/** What everybody may know of letters: how many, and how many codes were used unless that tells of a few people. */
export const toldToAll = (letters: number, used: number): { letters: number; used: number | null } => ({
  letters,
  used: used < leastTold || letters - used < leastTold ? null : used,
})
