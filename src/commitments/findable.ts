import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import * as store from './store.ts'
import { bodiesOf, wordsIdOf } from './words.ts'

type Promised = Pick<
  store.Commitment,
  'id' | 'text_id' | 'words_id' | 'area_id' | 'made_on' | 'for_everyone' | 'case_public' | 'department'
>

/** Keeps what people find in step with these promises. Only what everyone may see is found by searching. */
export async function findableFollows(db: Db, commitments: readonly Promised[]): Promise<void> {
  for (const thing of await findablesOf(db, commitments)) await putFindable(db, thing)
}

async function findablesOf(db: Db, commitments: readonly Promised[]): Promise<readonly Findable[]> {
  const bodies = await bodiesOf(db, commitments)
  return commitments.map((one) => ({
    kind: 'commitment',
    id: one.id,
    locale: null,
    path: paths.commitment(one.id),
    title: bodies.get(wordsIdOf(one)) ?? '',
    summary: '',
    text: one.department ?? '',
    audience: one.for_everyone && one.case_public && bodies.has(wordsIdOf(one)) ? [everyone] : [],
    areaId: one.area_id,
    at: new Date(`${one.made_on}T12:00:00Z`),
  }))
}

/** All promises for everyone, for building the index anew. */
export const commitmentsToFind: FindableSource = async function* (db) {
  let after: string | null = null
  for (;;) {
    const slice: readonly store.Commitment[] = await store.publicCommitmentsAfter(db, after, 500)
    yield* await findablesOf(db, slice)
    after = slice.at(-1)?.id ?? null
    if (after === null) return
  }
}
