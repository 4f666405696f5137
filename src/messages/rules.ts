/** Mail that no person wrote: of our own making, somebody away, a machine; or perhaps one. */
export type Automatic = 'own' | 'away' | 'machine' | 'perhaps'

/** Whether the receiving server proved who sent it; `not_looked` when no such server is set. */
export type Proof = 'pass' | 'fail' | 'none' | 'not_looked'

/** What is known of a mail that came in. */
export interface Facts {
  readonly automatic: Automatic | null
  readonly report: { readonly permanent: boolean } | null
  readonly fromAddress: string | null
  readonly proof: Proof
  readonly hasWords: boolean
  /** Whom the address names to which it was sent; null for an address we did not give out. */
  readonly writer: { readonly email: string | null; readonly isStaff: boolean } | null
  /** The same mail came before. */
  readonly isSecond: boolean
  /** How many came in at this address in the last hour, this one included. */
  readonly thisHour: number
}

export type WaitReason =
  | 'no_address'
  | 'other_sender'
  | 'not_proven'
  | 'too_many'
  | 'perhaps_automatic'
  | 'empty'
  | 'too_large'
  | 'unreadable'
  | 'failed'
export type IgnoreReason = 'own' | 'away' | 'machine' | 'report' | 'twice'

export type Fate =
  | { readonly kind: 'land' }
  /** A person of the team looks at it. */
  | { readonly kind: 'wait'; readonly why: WaitReason }
  | { readonly kind: 'ignore'; readonly why: IgnoreReason }
  /** Our mail to this person does not arrive. */
  | { readonly kind: 'bounce' }

/** More from one person about one thing within an hour is looked at by a person first. */
export const mostPerHour = 20

const wait = (why: WaitReason): Fate => ({ kind: 'wait', why })
const ignore = (why: IgnoreReason): Fate => ({ kind: 'ignore', why })

/**
 * What becomes of a mail. What a person may have written is never ignored: in doubt it waits for a look. An official
 * speaks for the municipality, so their sender must be proven; of a resident the secret address and the sender are
 * enough where no server tells more.
 */
export function fateOf(facts: Facts): Fate {
  const { automatic, report, writer, proof } = facts
  if (automatic === 'own') return ignore('own')
  if (report) return writer && report.permanent ? { kind: 'bounce' } : ignore('report')
  if (automatic === 'away' || automatic === 'machine') return ignore(automatic)
  if (facts.isSecond) return ignore('twice')
  if (!writer) return wait('no_address')
  if (facts.fromAddress === null || facts.fromAddress !== writer.email?.toLowerCase())
    return wait('other_sender')
  const proven = proof === 'pass' || (proof === 'not_looked' && !writer.isStaff)
  if (!proven) return wait('not_proven')
  if (automatic === 'perhaps') return wait('perhaps_automatic')
  if (facts.thisHour > mostPerHour) return wait('too_many')
  return facts.hasWords ? { kind: 'land' } : wait('empty')
}
