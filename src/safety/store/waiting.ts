import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { IncidentKind } from '../schema.ts'

/** An objection to a block that nobody decided about yet. */
export interface WaitingObjection {
  readonly what: 'block'
  readonly id: string
  readonly name: string | null
  readonly about: string
  readonly blocked_by: string | null
  readonly objected_at: Date
}

/** An open incident that somebody follows up, or that nobody does. */
export interface WaitingIncident {
  readonly what: 'incident'
  readonly nr: number
  readonly kind: IncidentKind
  readonly follow_up_on: Day | null
}

/**
 * What waits for one person, in one statement: objections to blocks (`objections`), the oldest on top, and open incidents
 * that they follow up, with `unassigned` also those that nobody does.
 */
export async function waitingFor(
  db: Db,
  personId: string,
  asked: { readonly objections: boolean; readonly unassigned: boolean; readonly today: Day },
): Promise<readonly (WaitingObjection | WaitingIncident)[]> {
  const { rows } = await sql<WaitingObjection | WaitingIncident>`
    select 'block' as what, id, name, about, blocked_by, objected_at, null::bigint as nr, null as kind,
      null::date as follow_up_on
    from block where ${asked.objections} and objected_at is not null and objection_outcome is null
      and ended_at is null and last_day >= ${asked.today}::date
    union all
    select 'incident', null, null, null, null, null, nr, kind, follow_up_on
    from incident where closed_at is null
      and (follow_up_id = ${personId}::uuid or (${asked.unassigned} and follow_up_id is null))
    order by what, objected_at, follow_up_on nulls first, nr`.execute(db)
  return rows
}
