import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Side, Visibility } from '../events.ts'
import { type PartyRole, tables } from './tables.ts'

export interface Party {
  readonly id: string
  readonly case_id: string
  readonly person_id: string | null
  readonly organisation_id: string | null
  readonly role: PartyRole
  readonly joined_on: Day
}

const partyColumns = ['id', 'case_id', 'person_id', 'organisation_id', 'role', 'joined_on'] as const

export async function insertParty(
  db: Db,
  party: {
    readonly caseId: string
    readonly personId: string | null
    readonly organisationId: string | null
    readonly role: PartyRole
    readonly on: Day
  },
): Promise<string | null> {
  const row = await tables(db)
    .insertInto('case_party')
    .values({
      case_id: party.caseId,
      person_id: party.personId,
      organisation_id: party.organisationId,
      role: party.role,
      joined_on: party.on,
      left_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function endParty(db: Db, id: string, on: Day): Promise<void> {
  await tables(db).updateTable('case_party').set({ left_on: on }).where('id', '=', id).execute()
}

/** Who takes part now, initiators first. */
export async function partiesOf(db: Db, caseId: string): Promise<readonly Party[]> {
  const rows = await tables(db)
    .selectFrom('case_party')
    .select(partyColumns)
    .where('case_id', '=', caseId)
    .where('left_on', 'is', null)
    .orderBy('joined_on')
    .orderBy('id')
    .execute()
  return initiatorsFirst(rows)
}

const order: readonly PartyRole[] = ['initiator', 'co_initiator', 'partner']

export const initiatorsFirst = (parties: readonly Party[]): readonly Party[] =>
  parties.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))

export async function partiesOfCases(db: Db, caseIds: readonly string[]): Promise<readonly Party[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('case_party')
    .select(partyColumns)
    .where('case_id', 'in', [...new Set(caseIds)])
    .where('left_on', 'is', null)
    .execute()
}

/** Cases of which an organisation that applied, and not only helped, takes part no more. */
export async function casesLeftByOrganisation(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('case_party')
    .select('case_id')
    .where('case_id', 'in', [...new Set(caseIds)])
    .where('organisation_id', 'is not', null)
    .where('role', '<>', 'partner')
    .where('left_on', 'is not', null)
    .execute()
  return new Set(rows.map(({ case_id }) => case_id))
}

/** Cases in which a person, or an organisation they belong to, takes part. */
export async function caseIdsOfParty(
  db: Db,
  personId: string,
  organisationIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('case_party')
    .select('case_id')
    .distinct()
    .where('left_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('person_id', '=', personId),
        ...(organisationIds.length > 0 ? [eb('organisation_id', 'in', organisationIds)] : []),
      ]),
    )
    .execute()
  return rows.map((row) => row.case_id)
}

export interface Message {
  readonly id: string
  readonly author_id: string | null
  readonly side: Side
  readonly text_id: string
  readonly at: Date
  readonly via: 'site' | 'email'
  /** What stood below an answer by mail from earlier. */
  readonly quoted_text_id: string | null
}

/** The conversation of a case, oldest first. */
export async function messagesOf(db: Db, caseId: string): Promise<readonly Message[]> {
  return tables(db)
    .selectFrom('case_message')
    .select(['id', 'author_id', 'side', 'text_id', 'at', 'via', 'quoted_text_id'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export interface CaseAttachment {
  readonly case_id: string
  readonly file_id: string
  readonly event_id: number | null
  readonly message_id: string | null
  readonly visibility: Visibility
  readonly description: string | null
}

export async function insertAttachments(db: Db, rows: readonly CaseAttachment[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tables(db)
    .insertInto('case_attachment')
    .values(rows.map((row) => ({ ...row, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const attachmentColumns = [
  'case_id',
  'file_id',
  'event_id',
  'message_id',
  'visibility',
  'description',
] as const

export async function attachmentsOf(db: Db, caseId: string): Promise<readonly CaseAttachment[]> {
  return tables(db)
    .selectFrom('case_attachment')
    .select(attachmentColumns)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

/** The cases to which a file belongs; whoever may see one of them may see the file. */
export async function attachmentsOfFile(db: Db, fileId: string): Promise<readonly CaseAttachment[]> {
  return tables(db)
    .selectFrom('case_attachment')
    .select(attachmentColumns)
    .where('file_id', '=', fileId)
    .execute()
}
