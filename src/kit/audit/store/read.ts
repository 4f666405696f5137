import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db.ts'
import type { Operation } from '../store.ts'

export type AuditActor = 'person' | 'system' | 'visitor' | 'outside'

/** What of the log is asked for; what is absent does not matter. */
export interface AuditFilter {
  readonly kind?: string | undefined
  readonly caseId?: string | undefined
  /** Who did it, or whom it is about. */
  readonly personId?: string | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

/** A place in the list of deeds, which is in order of time. */
export interface DeedCursor {
  readonly at: Date
  readonly deed: number
}

/** Rows of one deed that say the same of the same sort of thing. */
export interface DeedPart {
  readonly deed: number
  readonly at: Date
  readonly actor: AuditActor
  readonly actor_id: string | null
  readonly command: string
  readonly op: Operation
  readonly kind: string
  readonly thing: string
  readonly amount: number
  readonly case_id: string | null
  readonly person_id: string | null
  /** Of things that have a type of their own, such as what happened in a case. */
  readonly types: readonly string[]
}

export interface Entry {
  readonly number: number
  readonly deed: number
  readonly at: Date
  readonly recorded_at: Date
  readonly sealed_at: Date
  readonly actor: AuditActor
  readonly actor_id: string | null
  readonly command: string
  readonly request_id: string | null
  readonly op: Operation
  readonly kind: string
  readonly thing: string
  readonly row_id: string | null
  readonly case_id: string | null
  readonly person_id: string | null
  readonly clear: Readonly<Record<string, unknown>>
  readonly digests: Readonly<Record<string, unknown>>
  readonly hash: Buffer
}

type Condition = RawBuilder<boolean>
const all = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`

function conditionsOf({ kind, caseId, from, until }: AuditFilter): readonly Condition[] {
  return [
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(caseId ? [sql<boolean>`case_id = ${caseId}`] : []),
    ...(from ? [sql<boolean>`at >= ${from}`] : []),
    ...(until ? [sql<boolean>`at < ${until}`] : []),
  ]
}

/** A person acts in some rows and is spoken of in others; each has an index of its own. */
const branchesOf = ({ personId }: AuditFilter): readonly (readonly Condition[])[] =>
  personId ? [[sql<boolean>`actor_id = ${personId}`], [sql<boolean>`person_id = ${personId}`]] : [[]]

/**
 * Deeds, newest first. From deed to deed over an index: what it costs does not grow with the log, nor with how many
 * rows a deed has.
 */
export async function deedsIn(
  db: Db,
  filter: AuditFilter,
  page: { readonly after?: DeedCursor | undefined; readonly before?: DeedCursor | undefined; limit: number },
): Promise<readonly DeedCursor[]> {
  const { before, limit } = page
  const order = before ? sql`at, deed` : sql`at desc, deed desc`
  const beyond = (at: unknown, deed: unknown): Condition =>
    before ? sql<boolean>`(at, deed) > (${at}, ${deed})` : sql<boolean>`(at, deed) < (${at}, ${deed})`
  const start = before ?? page.after
  const found = new Map<number, DeedCursor>()
  for (const branch of branchesOf(filter)) {
    const wanted = [...conditionsOf(filter), ...branch]
    const first = start ? [...wanted, beyond(start.at, start.deed)] : wanted
    const next = [...wanted, beyond(sql.ref('found.at'), sql.ref('found.deed'))]
    const { rows } = await sql<DeedCursor>`
      with recursive found (at, deed) as (
        (select at, deed from audit_entry where ${all(first)} order by ${order} limit 1)
        union all
        select further.at, further.deed from found, lateral (
          select at, deed from audit_entry where ${all(next)} order by ${order} limit 1
        ) as further
      )
      select at, deed from found limit ${limit}`.execute(db)
    for (const row of rows) found.set(row.deed, row)
  }
  const newestFirst = [...found.values()].sort(
    (one, other) => other.at.getTime() - one.at.getTime() || other.deed - one.deed,
  )
  return before ? newestFirst.slice(-limit) : newestFirst.slice(0, limit)
}

/** What was done in each of these deeds. */
export async function partsOf(db: Db, deeds: readonly number[]): Promise<readonly DeedPart[]> {
  if (deeds.length === 0) return []
  const { rows } = await sql<DeedPart>`
    select deed, min(at) as at, min(actor) as actor, min(actor_id::text) as actor_id, min(command) as command,
           op, kind, thing, count(*) as amount, min(case_id::text) as case_id, min(person_id::text) as person_id,
           coalesce((array_agg(clear ->> 'type' order by number) filter (where clear ? 'type'))[1:50], '{}') as types
      from audit_entry where deed = any (${deeds}::bigint[])
     group by deed, op, kind, thing order by deed, min(number)`.execute(db)
  return rows
}

const entryColumns = sql`number, deed, at, recorded_at, sealed_at, actor, actor_id, command, request_id, op, kind, thing,
  row_id, case_id, person_id, clear, digests, hash`

/** The rows of a deed, in order. */
export async function entriesOf(db: Db, deed: number, limit: number): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${entryColumns} from audit_entry where deed = ${deed} order by number limit ${limit}`.execute(db)
  return rows
}

/** Rows in the order of the log, for an export; the next part begins after the last number of this one. */
export async function entriesAfter(
  db: Db,
  filter: AuditFilter,
  number: number,
  limit: number,
): Promise<readonly Entry[]> {
  const branches = branchesOf(filter).map(all)
  const wanted = [...conditionsOf(filter), sql<boolean>`(${sql.join(branches, sql` or `)})`]
  const { rows } = await sql<Entry>`
    select ${entryColumns} from audit_entry where number > ${number} and ${all(wanted)} order by number limit ${limit}
  `.execute(db)
  return rows
}
