import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable, removeFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { allItems, type LoanItem } from './store.ts'

/** Keeps what people find in step with a thing that was changed. */
export async function findableFollows(db: Db, item: LoanItem): Promise<void> {
  if (item.retired_on === null) await putFindable(db, findableOf(item))
  else await removeFindable(db, 'loan_item', item.id)
}

const findableOf = (item: LoanItem): Findable => ({
  kind: 'loan_item',
  id: item.id,
  locale: null,
  path: paths.loanItem(item.slug),
  title: item.name,
  summary: item.summary,
  text: [item.name_en, item.place, item.conditions, item.summary_en, item.conditions_en]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: null,
  at: item.changed_at,
})

/** All that can be borrowed, for building the index anew. */
export const loanItemsToFind: FindableSource = async function* (db) {
  for (const item of await allItems(db)) yield findableOf(item)
}
