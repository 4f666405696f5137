import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { addDays, addWorkingDays, type Day, dayOf, isWorkingDay, workingDaysBetween } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { say } from '../kit/locale.ts'
import { remindAdvice } from './actions/advice.ts'
import { coordinatorsOutside } from './actions/stuck.ts'
import { pauseEndsLetter, resumedLetter } from './mails.ts'
import { stuckEscalatedLetter, termLetter, weAreLateLetter } from './mails-late.ts'
import { change, openedCase, project } from './record.ts'
import { adviceReminderDue, stuckDue, warnsOn } from './rules.ts'
import { sendTo, sendToContact, sendToOffice, sendToParties } from './send.ts'
import * as store from './store.ts'

/** Working days before the end of a request on which we remind the initiator of it. */
const pauseReminderDays = 3

/**
 * The daily round of the cases: pauses that lapse, advice that is awaited, terms that end, questions without
 * an answer. The day is that of `act.now`. What was told is remembered, so a second round on the same day
 * tells nothing; each case has a transaction of its own, so a crash half way loses and doubles nothing.
 */
export async function tick(given: Act): Promise<void> {
  const act: Act = { ...given, actor: system }
  const today = dayOf(act.now)
  await lookAtPauses(act, today)
  // Colleagues hear of things on days on which they work.
  if (!isWorkingDay(today)) return
  await lookAtAdvice(act, today)
  await lookAtTerms(act, today)
  await lookAtStuck(act, today)
}

async function lookAtPauses(act: Act, today: Day): Promise<void> {
  for (const id of await store.pausedCaseIds(act.db))
    await inTransaction(act, (act) => lookAtPause(act, id, today))
}

async function lookAtPause(act: Act, id: string, today: Day): Promise<void> {
  const opened = await openedCase(act, id, true)
  const open = opened.state.pauses.find((pause) => pause.until === null)
  const until = open?.lapses ?? null
  if (!until) return
  if (today > until) {
    await change(
      act,
      id,
      () => [{ happening: { type: 'resumed', data: { because: 'lapsed' } } }],
      async (act, { after }) => {
        const due = after.state.stepTerm?.due ?? null
        await sendToParties(act, after, (about) => resumedLetter(about, 'lapsed', due))
        await sendToContact(act, after, (about) => resumedLetter(about, 'lapsed', due))
      },
    )
    return
  }
  // While the clock stands still, the ends of the terms move with the day.
  await project(act, id)
  if (workingDaysBetween(today, until) > pauseReminderDays) return
  const signal = { caseId: id, subject: 'pause', signal: 'soon', due: until, at: act.now }
  if (await store.claimSignal(act.db, signal)) {
    await sendToParties(act, opened, (about) => pauseEndsLetter(about, until))
  }
}

async function lookAtAdvice(act: Act, today: Day): Promise<void> {
  for (const advice of await store.adviceDue(act.db, addWorkingDays(today, 3))) {
    if (!adviceReminderDue(advice, today)) continue
    const { state } = await openedCase(act, advice.case_id)
    if (state.status !== 'ended') await remindAdvice(act, { adviceId: advice.id })
  }
}

/** Warnings before the end of a term, escalation after it; by case, so that the initiator gets one letter. */
async function lookAtTerms(act: Act, today: Day): Promise<void> {
  const warnDays = warnDaysOf(act)
  const terms = await store.runningTermsDue(act.db, addWorkingDays(today, warnDays))
  const byCase = new Map<string, store.RunningTerm[]>()
  for (const term of terms.filter((term) => term.owed_by === 'municipality')) {
    byCase.set(term.case_id, [...(byCase.get(term.case_id) ?? []), term])
  }
  for (const [id, own] of byCase) {
    await inTransaction(act, async (act) => {
      // While the clock stands still, the end moves with the day: nothing to warn of yet.
      const soon = own.filter(
        ({ state, from_day, due_day }) => state !== 'paused' && warnsOn(from_day, due_day, today, warnDays),
      )
      for (const term of soon) await warn(act, id, term)
      await escalate(
        act,
        id,
        own.filter(({ due_day }) => due_day < today),
      )
    })
  }
}

const warnDaysOf = (act: Act): number => {
  const days = act.municipality.norms.warn_working_days_before
  return typeof days === 'number' && days > 0 ? days : 3
}

const named = (term: store.RunningTerm) => ({ kind: term.kind, name: term.name, due: term.due_day })

async function warn(act: Act, caseId: string, term: store.RunningTerm): Promise<void> {
  const signal = { caseId, subject: term.key, signal: 'soon', due: term.due_day, at: act.now }
  if (!(await store.claimSignal(act.db, signal))) return
  const opened = await openedCase(act, caseId)
  await sendToContact(act, opened, (about) => termLetter(about, named(term), false))
}

async function escalate(act: Act, caseId: string, late: readonly store.RunningTerm[]): Promise<void> {
  const fresh: store.RunningTerm[] = []
  for (const term of late) {
    const signal = { caseId, subject: term.key, signal: 'missed', due: term.due_day, at: act.now }
    if (await store.claimSignal(act.db, signal)) fresh.push(term)
  }
  if (fresh.length === 0) return
  await change(
    act,
    caseId,
    () =>
      fresh.map((term) => ({
        happening: { type: 'term_missed', data: { term: term.key, due: term.due_day } },
        // That no news came is between us and the initiator; a missed step is for everyone to see.
        visibility: term.kind === 'step' ? 'everyone' : 'parties',
      })),
    async (act, { after }) => {
      const coordinators = await coordinatorsOutside(act, after)
      for (const term of fresh) {
        await sendTo(act, after, [after.contactId, ...coordinators], (about) =>
          termLetter(about, named(term), true),
        )
      }
      // A letter to say that there was no letter helps nobody; a late step or answer is said at once.
      const [worst] = fresh.filter((term) => term.name !== 'update')
      if (worst) await sendToParties(act, after, (about) => weAreLateLetter(about, named(worst)))
    },
  )
}

/** "Ik loop vast" without an answer in time goes to the alderman's office. */
async function lookAtStuck(act: Act, today: Day): Promise<void> {
  for (const stuck of await store.openStuck(act.db, addDays(today, -1))) {
    if (stuck.level !== 'coordinator') continue
    const due = stuckDue(today)
    await change(
      act,
      stuck.case_id,
      async (act) => {
        await store.saveEscalation(act.db, stuck.id, today, due)
        return [{ happening: { type: 'stuck_escalated', data: { stuckId: stuck.id } } }]
      },
      async (act, { after }) => {
        const office = act.municipality.alderman_office
        const address = { name: say(office.name, 'nl'), email: office.email }
        await sendToOffice(act, after, address, (about) => stuckEscalatedLetter(about, due, 'office'))
        await sendToParties(act, after, (about) => stuckEscalatedLetter(about, due, 'initiator'))
      },
    )
  }
}

export const caseJobs: Jobs = {
  look_at_cases: tick,
  fold_running_cases: (act) => inTransaction(act, ({ db }) => store.foldRunning(db)),
}

/** Every morning, before office hours; times in UTC. */
export const caseSchedules: readonly Schedule[] = [
  { job: 'look_at_cases', pattern: '0 5 * * *' },
  { job: 'fold_running_cases', pattern: '*/5 * * * *' },
]
