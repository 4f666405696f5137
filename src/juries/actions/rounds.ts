import { openedCase } from '../../cases/index.ts'
import {
  applicationById,
  ceilingById,
  ceilingsOf,
  holdsOn,
  openApplicationsOf,
  requestsOf,
  schemeVersion,
} from '../../funds/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { system } from '../../kit/actor.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { announce } from '../../kit/events.ts'
import { cancelMeeting, isOpenMeeting, meetingById, planGathering } from '../../meetings/index.ts'
import { juryName, juryOfArea, roundRulesOf, roundScheme, weeksBefore } from '../jury.ts'
import { readRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { changeRefusal, isInTime, planRefusal, roundDay, sitsOn } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { noteOwnWishes } from './interests.ts'
import { JuryRefused } from './refused.ts'
import { tellLate, tellMoved } from './tell.ts'

export interface RoundPlan {
  readonly areaId: string
  readonly closesOn: Day
  readonly votesUntil: Day
  /** Null for a round in writing. */
  readonly meeting: {
    readonly startsAt: Date
    readonly endsAt: Date
    readonly place: string
    readonly agenda: string | null
  } | null
  /** Who plans it knows that wishes are in less long before the meeting than the scheme wants. */
  readonly knowsItIsShort?: boolean
}

/** Plans a round: what closes when, which money, and the meeting, for which all members get a calendar file. */
export async function planRound(act: Act, plan: RoundPlan): Promise<string> {
  if (!mayServe(act.actor)) throw new Forbidden()
  const { areaId, closesOn, votesUntil, meeting } = plan
  const jury = await juryOfArea(act, areaId)
  const scheme = await roundScheme(act)
  if (!scheme) throw new JuryRefused(act, 'no_money')
  const meetingOn = meeting ? dayOf(meeting.startsAt) : null
  const ceiling = (await ceilingsOf(act.db, scheme.key)).find(
    (one) => holdsOn(one, closesOn) && (one.area_id === areaId || one.area_id === null),
  )
  if (!ceiling) throw new JuryRefused(act, 'no_money')
  return inTransaction(act, async (act) => {
    // Holds the jury, so that two who plan at once see each other's round.
    const number = await store.nextNumber(act.db, areaId)
    const open = (await store.roundsOf(act.db, areaId)).filter(({ state }) => state === 'collecting')
    const refusal = planRefusal(
      { closesOn, votesUntil, meetingOn },
      {
        today: dayOf(act.now),
        weeks: plan.knowsItIsShort ? null : weeksBefore(scheme),
        openUntil:
          open
            .map(({ closes_on }) => closes_on)
            .sort()
            .at(-1) ?? null,
      },
    )
    if (refusal) throw new JuryRefused(act, refusal)
    const people = jury.members
      .filter((member) => sitsOn(member, meetingOn ?? votesUntil))
      .map(({ personId }) => ({ personId, role: 'juror' as const }))
    const serving = act.actor.personId ?? jury.facts.secretary_id
    const meetingId =
      meeting &&
      (await planGathering(act, {
        kind: 'jury',
        // In the language of the municipality, as the titles of plans are: pages mark it so.
        title: texts('nl').roundTitle(juryName(jury, 'nl'), number),
        ...meeting,
        people: serving ? [...people, { personId: serving, role: 'official' as const }] : people,
      }))
    const roundId = await store.insertRound(act.db, {
      area_id: areaId,
      number,
      ceiling_id: ceiling.id,
      scheme_key: scheme.key,
      scheme_version: scheme.version,
      closes_on: closesOn,
      votes_until: votesUntil,
      written: meeting === null,
      meeting_id: meetingId,
      secret: roundRulesOf(scheme).vote === 'secret',
      created_at: act.now,
      created_by: act.actor.personId,
    })
    await announce(act, { type: 'made_public', kind: 'round_planned', thing: roundId })
    return roundId
  })
}

/**
 * Puts the closing day, and the last day to vote, of a round that takes wishes on other days. Its meeting is moved as any
 * meeting is.
 */
export const changeRoundDays = (
  act: Act,
  input: { readonly roundId: string; readonly closesOn: Day; readonly votesUntil: Day },
): Promise<void> =>
  withRound(act, input.roundId, async (act, round) => {
    if (round.state !== 'collecting') throw new JuryRefused(act, 'not_collecting')
    const { closesOn, votesUntil } = input
    const scheme = await schemeVersion(act.db, round.scheme_key, round.scheme_version)
    const meeting = round.meeting_id ? await meetingById(act.db, round.meeting_id) : null
    const refusal = changeRefusal(
      { closesOn: round.closes_on },
      { closesOn, votesUntil, meetingOn: meeting && dayOf(meeting.starts_at) },
      { today: dayOf(act.now), weeks: weeksBefore(scheme?.scheme ?? null) },
    )
    if (refusal) throw new JuryRefused(act, refusal)
    const ceiling = await ceilingById(act.db, round.ceiling_id)
    if (!ceiling || !holdsOn(ceiling, closesOn)) throw new JuryRefused(act, 'no_money')
    await store.updateRound(act.db, round.id, { closes_on: closesOn, votes_until: votesUntil })
  })

/**
 * Closes the list on the day after the closing day: what was complete in time is judged, by order of receipt. Who was
 * late hears that their wish goes into the next round.
 */
export const closeList = (act: Act, roundId: string): Promise<void> =>
  withRound(act, roundId, async (act, round) => {
    if (round.state !== 'collecting') throw new JuryRefused(act, 'not_collecting')
    if (dayOf(act.now) <= round.closes_on) throw new JuryRefused(act, 'closes_later')
    const { listed, late } = await wishesFor(act, round)
    if (listed.length === 0) throw new JuryRefused(act, 'nothing_to_judge')
    await store.insertWishes(
      act.db,
      round.id,
      listed.map(({ id }) => id),
    )
    await noteOwnWishes(act, round)
    await store.updateRound(act.db, round.id, { state: 'judging', list_closed_at: act.now })
    const next = (await store.roundsOf(act.db, round.area_id)).find(
      ({ state, number }) => state === 'collecting' && number > round.number,
    )
    const meeting = next?.meeting_id ? await meetingById(act.db, next.meeting_id) : null
    const then = next && {
      closesOn: next.closes_on,
      meetsOn: roundDay(next, meeting && dayOf(meeting.starts_at)),
    }
    for (const { case_id } of late) await tellLate(act, case_id, round, then ?? null)
  })

/**
 * Applications under the ceiling of a round: those that are in it, by order of receipt, and those that are too late or
 * not complete. What was decided, advised on, or stands on another list is neither.
 */
export async function wishesFor(act: Act, round: store.Round) {
  const open = await openApplicationsOf(act.db, round.ceiling_id)
  const lists = await store.wishesOfApplications(
    act.db,
    open.map(({ id }) => id),
  )
  const isFree = (applicationId: string): boolean =>
    lists
      .filter(({ application_id }) => application_id === applicationId)
      .every(({ left_as, outcome }) => left_as === 'moved' || outcome === 'question' || outcome === 'not_now')
  const free = open.filter(({ id }) => isFree(id))
  const requests = await requestsOf(
    act.db,
    free.map(({ id }) => id),
  )
  const meeting = round.meeting_id ? await meetingById(act.db, round.meeting_id) : null
  const fromOf = (id: string): Day | null => requests.get(id)?.judged_from ?? null
  const days = { closesOn: round.closes_on, meetsOn: roundDay(round, meeting && dayOf(meeting.starts_at)) }
  const inTime = ({ id, complete_at }: (typeof free)[number]): boolean =>
    isInTime(complete_at ? dayOf(complete_at) : null, days, fromOf(id))
  return {
    listed: free.filter(inTime),
    // Who heard when they applied that it goes into a later round is not late for this one.
    late: free.filter((one) => !inTime(one) && (fromOf(one.id) ?? days.meetsOn) <= days.meetsOn),
  }
}

/** Moves a wish to the next round, with a reason that the applicant reads. The case is held first, as everywhere. */
export async function moveToNext(
  act: Act,
  input: { readonly wishId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const known = await store.wishById(act.db, input.wishId)
    const application = known && (await applicationById(act.db, known.application_id))
    if (!application) throw new NotFound()
    await openedCase(act, application.case_id, true)
    await withWishRound(act, input.wishId, async (act, round, wish) => {
      if (round.state !== 'judging' || wish.left_as !== null) throw new JuryRefused(act, 'not_judging')
      await store.updateWish(act.db, wish.id, { left_as: 'moved' })
      await tellMoved(act, application.case_id, input.reason)
    })
  })
}

