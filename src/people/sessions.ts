import type { Act } from '../kit/act.ts'
import { type Actor, visitor } from '../kit/actor.ts'
import type { Db } from '../kit/db.ts'
import { NotFound } from '../kit/errors.ts'
import type { OpenSession } from '../kit/http.ts'
import type { Settings } from '../kit/settings.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { isStaff } from './roles.ts'
import { type SignedInBy, standingOf } from './standing.ts'
import * as store from './store.ts'

const minute = 60 * 1000
const day = 24 * 60 * minute

/** Residents stay signed in for thirty days after their last visit, staff for twelve hours. */
const residentSession = 30 * day
const staffSession = 12 * 60 * minute

/** Opens a session and gives the token for the cookie. `device` is what the browser says it is. */
export async function openSession(
  act: Act,
  personId: string,
  by: SignedInBy & { readonly device?: string | null | undefined },
): Promise<{ readonly token: string; readonly seconds: number }> {
  const actor = await actorOf(act.db, personId)
  const length = isStaff(actor) ? staffSession : residentSession
  const token = newToken()
  await store.insertSession(act.db, {
    token_hash: tokenHash(token),
    person_id: personId,
    created_at: act.now,
    last_seen_at: act.now,
    expires_at: new Date(act.now.getTime() + length),
    method: by.method,
    second_factor: by.secondFactor,
    assurance: by.assurance,
    device: by.device?.slice(0, 300) ?? null,
  })
  return { token, seconds: length / 1000 }
}

/** Whether staff need a second factor here: everywhere but in a demo city, unless it was set. */
export const needsSecondFactor = (settings: Pick<Settings, 'secondFactor' | 'demo'>): boolean =>
  settings.secondFactor ?? !settings.demo

export interface FoundSession {
  readonly actor: Actor & { readonly locale?: store.Person['locale'] }
  readonly session: OpenSession | null
}

/**
 * Who belongs to this session token now: a visitor when nobody, or when the second step was not taken yet; a person
 * without roles while their second factor is to be set up. Prolongs the session at most once an hour.
 */
export async function actorOfSession(
  db: Db,
  token: string | null,
  now: Date,
  settings: Pick<Settings, 'secondFactor' | 'demo'>,
): Promise<FoundSession> {
  if (!token) return { actor: visitor, session: null }
  const found = await store.sessionPerson(db, tokenHash(token), now)
  if (!found) return { actor: visitor, session: null }
  const { person, session } = found
  const known = await withRoles(db, person)
  const staff = isStaff(known)
  const standing = standingOf({
    isStaff: staff,
    required: needsSecondFactor(settings),
    hasApp: session.has_app,
    hasPasskey: session.has_passkey,
    secondFactor: session.second_factor,
  })
  if (now.getTime() - session.last_seen_at.getTime() > 60 * minute) {
    const length = staff ? staffSession : residentSession
    await store.touchSession(db, tokenHash(token), now, new Date(now.getTime() + length))
  }
  return {
    actor: actorWith(standing, known, { locale: person.locale, assurance: session.assurance }),
    session: {
      id: session.id,
      personId: person.id,
      signedInAt: session.created_at,
      method: session.method,
      secondFactor: session.second_factor,
      assurance: session.assurance,
      standing,
    },
  }
}

function actorWith(
  standing: OpenSession['standing'],
  actor: Actor,
  more: Pick<FoundSession['actor'], 'locale' | 'assurance'>,
): FoundSession['actor'] {
  if (standing === 'second_step') return { ...visitor, ...(more.locale ? { locale: more.locale } : {}) }
  return { ...actor, ...more, ...(standing === 'set_up' ? { roles: [] } : {}) }
}

/** A person with their roles and organisations, as somebody who acts. */
export async function actorOf(db: Db, personId: string): Promise<Actor> {
  const person = await store.personById(db, personId)
  return person ? withRoles(db, person) : visitor
}

async function withRoles(db: Db, person: store.Person): Promise<Actor> {
  const [roles, organisations] = await Promise.all([
    store.rolesOf(db, person.id),
    store.organisationsOf(db, person.id),
  ])
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    roles,
    organisationIds: organisations.map((organisation) => organisation.id),
    isSystem: false,
  }
}

export const closeSession = (act: Act, token: string): Promise<void> =>
  store.deleteSession(act.db, tokenHash(token))

/** Ends all sessions of somebody at once, wherever they are signed in. */
export const closeSessionsOf = (act: Act, personId: string): Promise<void> =>
  store.deleteSessionsOf(act.db, personId)

/** Ends one of somebody's own sessions; that of somebody else does not exist. */
export async function endOwnSession(act: Act, sessionId: string): Promise<void> {
  const { personId } = act.actor
  if (!personId || !(await store.deleteSessionOf(act.db, personId, sessionId))) throw new NotFound()
}

/** Ends all sessions of the actor but this one. */
export async function endOtherSessions(act: Act, sessionId: string): Promise<void> {
  if (act.actor.personId) await store.deleteSessionsOf(act.db, act.actor.personId, sessionId)
}
