import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../kit/db.ts'
import { insertPerson } from '../people/index.ts'
import { insertApplication, updateApplication } from './store.ts'

/** A case with a decision that grants something, without the road towards it; of somebody when one is named. */
export async function grantedCase(
  db: Db,
  title: string,
  decision: {
    readonly saysNo?: boolean
    readonly isBesluit?: boolean
    readonly personId?: string
  } = {},
): Promise<{ readonly caseId: string; readonly decisionId: string; readonly number: string }> {
  const { saysNo = false, isBesluit = true, personId } = decision
  const caseId = randomUUID()
  const number = `2026-${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`
  await sql`insert into case_file (id, number, process_version_id, kind, title, created_at)
    select ${caseId}, ${number}, id, kind, ${title}, now() from process_version limit 1`.execute(db)
  const officer = await insertPerson(
    db,
    { name: 'Olga Officier', email: `${caseId}@waterstad.example` },
    new Date(0),
  )
  await sql`insert into case_event (case_id, type, data, visibility, side, at, on_day)
    values (${caseId}, 'submitted', jsonb_build_object('officerId', ${officer.id}::text), 'everyone', 'initiator',
      now(), '2026-11-01')`.execute(db)
  if (personId)
    await sql`insert into case_party (case_id, person_id, role, joined_on)
      values (${caseId}, ${personId}, 'initiator', '2026-11-01')`.execute(db)
  const decisionId = randomUUID()
  await sql`insert into decision (id, case_id, step_key, type_key, outcome_key, says_no, body, decided_on, is_besluit,
      last_day_to_object, reasons, criteria, created_at, no_other_way_found)
    values (${decisionId}, ${caseId}, 'decision', 'wish', 'granted', ${saysNo}, '{"nl":"het college","en":"the executive"}',
      '2026-11-21', ${isBesluit}, ${isBesluit ? '2027-01-04' : null}, 'Het past bij de regeling en bij de straat.',
      '[]', now(), ${saysNo})`.execute(db)
  return { caseId, decisionId, number }
}

/** A complete application for money of a ceiling, with its number. */
export async function completeApplication(
  db: Db,
  input: {
    readonly caseId: string
    readonly ceilingId: string
    readonly cents: number
    readonly number: number
  },
): Promise<string> {
  const { rows } = await sql<{ key: string; version: number }>`
    select scheme_key as key, (select max(version) from scheme_version where key = scheme_key) as version
      from ceiling where id = ${input.ceilingId}`.execute(db)
  const at = new Date('2026-11-01T09:00:00Z')
  const id = await insertApplication(db, {
    case_id: input.caseId,
    scheme_key: rows[0]!.key,
    scheme_version: rows[0]!.version,
    ceiling_id: input.ceilingId,
    party_id: null,
    requested_cents: input.cents,
    received_at: at,
    case_public: false,
  })
  await updateApplication(db, id!, { complete_at: at, sequence_no: input.number })
  return id!
}
