import { z } from 'zod'
import { appointGuide } from '../../cases/index.ts'
import { approvePublic, submitInitiative } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { answerQuestion, mergeInto, questionsOf } from '../../merging/index.ts'
import type { DemoPeople } from './people.ts'

const daysAgo = z.number().int().positive()
const mergingSchema = z.object({
  merged: z.array(
    z.object({
      kind: z.enum(['neighbourhood_wish', 'city_wish']),
      title: z.string(),
      summary: z.string(),
      story: z.string(),
      subject: z.string(),
      district: z.string(),
      neighbourhood: z.string(),
      address: z.string(),
      lon: z.number(),
      lat: z.number(),
      needs: z.array(z.string()),
      initiator: z.string(),
      /** Who puts it on the site and names the guide; who merges it. */
      team: z.string(),
      guide: z.string(),
      days_ago: z.object({
        told: daysAgo,
        looked: daysAgo,
        appointed: daysAgo,
        merged: daysAgo,
        /** When the initiator said that they want to join. */
        wants: daysAgo,
      }),
      into: z.string(),
      reason: z.string(),
    }),
  ),
})

/** Plans of the demo city that go on in another one, by the same actions that people use. */
export async function loadMerging(
  act: Act,
  json: unknown,
  people: DemoPeople,
  area: (code: string) => string,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  for (const one of mergingSchema.parse(json).merged) {
    const intoId = caseOf(one.into)
    if (intoId === undefined) continue
    const on = (days: number, by: string): Act => ({
      ...act,
      now: momentAt(nextWorkingDay(addDays(dayOf(act.now), -days)), '10:15'),
      actor: people.actor(by),
    })
    const { days_ago: at, title, summary, story, address, lon, lat } = one
    const told = await submitInitiative(on(at.told, one.initiator), {
      ...{ kind: one.kind, title, summary, story, address, lon, lat },
      subject: one.subject as 'other',
      districtId: area(one.district),
      neighbourhoodId: area(one.neighbourhood),
      needs: one.needs as [],
      origin: 'spontaneous',
      consentPublic: true,
      initiator: { personId: people.person(one.initiator) },
    })
    if (told.state !== 'submitted') continue
    const { caseId } = told
    await approvePublic(on(at.looked, one.team), { caseId })
    await appointGuide(on(at.appointed, one.team), { caseId, guideId: people.person(one.guide) })
    await mergeInto(on(at.merged, one.guide), { caseId, intoId, reason: one.reason })
    for (const { id } of await questionsOf(act.db, { fromId: caseId }))
      await answerQuestion(on(at.wants, one.initiator), { questionId: id, wants: true })
  }
}
