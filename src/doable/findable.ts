import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable, removeFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { allDoable, type Doable } from './store.ts'

/** Keeps what people find in step with what was changed. */
export async function findableFollows(db: Db, one: Doable): Promise<void> {
  if (one.is_public) await putFindable(db, findableOf(one))
  else await removeFindable(db, 'doable', one.id)
}

const findableOf = (one: Doable): Findable => ({
  kind: 'doable',
  id: one.id,
  locale: null,
  path: paths.doable(one.slug),
  title: one.name,
  summary: one.summary,
  text: [one.name_en, one.conditions, one.insurance, one.summary_en, one.conditions_en]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: null,
  at: one.changed_at,
})

/** All that is public, for building the index anew. */
export const doableToFind: FindableSource = async function* (db) {
  for (const one of await allDoable(db)) yield findableOf(one)
}
