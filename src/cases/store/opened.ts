import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Absence, absencesAsked } from '../../people/index.ts'
import { areasHolding } from '../../places/index.ts'
import type { CaseEvent } from '../events.ts'
import type { CaseFile } from './cases.ts'
import { initiatorsFirst, type Party } from './parties.ts'
import type { StoredTerm } from './terms.ts'
import { type EventRow, eventOf } from './timeline.ts'

/** A case with what hangs on it. */
export interface CaseWithAll {
  readonly file: CaseFile
  /** The timeline, oldest first. */
  readonly events: readonly CaseEvent[]
  /** The terms as they were stored. */
  readonly terms: readonly StoredTerm[]
  /** Who takes part now, initiators first. */
  readonly parties: readonly Party[]
  readonly adviserIds: readonly string[]
  /** Its area with those it lies in. */
  readonly areaIds: readonly string[]
  readonly absences: readonly Absence[]
}

/**
 * A case by its id or number with all that an action asks about it, as it stands on `day`: in one statement, because
 * each one more costs a round trip, most of all while others wait for the lock on the case.
 */
export async function caseWithAll(
  db: Db,
  by: { readonly id: string } | { readonly number: string },
  day: Day,
): Promise<CaseWithAll | null> {
  const found = 'id' in by ? sql`file.id = ${by.id}` : sql`file.number = ${by.number}`
  const { rows } = await sql<
    CaseFile & {
      events: readonly (Omit<EventRow, 'at'> & { at: string })[]
      terms: readonly StoredTerm[]
      parties: readonly Party[]
      adviser_ids: readonly string[]
      area_ids: readonly string[]
      absences: readonly Absence[]
    }
  >`
    select file.*,
      ${listed(sql`select id, type, data, visibility, side, by_person_id, at, on_day, text_id
        from case_event where case_id = file.id order by id`)} as events,
      ${listed(sql`select key, from_day, due_day, extended, done_on, status
        from case_term where case_id = file.id`)} as terms,
      ${listed(sql`select id, case_id, person_id, organisation_id, role, joined_on
        from case_party where case_id = file.id and left_on is null order by joined_on, id`)} as parties,
      array(select distinct adviser_id from advice_request
        where case_id = file.id and adviser_id is not null) as adviser_ids,
      ${areasHolding(sql.ref('file.area_id'))} as area_ids,
      ${absencesAsked(day)} as absences
    from case_file file where ${found}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { events, terms, parties, adviser_ids, area_ids, absences, ...file } = row
  return {
    file,
    events: events.map((event) => eventOf({ ...event, at: new Date(event.at) })),
    terms,
    parties: initiatorsFirst(parties),
    adviserIds: adviser_ids,
    areaIds: area_ids,
    absences,
  }
}

const listed = (rows: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select json_agg(one) from (${rows}) as one), '[]')`
