import { createHash, randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { doing } from '../../kit/audit.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { isBlockedAddress, mustNotBeBlocked } from '../../safety/index.ts'
import { sendConfirmation } from '../mails.ts'
import type { Reached } from '../rights.ts'
import { isOpen, stateWhenSent } from '../rules.ts'
import type { ContributionState, Place, Words } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { voicesOf, type Who } from '../voice.ts'
import { together } from './together.ts'

const perAddress = { name: 'contribution', attempts: 10, seconds: 60 * 60 }
const perVisitor = { name: 'contribution-visitor', ...sharedAddress }

/** What somebody sends, and who they say they are. */
export interface Sent {
  /** The contribution it comments on. */
  readonly target: store.Contribution | null
  readonly words: Words
  /** Where it is, for an activity about places. */
  readonly place?: Place | null
  /** Only those who work on the project may read it. */
  readonly isPrivate?: boolean
  /** Null: signed in, or nobody we know. */
  readonly email: string | null
  /** The one-time token of the form. */
  readonly token: string
  /** From which address on the network it comes. */
  readonly visitor: string
}

/** One contribution as its writer goes on with it. */
export interface Kept {
  readonly id: string
  readonly nr: number
  readonly state: ContributionState
}

/** Stores words that count at once, with those of others who send theirs in the same moment. */
const putIn = together(store.insertContributions)

/** The act in nobody's name: the log tells that something was put in, never by whom. */
export const unnamed = (act: Act): Act =>
  doing({ ...act, actor: visitor }, act.source?.command ?? 'system', act.source?.requestId ?? null)

/** The same form with the same words gets the same identifier: sent twice, it is stored once. */
export function identifierFor(token: string, ...words: readonly (string | null)[]): string {
  if (!/^[0-9a-f-]{36}$/.test(token)) return randomUUID()
  const hex = createHash('sha256')
    .update(JSON.stringify([token, ...words]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What the database refused because the project was closed in the same moment, in words. */
export async function orClosed<T>(act: Act, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'project_takes')
      throw new Conflict(texts(act.locale).refused.closed)
    throw error
  }
}

/** Whether somebody who acts so can put something in now; says why not. */
export function mustBeOpen(act: Act, { project, activity }: Reached): void {
  // What people write in a survey comes in with its other answers.
  if (activity.kind === 'survey' || !isOpen(activity, project.state, dayOf(act.now)))
    throw new Conflict(texts(act.locale).refused.closed)
}

/** What else is sent than words, as it tells one contribution from another. */
export const partsOf = (sent: {
  readonly place: Place | null
  readonly isPrivate: boolean
}): readonly (string | null)[] =>
  sent.place === null && !sent.isPrivate
    ? []
    : [JSON.stringify(sent.place), sent.isPrivate ? 'private' : null]

/** Whether this fits the activity: a place or paragraph where it is about those, private where people may choose that. */
export function refuseUnfit(
  act: Act,
  activity: store.Activity,
  sent: { readonly place: Place | null; readonly isPrivate: boolean; readonly isComment: boolean },
): void {
  const t = texts(act.locale).refused
  if (activity.kind === 'places' && !sent.isComment && sent.place === null) throw new Conflict(t.noPlace)
  if (activity.kind === 'paragraphs' && !sent.isComment && !sent.place?.paragraphId)
    throw new Conflict(t.noParagraph)
  if (sent.isPrivate && (sent.isComment || !activity.may_be_private)) throw new Conflict(t.noPrivate)
}

/**
 * Takes what a resident puts in. Signed in, or where the activity asks no address, it is written by one statement with
 * what others put in at the same moment (decision 0044); with an address it waits for the link in a mail that goes out with it.
 */
export async function contribute(act: Act, reached: Reached, sent: Sent): Promise<Kept> {
  const { project, activity } = reached
  const { target, words, email, place = null, isPrivate = false } = sent
  const t = texts(act.locale).refused
  mustBeOpen(act, reached)
  if (target !== null) {
    if (!activity.may_comment) throw new Conflict(t.noComments)
    if (target.activity_id !== activity.id || target.state !== 'shown' || target.target_id !== null)
      throw new NotFound('contribution')
  }
  refuseUnfit(act, activity, { place, isPrivate, isComment: target !== null })
  const { personId } = act.actor
  const who: Who = personId === null ? { email, personId } : { email: act.actor.email, personId }
  if (who.email === null && personId === null && !activity.without_email) throw new Conflict(t.noEmail)
  if (personId === null) {
    await limit(act, perVisitor, sent.visitor)
    if (email !== null) await limit(act, perAddress, email)
  }
  await mustNotBeBlocked(act)
  const id = identifierFor(
    sent.token,
    ...[
      activity.id,
      target?.id ?? null,
      words.title,
      words.body,
      words.name,
      words.shows,
      who.email,
      personId,
      ...partsOf({ place, isPrivate }),
    ],
  )
  if (personId === null && email !== null && (await isBlockedAddress(act, email)))
    return { id, nr: 0, state: 'waiting' }
  const isKnown = who.email !== null || personId !== null
  const state = stateWhenSent(reached, email === null || personId !== null, isPrivate)
  const one: store.NewContribution = {
    ...{ id, projectId: project.id, activityId: activity.id, personId, state },
    kind: target === null ? activity.asks : 'comment',
    targetId: target?.id ?? null,
    voice: isKnown ? voicesOf(act, who)[0] : `nobody ${id}`,
    ...{ channel: 'page', enteredBy: null, at: act.now, isPrivate, place },
    text: { ...words, email: who.email, locale: act.locale, source: null },
  }
  return orClosed(act, async () => {
    const nobody = unnamed(act)
    if (state !== 'waiting') return { id, nr: (await putIn(nobody, one)).nr, state }
    return inTransaction(nobody, async (act) => {
      const { nr, isNew } = await store.insertContribution(act.db, one)
      if (isNew && email !== null)
        await sendConfirmation(act, { to: email, name: words.name, activity, id, nr, what: 'words' })
      return { id, nr, state }
    })
  })
}
