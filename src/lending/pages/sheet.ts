import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { firstDay, freeSpans, lastDay } from '../rules.ts'
import { itemKindSlugs, itemKinds } from '../schema.ts'
import { allItems, takenFrom } from '../store.ts'
import { texts } from '../texts.ts'
import { nameOf, ownersOf } from '../words.ts'

/**
 * `/lenen.csv`: what can be borrowed and when it is free, a row for neighbouring days on which as many are. What is taken
 * the whole year has a row without days. Who borrows is not in it.
 */
export async function downloadItems(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const kind = itemKinds.find((one) => itemKindSlugs[one] === c.req.query('soort'))
  const items = (await allItems(db)).filter((item) => !kind || item.kind === kind)
  const taken = await takenFrom(
    db,
    items.map(({ id }) => id),
    today,
  )
  const ownerOf = await ownersOf(act, items)
  const rows = items.flatMap((item) => {
    const own = taken.filter(({ item_id }) => item_id === item.id)
    const about = {
      name: nameOf(item, locale),
      kind: t.kinds[item.kind],
      owner: ownerOf(item),
      amount: item.amount,
    }
    const terms = {
      mostDays: item.most_days,
      leadDays: item.lead_days,
      place: item.place,
      costs: item.costs,
      conditions: inTheirs(item.conditions, item.conditions_en, locale).text,
      contact: item.contact,
    }
    const spans = freeSpans(item, own, firstDay(item, today), lastDay(today))
    const days = spans.length > 0 ? spans : [{ from: null, until: null, free: 0 }]
    return days.map(
      (span): Readonly<Record<keyof typeof t.sheet.columns, string | number | null>> => ({
        ...about,
        ...span,
        ...terms,
      }),
    )
  })
  const columns = Object.keys(t.sheet.columns) as readonly (keyof typeof t.sheet.columns)[]
  return giveSheet(c, {
    title: t.sheet.name,
    columns: columns.map((column) => t.sheet.columns[column]),
    rows: rows.map((row) => columns.map((column) => row[column])),
  })
}
