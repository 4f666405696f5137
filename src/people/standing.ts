import { type Assurance, assurances } from '../kit/actor.ts'
import type { OpenSession, SecondFactor, SignInMethod } from '../kit/http.ts'

export type { SecondFactor, SignInMethod }

/** What a session is worth before anything else is asked. */
export interface SignedInBy {
  readonly method: SignInMethod
  readonly secondFactor: SecondFactor | null
  readonly assurance: Assurance
}

export const byLink: SignedInBy = { method: 'link', secondFactor: null, assurance: 'low' }
export const byPassword: SignedInBy = { method: 'password', secondFactor: null, assurance: 'low' }
export const byPasskey: SignedInBy = { method: 'passkey', secondFactor: 'passkey', assurance: 'substantial' }
/** Chosen from the list of a demo city: nothing is asked. */
export const byDemo: SignedInBy = { method: 'demo', secondFactor: 'demo', assurance: 'low' }

/**
 * How far somebody is in. Who has an app with codes is always asked for one. Staff, where the municipality asks it of
 * them, take the second step with the passkey they have, or set up a second factor first.
 */
export function standingOf(facts: {
  readonly isStaff: boolean
  readonly required: boolean
  readonly hasApp: boolean
  readonly hasPasskey: boolean
  readonly secondFactor: SecondFactor | null
}): OpenSession['standing'] {
  if (facts.secondFactor !== null) return 'in'
  if (facts.hasApp) return 'second_step'
  if (!facts.isStaff || !facts.required) return 'in'
  return facts.hasPasskey ? 'second_step' : 'set_up'
}

/** Whether somebody signed in well enough for what a form or scheme asks; nothing asked is always met. */
export const meetsAssurance = (has: Assurance | undefined, needs: Assurance | null | undefined): boolean =>
  assurances.indexOf(has ?? 'low') >= assurances.indexOf(needs ?? 'low')

/** A change of security asks for somebody who signed in this recently, in milliseconds. */
const recently = 30 * 60 * 1000

export const isRecent = (session: Pick<OpenSession, 'signedInAt'> | null, now: Date): boolean =>
  session !== null && now.getTime() - session.signedInAt.getTime() < recently

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

export interface Device {
  readonly browser: string | null
  readonly system: string | null
}

/** Browser and system, as the browser names itself; what it does not say or nobody knows is null. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const named = (known: readonly (readonly [RegExp, string])[]): string | null =>
    known.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? null
  return { browser: named(browsers), system: named(systems) }
}
