import { z } from 'zod'
import { adviceOfCases, casesByIds } from '../../cases/index.ts'
import { type Budget, requestsOf } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { wishesFor } from '../actions.ts'
import type { WishFacts, WishFactsOf } from '../facts.ts'
import { roundRulesOf } from '../jury.ts'
import { hasInterest, type OpenedRound, type OpenedWish, openedRound } from '../opened.ts'
import { maySeeRound } from '../rights.ts'
import { type Question, questionsAbout } from '../store.ts'

/** The round of an address, for who may see it; others learn nothing. */
export async function roundAsked(c: Ctx): Promise<OpenedRound> {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) throw new NotFound()
  const opened = await openedRound(c.var.act, id.data)
  if (!maySeeRound(c.var.act, opened.jury)) throw new NotFound()
  return opened
}

/** A wish of the round of an address. */
export async function wishAsked(c: Ctx): Promise<{ readonly opened: OpenedRound; readonly one: OpenedWish }> {
  const opened = await roundAsked(c)
  const one = [...opened.wishes, ...opened.left].find(({ wish }) => wish.id === c.req.param('wens'))
  if (!one) throw new NotFound()
  return { opened, one }
}

/** What jurors read with the wishes: the plan, what it costs, what advisers said and was shared, questions with their answers. */
export interface Reading {
  readonly facts: ReadonlyMap<string, WishFacts>
  /** By application; what was entered without a budget has none. */
  readonly budgets: ReadonlyMap<string, Budget>
  /** What was filled in, by application. */
  readonly requests: Awaited<ReturnType<typeof requestsOf>>
  readonly advice: ReadonlyMap<string, readonly { readonly aspect: string; readonly text: string }[]>
  readonly questions: readonly Question[]
}

export async function readingFor(
  act: Act,
  factsOf: WishFactsOf,
  wishes: readonly OpenedWish[],
): Promise<Reading> {
  const caseIds = wishes.map(({ caseId }) => caseId)
  const facts = await factsOf(act, caseIds)
  const requests = await requestsOf(
    act.db,
    wishes.map(({ application }) => application.id),
  )
  const budgets = new Map(
    [...requests].flatMap(([id, { budget }]) => (budget === null ? [] : [[id, budget] as const])),
  )
  const advice = new Map<string, { readonly aspect: string; readonly text: string }[]>()
  for (const { case_id, aspect, released_text } of await adviceOfCases(act.db, caseIds))
    if (released_text !== null)
      advice.set(case_id, [...(advice.get(case_id) ?? []), { aspect, text: released_text }])
  const questions = await questionsAbout(
    act.db,
    wishes.map(({ wish }) => wish.id),
  )
  return { facts, budgets, requests, advice, questions }
}

/** How the juror who looks stands in this round; null when they do not judge in it. */
export interface Mine {
  readonly personId: string
  readonly conflicts: ReadonlySet<string>
  readonly scored: ReadonlySet<string>
  readonly voted: ReadonlySet<string>
}

export function mineIn(act: Act, { judges, wishes }: OpenedRound): Mine | null {
  const { personId, organisationIds } = act.actor
  if (personId === null || !judges.some((judge) => judge.personId === personId)) return null
  const idsOf = (fits: (one: OpenedWish) => boolean): ReadonlySet<string> =>
    new Set(wishes.filter(fits).map(({ wish }) => wish.id))
  return {
    personId,
    conflicts: idsOf((one) => hasInterest(one, { personId, organisationIds })),
    scored: idsOf(({ scores }) => scores.some((score) => score.personId === personId)),
    voted: idsOf(({ voters }) => voters.some(({ person_id }) => person_id === personId)),
  }
}

/** On how many wishes this juror voted, of those they may vote on. */
export function progressOf(
  { wishes }: OpenedRound,
  mine: Mine,
): { readonly done: number; readonly all: number } {
  const toVote = wishes.filter(({ wish }) => !mine.conflicts.has(wish.id))
  return { done: toVote.filter(({ wish }) => mine.voted.has(wish.id)).length, all: toVote.length }
}

/** The next wish after this place on the list that waits for this juror's vote; from the end on to the first. */
export function nextToJudge(
  { wishes }: OpenedRound,
  mine: Mine,
  after: { readonly id: string; readonly position: number } | null,
): OpenedWish | null {
  const waits = wishes.filter(
    ({ wish }) => wish.id !== after?.id && !mine.conflicts.has(wish.id) && !mine.voted.has(wish.id),
  )
  return waits.find(({ wish }) => wish.position > (after?.position ?? 0)) ?? waits[0] ?? null
}

/** Judges who voted on every wish they may vote on. */
export const readyJudges = ({ judges, wishes }: OpenedRound): number =>
  judges.filter(({ personId }) =>
    wishes.every(
      (one) =>
        hasInterest(one, { personId, organisationIds: [] }) ||
        one.voters.some(({ person_id }) => person_id === personId),
    ),
  ).length

/** Wishes on which fewer members voted than the scheme asks: counting now says neither yes nor no of them. */
export const shortOfVotes = ({ wishes, scheme }: OpenedRound): number =>
  wishes.filter(({ voters }) => voters.length < roundRulesOf(scheme).quorum).length

/** Wishes on which too few members can still vote for a yes or no: by absence, or because they have an interest. */
export const tooFewFor = ({
  wishes,
  judges,
  scheme,
}: OpenedRound): readonly { readonly id: string; readonly title: string; readonly left: number }[] =>
  wishes.flatMap((one) => {
    const voted = new Set(one.voters.map(({ person_id }) => person_id))
    const left = judges.filter(
      ({ personId }) => voted.has(personId) || !hasInterest(one, { personId, organisationIds: [] }),
    ).length
    const least = Math.max(left, voted.size)
    return least < roundRulesOf(scheme).quorum ? [{ id: one.wish.id, title: one.title, left: least }] : []
  })

export interface ComingWish {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly cents: number
}

/** Wishes that would be on the list if it closed now. */
export async function comingWishes(act: Act, { round }: OpenedRound): Promise<readonly ComingWish[]> {
  if (round.state !== 'collecting') return []
  const { listed } = await wishesFor(act, round)
  const cases = await casesByIds(
    act.db,
    listed.map(({ case_id }) => case_id),
  )
  return listed.flatMap(({ id, case_id, requested_cents }) => {
    const file = cases.get(case_id)
    return file ? [{ id, number: file.number, title: file.title, cents: requested_cents }] : []
  })
}
