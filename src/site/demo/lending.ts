import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { addItem, answerLoan, askLoan, handOver, itemKinds } from '../../lending/index.ts'
import type { DemoPeople } from './people.ts'

const both = z.object({ nl: z.string(), en: z.string() })

const lendingSchema = z.object({
  /** Who answers where the lender is the municipality; an organisation does so itself. */
  keeper: z.string(),
  items: z.array(
    z.object({
      key: z.string(),
      name: both,
      kind: z.enum(itemKinds),
      owner: z.string().nullable(),
      amount: z.number().int(),
      most_days: z.number().int(),
      lead_days: z.number().int(),
      summary: both,
      place: z.string(),
      costs: z.string(),
      conditions: z.object({ nl: z.array(z.string()), en: z.array(z.string()) }),
      contact: z.string(),
    }),
  ),
  loans: z.array(
    z.object({
      item: z.string(),
      by: z.string(),
      days_ago: z.number().int(),
      from_in_days: z.number().int(),
      for_days: z.number().int(),
      amount: z.number().int(),
      purpose: z.string(),
      yes: z.object({ days_ago: z.number().int(), words: z.string() }).optional(),
      fetched: z.boolean().default(false),
      returned: z.boolean().default(false),
    }),
  ),
})

/** What can be borrowed in the demo city, all made up, and who borrows it. */
export async function loadLending(act: Act, json: unknown, people: DemoPeople): Promise<void> {
  const { keeper, items, loans } = lendingSchema.parse(json)
  const today = dayOf(act.now)
  const itemIds = new Map<string, string>()
  for (const { key, name, owner, summary, conditions, ...same } of items) {
    const added = await addItem(act, {
      ...same,
      name: name.nl,
      name_en: name.en,
      organisation_id: owner === null ? null : people.organisation(owner),
      summary: summary.nl,
      summary_en: summary.en,
      conditions: conditions.nl.join('\n'),
      conditions_en: conditions.en.join('\n'),
      is_example: true,
    })
    itemIds.set(key, added.id)
  }
  const then = (daysAgo: number, who: string, time: string): Act => ({
    ...act,
    now: momentAt(addDays(today, -daysAgo), time),
    actor: people.actor(who),
  })
  for (const {
    item,
    by,
    days_ago,
    from_in_days,
    for_days,
    amount,
    purpose,
    yes,
    fetched,
    returned,
  } of loans) {
    const itemId = itemIds.get(item)
    if (!itemId) throw new Error(`${item} is not lent out in the demo city`)
    const from = addDays(today, from_in_days)
    const until = addDays(from, for_days - 1)
    const asked = { itemId, amount, from, until, purpose, phone: null, caseId: null }
    const id = await askLoan(then(days_ago, by, '20:10'), asked)
    if (yes) await answerLoan(then(yes.days_ago, keeper, '09:40'), id, { to: 'confirmed', words: yes.words })
    if (fetched) await handOver(then(-from_in_days, keeper, '10:30'), id, 'out')
    if (returned) await handOver(then(-from_in_days - for_days + 1, keeper, '15:30'), id, 'back')
  }
}
