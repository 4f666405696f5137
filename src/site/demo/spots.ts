import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { addSpot, agreementForms, answerYes, askForSpot, type Spot, uses, whats } from '../../spots/index.ts'
import type { DemoPeople } from './people.ts'

const both = z.object({ nl: z.string(), en: z.string() })

const spotsSchema = z.object({
  spots: z.array(
    z.object({
      name: z.string(),
      what: z.enum(whats),
      summary: both,
      address: z.string(),
      area: z.string(),
      lon: z.number(),
      lat: z.number(),
      size: z.number().int().nullable(),
      owner: z.string(),
      maintainer: z.string(),
      uses: z.array(z.enum(uses)),
      not_for: z.string().nullable(),
      free_in_days: z.number().int().nullable(),
      free_for_days: z.number().int().nullable(),
      costs: z.string(),
      conditions: z.object({ nl: z.array(z.string()), en: z.array(z.string()) }),
      contact: z.string(),
      /** Whether it only shows what could stand here. */
      is_example: z.boolean().default(true),
    }),
  ),
  /** Who answers for the register. */
  keeper: z.string(),
  requests: z.array(
    z.object({
      spot: z.string(),
      initiative: z.string(),
      by: z.string(),
      days_ago: z.number().int(),
      why: z.string(),
      /** First day it is asked for; after the day of the answer. */
      from_in_days: z.number().int(),
      for_days: z.number().int(),
      yes: z
        .object({
          days_ago: z.number().int(),
          form: z.enum(agreementForms),
          terms: z.string(),
          inspections_in_days: z.array(z.number().int()),
        })
        .optional(),
    }),
  ),
})

/** The places of the demo city, all made up, with who asked for one and who uses one. */
export async function loadSpots(
  act: Act,
  json: unknown,
  people: DemoPeople,
  areaOf: (code: string) => string,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  const { spots, keeper, requests } = spotsSchema.parse(json)
  const today = dayOf(act.now)
  const inDays = (days: number | null) => (days === null ? null : addDays(today, days))
  const byName = new Map<string, Spot>()
  for (const one of spots) {
    const { summary, conditions, size, area, free_in_days, free_for_days, ...same } = one
    const spot = await addSpot(act, {
      ...same,
      summary: summary.nl,
      summary_en: summary.en,
      area_id: areaOf(area),
      size_m2: size,
      free_from: inDays(free_in_days),
      free_until: inDays(free_for_days),
      conditions: conditions.nl.join('\n'),
      conditions_en: conditions.en.join('\n'),
      ...{ photo_id: null, photo_description: null },
    })
    byName.set(one.name, spot)
  }
  const then = (daysAgo: number, who: string, time: string): Act => ({
    ...act,
    now: momentAt(addDays(today, -daysAgo), time),
    actor: people.actor(who),
  })
  for (const { spot, initiative, by, days_ago, why, from_in_days, for_days, yes } of requests) {
    const from = addDays(today, from_in_days)
    const caseId = caseOf(initiative)
    const spotId = byName.get(spot)?.id
    if (!caseId || !spotId) throw new Error(`${spot} or ${initiative} is not in the demo city`)
    const until = addDays(from, for_days)
    const requestId = await askForSpot(then(days_ago, by, '19:30'), { spotId, caseId, why, from, until })
    if (!yes) continue
    await answerYes(then(yes.days_ago, keeper, '10:15'), {
      requestId,
      form: yes.form,
      from,
      until,
      terms: yes.terms,
      inspections: yes.inspections_in_days.map((days) => addDays(today, days)),
    })
  }
}
