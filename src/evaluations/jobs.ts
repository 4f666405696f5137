import { addressesTakingPart } from '../activities/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { hearsByMail, peopleByEmails, personById } from '../people/index.ts'
import { projectById } from '../projects/index.ts'
import { closeEvaluation } from './actions.ts'
import { mailInvitations, tellOver } from './mails.ts'
import { isReminderDay } from './rules.ts'
import * as store from './store.ts'
import { voicesOf } from './voice.ts'

/** Reminds once who was asked and did not answer yet, shortly before the last day. Safe to repeat. */
export async function remindOfEvaluations(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const { id } of (await store.evaluationsGoing(act.db)).filter((one) => isReminderDay(one, today)))
    await inTransaction(act, async (act) => {
      const evaluation = await store.lockEvaluation(act.db, id)
      if (!evaluation || !isReminderDay(evaluation, today)) return
      await remind(act, evaluation)
      await store.updateEvaluation(act.db, id, { reminded_on: today }, { at: act.now, personId: null })
    })
}

async function remind(act: Act, evaluation: store.Evaluation): Promise<void> {
  const project = await projectById(act.db, evaluation.project_id)
  if (!project) return
  const waiting = await store.waitingInvitations(act.db, evaluation.id)
  // Addresses of who took part are kept with what they put in alone: who took that back is not found any more.
  const byVoice = new Map(
    (await addressesTakingPart(act.db, project.id)).flatMap((one) =>
      voicesOf(act, evaluation.id, one.email).map((voice) => [voice, one] as const),
    ),
  )
  const found = waiting.flatMap(({ id, who, voice, email }) => {
    const taker = who === 'participants' ? byVoice.get(voice) : undefined
    const address = email ?? taker?.email
    return address ? [{ id, who, email: address, locale: taker?.locale ?? null }] : []
  })
  const people = await peopleByEmails(
    act.db,
    found.map(({ email }) => email),
  )
  const to = found.flatMap((one) => {
    const person = people.get(one.email.toLowerCase()) ?? null
    if (person && !hearsByMail(person)) return []
    return [{ ...one, personId: person?.id ?? null, locale: one.locale ?? person?.locale ?? ('nl' as const) }]
  })
  await mailInvitations(act, project, evaluation, to, 'reminder')
}

/** Makes the results of every evaluation of which the last day has passed. Safe to repeat. */
export async function closeEvaluations(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const { id, closes_on, project_id } of await store.evaluationsGoing(act.db)) {
    if (closes_on >= today) continue
    await inTransaction(act, async (act) => {
      await closeEvaluation(act, id)
      const project = await projectById(act.db, project_id)
      const leader = project?.leader_id ? await personById(act.db, project.leader_id) : null
      if (project && leader && hearsByMail(leader)) await tellOver(act, project, leader)
    })
  }
}

export const evaluationJobs: Jobs = {
  remind_of_evaluations: (act) => remindOfEvaluations(act),
  close_evaluations: (act) => closeEvaluations(act),
}

/** Times in UTC. */
export const evaluationSchedules: readonly Schedule[] = [
  { job: 'remind_of_evaluations', pattern: '35 7 * * *' },
  { job: 'close_evaluations', pattern: '25 * * * *' },
]
