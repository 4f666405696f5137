import { randomUUID } from 'node:crypto'
import type { Db } from '../../kit/db.ts'
import type { Commitment } from '../store.ts'
import { tables } from './tables.ts'

/** The project that a promise was made for, as its pages and letters name it. */
export interface PromisedProject {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly slug: string
  readonly leader_id: string | null
}

/** The projects of these promises, by their identifier; no question where there are none. */
export async function projectsOfPromises(
  db: Db,
  promises: readonly Pick<Commitment, 'project_id'>[],
): Promise<ReadonlyMap<string, PromisedProject>> {
  const ids = [...new Set(promises.flatMap(({ project_id }) => project_id ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('project')
    .select(['id', 'number', 'title', 'slug', 'leader_id'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Keeps the words of a promise that belongs to no case. */
export async function insertWords(db: Db, body: string): Promise<string> {
  const id = randomUUID()
  await tables(db).insertInto('commitment_text').values({ id, body }).execute()
  return id
}

/** Words of promises that belong to no case, by their identifier. */
export async function ownWords(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db).selectFrom('commitment_text').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, body }) => [id, body]))
}

/** Promises on answers to these groups and contributions, by the day they were first promised for. */
export async function commitmentsOfAnswers(
  db: Db,
  answers: { readonly groupIds: readonly string[]; readonly contributionIds: readonly string[] },
): Promise<readonly Commitment[]> {
  const { groupIds, contributionIds } = answers
  if (groupIds.length + contributionIds.length === 0) return []
  return tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(groupIds.length > 0 ? [eb('group_id', 'in', groupIds)] : []),
        ...(contributionIds.length > 0 ? [eb('contribution_id', 'in', contributionIds)] : []),
      ]),
    )
    .orderBy('first_due')
    .orderBy('id')
    .execute()
}
