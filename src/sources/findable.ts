import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable, removeFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { allSources, type Source } from './store.ts'

/** Keeps what people find in step with a source that was changed. */
export async function sourceFollows(db: Db, source: Source): Promise<void> {
  if (source.retired_on === null) await putFindable(db, findableOf(source))
  else await removeFindable(db, 'source', source.id)
}

const findableOf = (source: Source): Findable => ({
  kind: 'source',
  id: source.id,
  locale: null,
  path: paths.moneySource(source.slug),
  title: source.name,
  summary: source.summary,
  text: [source.provider, source.conditions, source.summary_en, source.conditions_en]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: null,
  at: source.changed_at,
})

/** All sources in the register, for building the index anew. */
export const sourcesToFind: FindableSource = async function* (db) {
  for (const source of await allSources(db)) yield findableOf(source)
}
