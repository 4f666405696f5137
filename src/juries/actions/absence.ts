import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { answerMeeting, isOpenMeeting, meetingById, participantsOf } from '../../meetings/index.ts'
import { type OpenedRound, type OpenedWish, readRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { freeSubstitutes } from '../rules.ts'
import * as store from '../store.ts'
import { hasVoted } from './interests.ts'
import { JuryRefused } from './refused.ts'
import { tellAway, tellNotNeeded, tellStandIn } from './tell.ts'

/** A round of which somebody says who takes part in it, held until the transaction ends. */
async function withSeat(
  act: Act,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
  work: (act: Act, opened: OpenedRound) => Promise<void>,
): Promise<void> {
  if (!mayServe(act.actor) && act.actor.personId !== personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const round = await store.lockedRound(act.db, roundId, 'change')
    if (!round) throw new NotFound()
    if (round.state !== 'collecting' && round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    await work(act, await readRound(act, round))
  })
}

/**
 * A member cannot take part in this round; a substitute may come instead, and hears so. Members say so themselves too:
 * then whoever serves them is asked for a substitute, and the meeting knows that they do not come.
 */
export const recordRoundAbsence = (
  act: Act,
  input: { readonly roundId: string; readonly personId: string; readonly substituteId: string | null },
): Promise<void> =>
  withSeat(act, input, async (act, opened) => {
    const { round, jury, absences, wishes } = opened
    const member = jury.members.find(({ personId }) => personId === input.personId)
    if (!member || member.part === 'substitute') throw new JuryRefused(act, 'not_a_member')
    // Who voted was there.
    const { personId } = input
    if (wishes.some((one) => hasVoted(one, personId))) throw new JuryRefused(act, 'voted')
    if (input.substituteId !== null && !mayServe(act.actor)) throw new Forbidden()
    // A member says that they are away; who comes instead stays what the secretary said.
    const before = absences.find((one) => one.personId === personId)
    const known = before?.substituteId ?? null
    const substitute = mayServe(act.actor) ? input.substituteId : known
    // A seat has one vote.
    if (known !== null && known !== substitute && wishes.some((one) => hasVoted(one, known)))
      throw new JuryRefused(act, 'substitute_voted')
    if (substitute !== null) {
      if (!jury.members.some(({ personId, part }) => personId === substitute && part === 'substitute'))
        throw new JuryRefused(act, 'not_a_substitute')
      const isTaken = absences.some((one) => one.substituteId === substitute && one.personId !== personId)
      if (isTaken) throw new JuryRefused(act, 'substitute_taken')
    }
    await store.saveAbsence(act.db, round.id, { personId, substituteId: substitute })
    const replaced = known !== substitute ? known : null
    await removeScoresOf(act, wishes, [personId, ...(replaced !== null ? [replaced] : [])])
    if (replaced !== null) await tellNotNeeded(act, replaced, opened)
    if (substitute !== null && substitute !== known) await tellStandIn(act, substitute, opened)
    if (act.actor.personId !== personId) return
    await answerItsMeeting(act, round, 'no')
    if (before === undefined)
      await tellAway(act, opened, {
        name: member.name,
        hasSubstitute: freeSubstitutes(jury.members, absences, dayOf(act.now)).length > 0,
      })
  })

/** A member can take part after all; who would have come instead hears so. */
export const withdrawAbsence = (
  act: Act,
  input: { readonly roundId: string; readonly personId: string },
): Promise<void> =>
  withSeat(act, input, async (act, opened) => {
    const { round, absences, wishes } = opened
    const { personId } = input
    const substitute = absences.find((one) => one.personId === personId)?.substituteId ?? null
    if (substitute !== null && wishes.some((one) => hasVoted(one, substitute)))
      throw new JuryRefused(act, 'substitute_voted')
    await store.removeAbsence(act.db, round.id, personId)
    if (substitute !== null) {
      await removeScoresOf(act, wishes, [substitute])
      await tellNotNeeded(act, substitute, opened)
    }
    if (act.actor.personId === personId) await answerItsMeeting(act, round, 'yes')
  })

/** What a member says of the round goes for its meeting too, so that nobody is asked twice. */
async function answerItsMeeting(act: Act, round: store.Round, answer: 'yes' | 'no'): Promise<void> {
  const meeting = round.meeting_id ? await meetingById(act.db, round.meeting_id) : null
  if (!meeting || !isOpenMeeting(meeting.status) || meeting.starts_at <= act.now) return
  const mine = (await participantsOf(act.db, meeting.id)).find(
    ({ person_id }) => person_id === act.actor.personId,
  )
  if (!mine || mine.answer === answer) return
  await answerMeeting(act, { meetingId: meeting.id, answer, needs: answer === 'yes' ? mine.needs : [] })
}

/** Who no longer judges in a round weighs no more in what it gave. */
async function removeScoresOf(
  act: Act,
  wishes: readonly OpenedWish[],
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds)
    for (const { wish } of wishes) await store.removeScores(act.db, wish.id, personId)
}
