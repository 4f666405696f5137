import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { allAreas } from './store.ts'

/** Every area that has a page of its own. */
export const areasToFind: FindableSource = async function* (db) {
  for (const { id, slug, name, level } of await allAreas(db)) {
    if (level === 'municipality') continue
    const thing: Findable = {
      kind: 'area',
      id,
      locale: null,
      path: paths.area(slug),
      title: name,
      summary: '',
      text: '',
      audience: [everyone],
      areaId: null,
      // Areas have no date; among equals they come last.
      at: new Date(0),
    }
    yield thing
  }
}

/** Keeps what people find in step with an import. */
export async function findableFollowsAreas(db: Db): Promise<void> {
  for await (const thing of areasToFind(db)) await putFindable(db, thing)
}
