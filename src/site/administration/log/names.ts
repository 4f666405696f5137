import { casesByIds } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { peopleByIds } from '../../../people/index.ts'
import { allAreas } from '../../../places/index.ts'

/** What the references in the log are called today; the log itself holds no names. */
export interface Names {
  readonly people: ReadonlyMap<string, string>
  /** Numbers of cases. */
  readonly cases: ReadonlyMap<string, string>
  readonly areas: ReadonlyMap<string, string>
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Names of everything that is referred to somewhere in `rows`. */
export async function namesIn(act: Act, rows: readonly object[]): Promise<Names> {
  const ids = [...new Set(JSON.stringify(rows).match(uuids) ?? [])]
  const people = await peopleByIds(act.db, ids)
  const cases = await casesByIds(act.db, ids)
  const areas = await allAreas(act.db)
  return {
    people: new Map([...people].map(([id, { name }]) => [id, name])),
    cases: new Map([...cases].map(([id, { number }]) => [id, number])),
    areas: new Map(areas.map(({ id, name }) => [id, name])),
  }
}
