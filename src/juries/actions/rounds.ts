import { openedCase } from '../../cases/index.ts'
import { applicationById, applicationsOfCeiling, ceilingsOf, holdsOn } from '../../funds/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { system } from '../../kit/actor.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { cancelMeeting, planGathering } from '../../meetings/index.ts'
import { organisationsOf } from '../../people/index.ts'
import { juryName, juryOfArea, roundRulesOf, roundScheme } from '../jury.ts'
import { hasInterest, readRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { isInTime, planRefusal, sitsOn } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { JuryRefused } from './refused.ts'
import { tellLate, tellMoved } from './tell.ts'

/** So many wishes can be asked of one ceiling in a year. */
const mostWishes = 2000

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
}

/** Plans a round: what closes when, which money, and the meeting, for which all members get a calendar file. */
export async function planRound(act: Act, plan: RoundPlan): Promise<string> {
  if (!mayServe(act.actor)) throw new Forbidden()
  const { areaId, closesOn, votesUntil, meeting } = plan
  const jury = await juryOfArea(act, areaId)
  const scheme = await roundScheme(act)
  if (!scheme) throw new JuryRefused(act, 'no_money')
  const meetingOn = meeting ? dayOf(meeting.startsAt) : null
  const refusal = planRefusal({ closesOn, votesUntil, meetingOn }, dayOf(act.now))
  if (refusal) throw new JuryRefused(act, refusal)
  const ceiling = (await ceilingsOf(act.db, scheme.key)).find(
    (one) => holdsOn(one, closesOn) && (one.area_id === areaId || one.area_id === null),
  )
  if (!ceiling) throw new JuryRefused(act, 'no_money')
  return inTransaction(act, async (act) => {
    const number = await store.nextNumber(act.db, areaId)
    const people = jury.members
      .filter((member) => sitsOn(member, meetingOn ?? votesUntil))
      .map(({ personId }) => ({ personId, role: 'juror' as const }))
    const serving = act.actor.personId ?? jury.facts.secretary_id
    const meetingId =
      meeting &&
      (await planGathering(act, {
        kind: 'jury',
        title: texts(act.locale).roundTitle(juryName(jury, act.locale), number),
        ...meeting,
        people: serving ? [...people, { personId: serving, role: 'official' as const }] : people,
      }))
    return store.insertRound(act.db, {
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
  })
}

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
    for (const { case_id } of late) await tellLate(act, case_id, round, next ?? null)
  })

/** Who takes part in a plan has an interest in it; that needs no saying. */
async function noteOwnWishes(act: Act, round: store.Round): Promise<void> {
  const { wishes, jury } = await readRound(act, round)
  for (const { personId } of jury.members) {
    const organisationIds = (await organisationsOf(act.db, personId)).map(({ id }) => id)
    for (const { wish } of wishes.filter((one) => hasInterest(one, { personId, organisationIds }))) {
      const of = { wishId: wish.id, personId, ground: 'party' } as const
      await store.insertConflict(act.db, { ...of, at: act.now, by: null })
    }
  }
}

/**
 * Applications under the ceiling of a round: those that are in it, by order of receipt, and those that are too late or
 * not complete. What was decided, advised on, or stands on another list is neither.
 */
export async function wishesFor(act: Act, round: store.Round) {
  const all = await applicationsOfCeiling(act.db, round.ceiling_id, mostWishes)
  const open = all.filter(({ ended_at, balance }) => ended_at === null && balance.grants === 0)
  const lists = await store.wishesOfApplications(
    act.db,
    open.map(({ id }) => id),
  )
  const isFree = (applicationId: string): boolean =>
    lists
      .filter(({ application_id }) => application_id === applicationId)
      .every(({ left_as, outcome }) => left_as === 'moved' || outcome === 'question' || outcome === 'not_now')
  const free = open.filter(({ id }) => isFree(id))
  const inTime = ({ complete_at }: (typeof free)[number]): boolean =>
    isInTime(complete_at ? dayOf(complete_at) : null, round.closes_on)
  return {
    listed: free.filter(inTime).sort((one, other) => (one.sequence_no ?? 0) - (other.sequence_no ?? 0)),
    late: free.filter((one) => !inTime(one)),
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

/** A member cannot take part in this round; a substitute may come instead. Members say so themselves too. */
export async function recordRoundAbsence(
  act: Act,
  input: { readonly roundId: string; readonly personId: string; readonly substituteId: string | null },
): Promise<void> {
  if (!mayServe(act.actor) && act.actor.personId !== input.personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const round = await store.lockedRound(act.db, input.roundId, 'change')
    if (!round) throw new NotFound()
    if (round.state !== 'collecting' && round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    const { jury, absences, wishes } = await readRound(act, round)
    const member = jury.members.find(({ personId }) => personId === input.personId)
    if (!member || member.part === 'substitute') throw new JuryRefused(act, 'not_a_member')
    // Who voted was there.
    if (wishes.some(({ voters }) => voters.some(({ person_id }) => person_id === input.personId)))
      throw new JuryRefused(act, 'voted')
    const substitute = input.substituteId
    if (substitute !== null) {
      if (!mayServe(act.actor)) throw new Forbidden()
      if (!jury.members.some(({ personId, part }) => personId === substitute && part === 'substitute'))
        throw new JuryRefused(act, 'not_a_substitute')
      const isTaken = absences.some(
        ({ substituteId, personId }) => substituteId === substitute && personId !== input.personId,
      )
      if (isTaken) throw new JuryRefused(act, 'substitute_taken')
    }
    const { personId } = input
    await store.saveAbsence(act.db, round.id, { personId, substituteId: substitute })
  })
}

/** A member can take part after all. */
export async function withdrawAbsence(
  act: Act,
  input: { readonly roundId: string; readonly personId: string },
): Promise<void> {
  if (!mayServe(act.actor) && act.actor.personId !== input.personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const round = await store.lockedRound(act.db, input.roundId, 'change')
    if (!round) throw new NotFound()
    const { absences, wishes } = await readRound(act, round)
    const substitute = absences.find(({ personId }) => personId === input.personId)?.substituteId
    if (wishes.some(({ voters }) => voters.some(({ person_id }) => person_id === substitute)))
      throw new JuryRefused(act, 'substitute_taken')
    await store.removeAbsence(act.db, round.id, input.personId)
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

/** Calls off a round of which the list was not closed. */
export const cancelRound = (act: Act, roundId: string): Promise<void> =>
  withRound(act, roundId, async (act, round) => {
    if (round.state !== 'collecting') throw new JuryRefused(act, 'not_collecting')
    await store.updateRound(act.db, round.id, { state: 'cancelled' })
    // Whoever planned it: the meeting goes out of everybody's calendar with the round.
    if (round.meeting_id)
      await cancelMeeting(
        { ...act, actor: system },
        { meetingId: round.meeting_id, reason: texts(act.locale).roundCancelled },
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
