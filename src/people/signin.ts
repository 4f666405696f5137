import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { type Act, inTransaction } from '../kit/act.ts'
import { Forbidden } from '../kit/errors.ts'
import { limit, sharedAddress } from '../kit/limits.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { paths } from '../paths.ts'
import { tellSecurity } from './security-mail.ts'
import { actorOf, endOtherSessions } from './sessions.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

const minute = 60 * 1000

/** A sign-in link works this long. */
export const linkMinutes = 30

const perAddress = { name: 'link-address', attempts: 5, seconds: 15 * 60 }
const perVisitor = { name: 'link-visitor', ...sharedAddress }
const perPassword = { name: 'password', attempts: 10, seconds: 15 * 60 }

/**
 * Sends a one-time link to `email`. The answer is the same whether or not somebody with that address exists:
 * an unknown address gets a link too, and becomes a person when it is followed.
 */
export async function requestSignInLink(
  act: Act,
  input: { readonly email: string; readonly returnPath: string; readonly visitorAddress: string },
): Promise<void> {
  await limit(act, perVisitor, input.visitorAddress)
  await limit(act, perAddress, input.email)
  await inTransaction(act, async (act) => {
    const person = await store.personByEmail(act.db, input.email)
    const token = await createLink(act, {
      purpose: 'sign_in',
      email: input.email,
      personId: person?.id ?? null,
      returnPath: input.returnPath,
    })
    const t = texts(act.locale)
    const mail = renderMail(act, act.locale, {
      subject: t.linkMail.subject(act.municipality.name),
      to: person?.name ?? null,
      blocks: [
        t.linkMail.body(linkMinutes),
        { link: { label: t.linkMail.button, path: paths.followLink(token) } },
        t.linkMail.notYou,
      ],
    })
    await putInOutbox(act.db, { to: input.email, toPersonId: person?.id ?? null, ...mail, at: act.now })
  })
}

/** Makes a one-time link for any purpose and gives its token; only the digest is stored. */
export async function createLink(
  act: Act,
  link: {
    readonly purpose: string
    readonly email: string
    readonly personId?: string | null
    readonly subjectId?: string | null
    readonly returnPath?: string | null
    readonly minutes?: number
  },
): Promise<string> {
  const token = newToken()
  await store.insertLink(act.db, {
    token_hash: tokenHash(token),
    purpose: link.purpose,
    email: link.email,
    person_id: link.personId ?? null,
    subject_id: link.subjectId ?? null,
    return_path: link.returnPath ?? null,
    created_at: act.now,
    expires_at: new Date(act.now.getTime() + (link.minutes ?? linkMinutes) * minute),
  })
  return token
}

export type LinkState =
  | { readonly state: 'valid'; readonly link: store.EmailLink }
  | { readonly state: 'unknown' | 'expired' | 'used'; readonly link: store.EmailLink | null }

/** Looks at a link without using it up: mail scanners open links too. */
export async function lookAtLink(act: Act, token: string): Promise<LinkState> {
  const link = await store.linkByHash(act.db, tokenHash(token))
  if (!link) return { state: 'unknown', link: null }
  if (link.used_at) return { state: 'used', link }
  return link.expires_at > act.now ? { state: 'valid', link } : { state: 'expired', link }
}

/** Uses a link up; of two simultaneous attempts exactly one succeeds. */
export async function followLink(act: Act, token: string): Promise<LinkState> {
  const looked = await lookAtLink(act, token)
  if (looked.state !== 'valid') return looked
  const first = await store.markLinkUsed(act.db, tokenHash(token), act.now)
  return first ? looked : { state: 'used', link: looked.link }
}

/** The person behind a followed link: known, or new with a name taken from what is known. */
export async function personOfLink(
  act: Act,
  link: Pick<store.EmailLink, 'email'>,
  name?: string,
): Promise<store.Person> {
  const known = await store.personByEmail(act.db, link.email)
  if (known) {
    // Who opens a link that we mailed has an address that works.
    if (!known.email_confirmed_at || known.email_bounced_at)
      await store.updatePerson(act.db, known.id, {
        email_confirmed_at: known.email_confirmed_at ?? act.now,
        email_bounced_at: null,
      })
    return known
  }
  const placeholder = link.email.split('@')[0] ?? link.email
  return store.insertPerson(
    act.db,
    { name: name ?? placeholder, email: link.email, locale: act.locale, confirmedAt: act.now },
    act.now,
  )
}

const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Checked when there is no such account, so that the answer takes as long. */
let decoy: Promise<string> | null = null

export const hashPassword = (password: string): Promise<string> => hash(password, argon)

/**
 * Signs in a member of staff. Null for every kind of failure alike: no account, no password, wrong password,
 * or no role (any more).
 */
export async function signInWithPassword(
  act: Act,
  input: { readonly email: string; readonly password: string; readonly visitorAddress: string },
): Promise<string | null> {
  await limit(act, perPassword, `${input.email}`)
  await limit(act, { ...perPassword, name: 'password-visitor', attempts: 40 }, input.visitorAddress)
  const account = await store.passwordHashOf(act.db, input.email)
  decoy ??= hashPassword(newToken())
  const matches = await verify(account?.hash ?? (await decoy), input.password)
  if (!account?.hash || !matches) return null
  const actor = await actorOf(act.db, account.id)
  return actor.roles.length > 0 ? account.id : null
}

/** Long enough that guessing is of no use; what else it holds is for whoever chooses it. */
export const passwordText = () => z.string().min(12).max(200)

/** Whether a password is of use to somebody: only who has a role signs in with one. */
export const mayHavePassword = async ({ db, actor }: Act): Promise<boolean> =>
  actor.personId !== null && (await actorOf(db, actor.personId)).roles.length > 0

/** Chooses one's own password. Ends every other session, and tells it by mail. */
export async function choosePassword(act: Act, password: string, sessionId: string): Promise<void> {
  const { personId } = act.actor
  if (personId === null || !(await mayHavePassword(act))) throw new Forbidden()
  await limit(act, { name: 'choose-password', attempts: 10, seconds: 3600 }, personId)
  await inTransaction(act, async (act) => {
    await store.updatePerson(act.db, personId, { password_hash: await hashPassword(password) })
    await endOtherSessions(act, sessionId)
    await tellSecurity(act, personId, (news) => news.passwordChanged)
  })
}

/** Gives somebody a password without asking: the first one of a new colleague. All their sessions end. */
export async function setPassword(act: Act, personId: string, password: string): Promise<void> {
  await store.updatePerson(act.db, personId, { password_hash: await hashPassword(password) })
  await store.deleteSessionsOf(act.db, personId)
}
