import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Act, inTransaction } from '../kit/act.ts'
import { Forbidden, NotFound } from '../kit/errors.ts'
import { limit } from '../kit/limits.ts'
import { keyedDigests, seal, unseal } from '../kit/secrets.ts'
import { hasRole } from './roles.ts'
import { tellSecurity } from './security-mail.ts'
import type { SecondFactor } from './standing.ts'
import * as store from './store.ts'

/** A code lasts this long, in seconds: what all apps take for granted. */
const period = 30
/** Clocks differ a little: the code just before or after this half minute is good too. */
const window = 1
const perPerson = { name: 'second-step', attempts: 6, seconds: 15 * 60 }
const perVisitor = { name: 'second-step-visitor', attempts: 40, seconds: 15 * 60 }

const totpOf = (secret: string, issuer = 'Meemaken', label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period, algorithm: 'SHA1' })

const sealUse = (personId: string): string => `app:${personId}`
/** A secret that was shown waits this long for its first code, in milliseconds. */
const offerLasts = 60 * 60 * 1000

export interface Offer {
  /** To type over where there is no camera. */
  readonly secret: string
  /** For the square code. */
  readonly uri: string
  /** Goes along with the form and comes back: nothing is stored before the first code fits. */
  readonly sealed: string
}

/** A new secret for an app. The one in use goes on until a code of this one came. */
export function offerAuthenticator(act: Act, earlier?: string): Offer {
  const personId = mustBeSomebody(act)
  const secret = (earlier && opened(act, personId, earlier)) || new Secret({ size: 20 }).base32
  const totp = totpOf(secret, `Meemaken ${act.municipality.name}`, act.actor.email ?? act.actor.name ?? '')
  const sealed = seal(act.settings, `offer:${personId}`, JSON.stringify([act.now.getTime(), secret]))
  return { secret, uri: totp.toString(), sealed }
}

function opened(act: Act, personId: string, sealed: string): string | null {
  const text = unseal(act.settings, `offer:${personId}`, sealed)
  if (text === null) return null
  const [at, secret] = JSON.parse(text) as [number, string]
  return act.now.getTime() - at < offerLasts ? secret : null
}

/** Turns the app on with its first code and gives recovery codes, in full for once; null when the code does not fit. */
export async function confirmAuthenticator(
  act: Act,
  input: { readonly sealed: string; readonly code: string },
): Promise<readonly string[] | null> {
  const personId = mustBeSomebody(act)
  await limit(act, perPerson, personId)
  const secret = opened(act, personId, input.sealed)
  const step = secret ? stepOf(secret, input.code, act.now) : null
  if (!secret || step === null) return null
  return inTransaction(act, async (act) => {
    await store.setAuthenticator(act.db, {
      person_id: personId,
      secret: seal(act.settings, sealUse(personId), secret),
      created_at: act.now,
      last_step: step,
    })
    await tellSecurity(act, personId, (t) => t.appAdded)
    return newCodes(act, personId)
  })
}

/** The half minute that a code belongs to; null when it fits none of those near. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totpOf(secret).validate({ token: digits, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/**
 * Takes the second step with a code of the app or a recovery code; null for every kind of failure alike. A code works
 * once. @throws TooMany
 */
export async function takeSecondStep(
  act: Act,
  input: { readonly personId: string; readonly code: string; readonly visitorAddress: string },
): Promise<SecondFactor | null> {
  const { personId, code } = input
  await limit(act, perVisitor, input.visitorAddress)
  await limit(act, perPerson, personId)
  const authenticator = await store.authenticatorOf(act.db, personId)
  const secret = authenticator && unseal(act.settings, sealUse(personId), authenticator.secret)
  const step = secret ? stepOf(secret, code, act.now) : null
  if (step !== null) return (await store.takeStep(act.db, personId, step)) ? 'app' : null
  return inTransaction(act, async (act) => {
    const hashes = keyedDigests(act.settings, codeUse(personId), bare(code))
    if (!(await store.takeRecoveryCode(act.db, personId, hashes, act.now))) return null
    const left = await store.unusedRecoveryCodes(act.db, personId)
    await tellSecurity(act, personId, (t) => t.codeUsed(left))
    return 'recovery_code'
  })
}

export async function removeAuthenticator(act: Act): Promise<void> {
  const personId = mustBeSomebody(act)
  await inTransaction(act, async (act) => {
    if (!(await store.deleteAuthenticator(act.db, personId))) throw new NotFound()
    await store.deleteRecoveryCodes(act.db, personId)
    await tellSecurity(act, personId, (t) => t.appRemoved)
  })
}

// Letters and digits that nobody takes for one another, on paper or on a screen.
const signs = '23456789abcdefghjkmnpqrstuvwxyz'
const codeAmount = 10
const codeUse = (personId: string): string => `recovery:${personId}`
const bare = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')

/** New recovery codes in the place of the former ones; in full for once. */
export async function makeRecoveryCodes(act: Act): Promise<readonly string[]> {
  const personId = mustBeSomebody(act)
  return inTransaction(act, async (act) => {
    if (!(await store.authenticatorOf(act.db, personId))) throw new NotFound()
    await tellSecurity(act, personId, (t) => t.codesMade)
    return newCodes(act, personId)
  })
}

async function newCodes(act: Act, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: codeAmount }, () => {
    const text = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('')
    return `${text.slice(0, 5)}-${text.slice(5)}`
  })
  const hashes = codes.map((code) => keyedDigests(act.settings, codeUse(personId), bare(code))[0] ?? '')
  await store.replaceRecoveryCodes(act.db, personId, hashes, act.now)
  return codes
}

/** How somebody signs in, in numbers, for who helps them. */
export interface SignInFacts {
  readonly passkeys: number
  readonly hasApp: boolean
  readonly codesLeft: number
  readonly sessions: number
}

export async function signInFactsOf(act: Act, personId: string): Promise<SignInFacts> {
  if (!hasRole(act.actor, 'administrator')) throw new Forbidden()
  return {
    passkeys: (await store.passkeysOf(act.db, personId)).length,
    hasApp: (await store.authenticatorOf(act.db, personId)) !== null,
    codesLeft: await store.unusedRecoveryCodes(act.db, personId),
    sessions: (await store.sessionsOf(act.db, personId, act.now)).length,
  }
}

/** An administrator takes somebody's second factor and passkeys away, who lost them; they set up new ones. */
export async function resetSecondFactor(act: Act, personId: string): Promise<store.Person> {
  if (!hasRole(act.actor, 'administrator') || act.actor.personId === personId) throw new Forbidden()
  return inTransaction(act, async (act) => {
    const person = await store.personById(act.db, personId)
    if (!person) throw new NotFound()
    await store.deleteAuthenticator(act.db, personId)
    await store.deleteRecoveryCodes(act.db, personId)
    await store.deletePasskeysOf(act.db, personId)
    await store.deleteSessionsOf(act.db, personId)
    await tellSecurity(act, personId, (t) => t.reset(act.actor.name ?? ''))
    return person
  })
}

function mustBeSomebody(act: Act): string {
  if (!act.actor.personId) throw new Forbidden()
  return act.actor.personId
}
