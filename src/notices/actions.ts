import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { announce } from '../kit/events.ts'
import { districtAt, neighbourhoodAt } from '../places/index.ts'
import { freshDays, lastDayToObject, stageOf } from './rules.ts'
import type { FoundNotice } from './sru.ts'
import { putNotice } from './store.ts'

/** Keeps a notice in the area that its point lies in. The same one again changes nothing; a new one is made public. */
export async function keepNotice(act: Act, found: FoundNotice): Promise<void> {
  const { point, publishedOn, ...notice } = found
  const area = point ? ((await neighbourhoodAt(act.db, point)) ?? (await districtAt(act.db, point))) : null
  const stage = stageOf(notice.title)
  await inTransaction(act, async (act) => {
    const isNew = await putNotice(act.db, {
      ...notice,
      published_on: publishedOn,
      stage,
      last_day_to_object: lastDayToObject(stage, publishedOn),
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
      area_id: area?.id ?? null,
      fetched_at: act.now,
    })
    const isFresh = publishedOn >= addDays(dayOf(act.now), -freshDays)
    if (isNew && isFresh) await announce(act, { type: 'made_public', kind: 'notice', thing: notice.id })
  })
}
