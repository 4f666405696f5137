import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { keepNotice } from '../../notices/index.ts'

/** `config/demo/notices.json`: official notices, all of them invented. Days count back from today. */
const noticesSchema = z.array(
  z.object({
    number: z.string(),
    days_ago: z.number().int(),
    title: z.string(),
    rubric: z.string(),
    summary: z.string(),
    address: z.string(),
    point: z.tuple([z.number(), z.number()]),
  }),
)

/** Notices as the service would give them; they lead to its front page, for they were never published. */
export async function loadNotices(act: Act, json: unknown): Promise<void> {
  for (const { number, days_ago, ...notice } of noticesSchema.parse(json)) {
    const publishedOn = addDays(dayOf(act.now), -days_ago)
    await keepNotice(
      { ...act, now: momentAt(publishedOn, '08:00') },
      { ...notice, id: `voorbeeld-${number}`, url: 'https://www.officielebekendmakingen.nl/', publishedOn },
    )
  }
}
