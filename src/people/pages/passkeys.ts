import { z } from 'zod'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { paths } from '../../paths.ts'
import { beginAttempt, endAttempt } from '../attempts.ts'
import { visitorAddress } from '../cookies.ts'
import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  personOfPasskey,
  type RelyingParty,
  relyingPartyOf,
  removePasskey,
} from '../passkeys.ts'
import { texts } from '../security-texts.ts'
import { byPasskey } from '../standing.ts'
import { enter, renewSession } from './enter.ts'
import { refuseOldSession } from './recent.ts'
import { setUpPage } from './second-step.tsx'
import { securityPage } from './security.tsx'
import { signInPage } from './signin.tsx'

const perVisitor = { name: 'passkey-visitor', attempts: 60, seconds: 15 * 60 }

const partyOf = (c: Ctx): RelyingParty =>
  relyingPartyOf(c.var.act.settings.publicUrl, c.req.header('Origin') ?? new URL(c.req.url).origin)

const challengeSchema = z.object({ challenge: z.string() })
const challengeOf = (attempt: { readonly asked: unknown } | null): string | null =>
  challengeSchema.safeParse(attempt?.asked).data?.challenge ?? null

/** What a browser is to sign; the same for everybody, so it tells nothing about who has an account. */
export async function askForPasskey(c: Ctx): Promise<Response> {
  await limit(c.var.act, perVisitor, visitorAddress(c))
  const question = await askPasskey(partyOf(c))
  await beginAttempt(c, 'passkey', { challenge: question.challenge })
  return c.json(question)
}

export async function signInWithPasskey(c: Ctx): Promise<Response> {
  const { act } = c.var
  const answer = valueIn((await readForm(c)).text, 'antwoord')
  const challenge = challengeOf(await endAttempt(c, 'passkey'))
  const personId = challenge && (await personOfPasskey(act, { answer, challenge }, partyOf(c)))
  if (!personId) return signInPage(c, withError({}, 'email', texts(act.locale).passkeys.wrong))
  return enter(c, personId, byPasskey, c.req.query('terug'))
}

export async function askForNewPasskey(c: Ctx): Promise<Response> {
  const question = await askNewPasskey(c.var.act, partyOf(c))
  await beginAttempt(c, 'new_passkey', { challenge: question.challenge }, c.var.act.actor.personId)
  return c.json(question)
}

const nameSchema = z.object({ name: shortText(100) })

/** Adds a passkey. Making it asked for finger, face or code: this session counts as signed in by it. */
export async function registerPasskey(c: Ctx): Promise<Response> {
  const { act, session } = c.var
  const old = refuseOldSession(c)
  if (old) return old
  const again = (form: FormState) => (session?.standing === 'set_up' ? setUpPage : securityPage)(c, form)
  const t = texts(act.locale).passkeys
  const input = await readForm(c)
  const attempt = await endAttempt(c, 'new_passkey')
  const parsed = parseForm(nameSchema, input, act.locale, { name: t.name })
  if (!parsed.ok) return again(parsed)
  const { name } = parsed.value
  const challenge = attempt?.personId === act.actor.personId ? challengeOf(attempt) : null
  const answer = valueIn(input.text, 'antwoord')
  try {
    const added = challenge && (await addPasskey(act, { name, answer, challenge }, partyOf(c)))
    if (!added) return again(withError(input.text, 'name', answer ? t.refused : t.needsScript))
  } catch (error) {
    if (error instanceof Conflict) return again(withError(input.text, 'name', error.message))
    throw error
  }
  await renewSession(c, 'passkey')
  return redirect(c, safeReturnPath(c.req.query('terug'), doneAt('sleutel')))
}

const doneAt = (klaar: string): string => paths.mySecurity({ klaar })

export async function dropPasskey(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  const id = valueIn((await readForm(c)).text, 'sleutel')
  await removePasskey(c.var.act, z.uuid().catch(nobody).parse(id))
  return redirect(c, doneAt('sleutelweg'))
}

const nobody = '00000000-0000-0000-0000-000000000000'