/** Writes down what was said at the table. */
export const writeNotes = (
  act: Act,
  input: { readonly roundId: string; readonly notes: string },
): Promise<void> =>
  withRound(act, input.roundId, (act, round) =>
    store.updateRound(act.db, round.id, { notes: input.notes.trim() || null }),
  )

/** Calls off a round of which the list was not closed, or of which every wish left the list; who was asked reads why. */
export const cancelRound = (
  act: Act,
  { roundId, reason }: { readonly roundId: string; readonly reason: string },
): Promise<void> =>
  withRound(act, roundId, async (act, round) => {
    if (!reason.trim()) throw new JuryRefused(act, 'reason_missing')
    const isEmpty = round.state === 'judging' && (await readRound(act, round)).wishes.length === 0
    if (round.state !== 'collecting' && !isEmpty) throw new JuryRefused(act, 'not_collecting')
    await store.updateRound(act.db, round.id, { state: 'cancelled' })
    // Whoever planned it: the meeting goes out of everybody's calendar with the round, unless it was over already.
    const meeting = round.meeting_id && (await meetingById(act.db, round.meeting_id))
    if (meeting && isOpenMeeting(meeting.status))
      await cancelMeeting(
        { ...act, actor: system },
        { meetingId: meeting.id, reason: `${texts(act.locale).roundCancelled} ${reason.trim()}` },
      )
  })

/** A round for who serves the jury, held until the transaction ends. */
export async function withRound(
  act: Act,
  roundId: string,
  work: (act: Act, round: store.Round) => Promise<void>,
): Promise<void> {
  if (!mayServe(act.actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const round = await store.lockedRound(act.db, roundId, 'change')
    if (!round) throw new NotFound()
    await work(act, round)
  })
}

/** The same, of a wish. */
export async function withWishRound(
  act: Act,
  wishId: string,
  work: (act: Act, round: store.Round, wish: store.Wish) => Promise<void>,
): Promise<void> {
  const known = await store.wishById(act.db, wishId)
  if (!known) throw new NotFound()
  await withRound(act, known.round_id, async (act, round) => {
    const wish = await store.lockedWish(act.db, wishId)
    if (!wish) throw new NotFound()
    await work(act, round, wish)
  })
}
