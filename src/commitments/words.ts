import { textsByIds } from '../cases/index.ts'
import type { Db } from '../kit/db.ts'
import { ownWords } from './store/projects.ts'
import type { Commitment } from './store.ts'

type Worded = Pick<Commitment, 'text_id' | 'words_id'>

/** Where the words of a promise lie: with those of its case, or of its own. */
export const wordsIdOf = ({ text_id, words_id }: Worded): string => text_id ?? words_id ?? ''

/**
 * The words of these promises and what was said of them later, by identifier: of a case with the texts of that case, of a
 * project in a table of their own. As many questions to the database, however many there are.
 */
export async function bodiesOf(
  db: Db,
  commitments: readonly Worded[],
  later: readonly { readonly id: string; readonly isOwn: boolean }[] = [],
): Promise<ReadonlyMap<string, string>> {
  const ofCases = [
    ...commitments.flatMap(({ text_id }) => text_id ?? []),
    ...later.filter(({ isOwn }) => !isOwn).map(({ id }) => id),
  ]
  const own = [
    ...commitments.flatMap(({ words_id }) => words_id ?? []),
    ...later.filter(({ isOwn }) => isOwn).map(({ id }) => id),
  ]
  const [cases, projects] = await Promise.all([textsByIds(db, ofCases), ownWords(db, own)])
  return new Map([...cases, ...projects])
}

/** The words of one promise; empty when they were erased. */
export const bodyOf = async (db: Db, commitment: Worded): Promise<string> =>
  (await bodiesOf(db, [commitment])).get(wordsIdOf(commitment)) ?? ''
