import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import {
  enterAnswer,
  enterHelped,
  followReferrals,
  handleReferral,
  helps,
  referOn,
  referralKinds,
  saidByReceiver,
} from '../../referrals/index.ts'
import type { DemoPeople } from './people.ts'

const referralsSchema = z.object({
  sent: z.array(
    z.object({
      initiative: z.string(),
      by: z.string(),
      daysAgo: z.number().int().positive(),
      kind: z.enum(referralKinds),
      to: z.string(),
      organisation: z.string().optional(),
      function: z.string().optional(),
      phone: z.string().optional(),
      email: z.email(),
      handed: z.string(),
      /** What the initiator said may go along; "ask" when the mail that asks it is still open. */
      consent: z.enum(['with_name', 'story_only', 'ask']),
      answer: z
        .object({ answer: z.enum(saidByReceiver), reason: z.string(), afterDays: z.number().int() })
        .nullable(),
      helped: z
        .object({ helped: z.enum(helps), happened: z.string(), afterDays: z.number().int() })
        .nullable(),
    }),
  ),
})

/** Referrals of the demo city, by the same actions that people use; the last answers came by telephone. */
export async function loadReferrals(
  act: Act,
  json: unknown,
  people: DemoPeople,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  for (const one of referralsSchema.parse(json).sent) {
    const caseId = caseOf(one.initiative)
    if (caseId === undefined) continue
    const madeOn = nextWorkingDay(addDays(dayOf(act.now), -one.daysAgo))
    const after = (days: number): Act => ({
      ...act,
      now: momentAt(nextWorkingDay(addDays(madeOn, days)), '11:30'),
      actor: people.actor(one.by),
    })
    const { kind, handed, consent, answer, helped } = one
    const id = await referOn(after(0), {
      ...{ caseId, kind, handed },
      to: {
        ...{ name: one.to, jobTitle: one.function ?? null, phone: one.phone ?? null, email: one.email },
        page: null,
        organisationId: one.organisation ? people.organisation(one.organisation) : null,
        sourceId: null,
      },
      consent: consent === 'ask' ? null : { says: consent, on: madeOn },
      dueOn: addDays(madeOn, act.municipality.referrals.answer_days),
    })
    if (answer) {
      await enterAnswer(after(answer.afterDays), id, { answer: answer.answer, reason: answer.reason })
      if (answer.answer === 'not_taken_up') await handleReferral(after(answer.afterDays + 1), id)
    }
    if (helped) {
      await followReferrals({ ...after(helped.afterDays - 1), actor: act.actor })
      await enterHelped(after(helped.afterDays), id, { helped: helped.helped, happened: helped.happened })
    }
  }
  await followReferrals(act)
}
