import type { Generated, Selectable } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { AgreementForm, Use, What } from './schema.ts'

interface SpotTable {
  id: Generated<string>
  slug: string
  name: string
  what: What
  summary: string
  summary_en: string | null
  address: string | null
  area_id: string | null
  lon: number | null
  lat: number | null
  size_m2: number | null
  owner: string
  maintainer: string
  uses: readonly Use[]
  not_for: string | null
  free_from: Day | null
  free_until: Day | null
  costs: string
  conditions: string
  conditions_en: string | null
  contact: string
  photo_id: string | null
  photo_description: string | null
  is_example: boolean
  retired_on: Day | null
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

interface RequestTable {
  id: Generated<string>
  spot_id: string
  case_id: string
  asked_by: string | null
  text_id: string | null
  wanted_from: Day
  wanted_until: Day
  asked_at: Date
  due_on: Day
  answer: 'yes' | 'no' | 'lapsed' | null
  answered_at: Date | null
  answered_by: string | null
}

interface AgreementTable {
  id: Generated<string>
  request_id: string
  spot_id: string
  case_id: string
  form: AgreementForm
  starts_on: Day
  ends_on: Day
  text_id: string | null
  agreed_at: Date
  agreed_by: string | null
  warned_on: Day | null
  ended_on: Day | null
  ended_as: 'given_back' | 'stopped' | 'run_out' | null
}

interface InspectionTable {
  id: Generated<string>
  agreement_id: string
  due_on: Day
  told_on: Day | null
  asked_on: Day | null
  done_on: Day | null
  outcome: 'fine' | 'to_do' | null
  text_id: string | null
  done_by: string | null
}

type Tables = {
  spot: SpotTable
  spot_request: RequestTable
  spot_agreement: AgreementTable
  spot_inspection: InspectionTable
}
const tables = (db: Db) => db.withTables<Tables>()

/** A place of the municipality that can be asked for. */
export type Spot = Readonly<Selectable<SpotTable>>
export type SpotRequest = Readonly<Selectable<RequestTable>>
export type Agreement = Readonly<Selectable<AgreementTable>>
export type SpotInspection = Readonly<Selectable<InspectionTable>>
export type EndOfAgreement = NonNullable<Agreement['ended_as']>
export type InspectionOutcome = NonNullable<SpotInspection['outcome']>

/** What an editor says of a place. */
export type SpotContent = Omit<
  Spot,
  'id' | 'slug' | 'retired_on' | 'created_at' | 'changed_at' | 'changed_by'
>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** Every place, by name; those that are retired only for who keeps the register. */
export async function allSpots(db: Db, withRetired = false): Promise<readonly Spot[]> {
  let query = tables(db).selectFrom('spot').selectAll()
  if (!withRetired) query = query.where('retired_on', 'is', null)
  return query.orderBy('name').orderBy('id').execute()
}

/** Whether a place shows this photo. */
export async function hasSpotPhoto(db: Db, fileId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('spot')
    .select('id')
    .where('photo_id', '=', fileId)
    .executeTakeFirst()
  return row !== undefined
}

export async function spotBySlug(db: Db, slug: string): Promise<Spot | null> {
  const row = await tables(db).selectFrom('spot').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

/** The place; `lock` keeps others from agreeing on it meanwhile. */
export async function spotById(db: Db, id: string, lock = false): Promise<Spot | null> {
  const query = tables(db).selectFrom('spot').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Stores a place; null when the address is taken. */
export async function insertSpot(db: Db, slug: string, content: SpotContent, by: By): Promise<Spot | null> {
  const row = await tables(db)
    .insertInto('spot')
    .values({
      ...content,
      ...{ slug, retired_on: null },
      ...{ created_at: by.at, changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Changes a place; null when somebody else changed it after `seen`. */
export async function updateSpot(
  db: Db,
  id: string,
  change: Partial<SpotContent> & { readonly retired_on?: Day | null },
  by: By,
  seen?: Date,
): Promise<Spot | null> {
  let query = tables(db)
    .updateTable('spot')
    .set({ ...change, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
  if (seen) query = query.where('changed_at', '=', seen)
  return (await query.returningAll().executeTakeFirst()) ?? null
}

export async function insertRequest(
  db: Db,
  request: Pick<
    SpotRequest,
    'spot_id' | 'case_id' | 'asked_by' | 'wanted_from' | 'wanted_until' | 'asked_at' | 'due_on'
  >,
): Promise<string> {
  const row = await tables(db)
    .insertInto('spot_request')
    .values({ ...request, text_id: null, answer: null, answered_at: null, answered_by: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function requestById(db: Db, id: string, lock = false): Promise<SpotRequest | null> {
  const query = tables(db).selectFrom('spot_request').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** What was asked and not answered, what is due first on top; of one place, of one case, or of all. */
export async function openRequests(
  db: Db,
  of: { readonly spotId?: string; readonly caseId?: string } = {},
): Promise<readonly SpotRequest[]> {
  let query = tables(db).selectFrom('spot_request').selectAll().where('answer', 'is', null)
  if (of.spotId) query = query.where('spot_id', '=', of.spotId)
  if (of.caseId) query = query.where('case_id', '=', of.caseId)
  return query.orderBy('due_on').orderBy('asked_at').execute()
}

/** Keeps where the words of a request stand. */
export async function linkRequestText(db: Db, id: string, textId: string | null): Promise<void> {
  await tables(db).updateTable('spot_request').set({ text_id: textId }).where('id', '=', id).execute()
}

export async function answerRequest(
  db: Db,
  id: string,
  answer: NonNullable<SpotRequest['answer']>,
  by: By,
): Promise<void> {
  await tables(db)
    .updateTable('spot_request')
    .set({ answer, answered_at: by.at, answered_by: by.personId })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute()
}

export async function insertAgreement(
  db: Db,
  agreement: Omit<Agreement, 'id' | 'text_id' | 'warned_on' | 'ended_on' | 'ended_as'>,
): Promise<string> {
  const row = await tables(db)
    .insertInto('spot_agreement')
    .values({ ...agreement, text_id: null, warned_on: null, ended_on: null, ended_as: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateAgreement(
  db: Db,
  id: string,
  change: Partial<Pick<Agreement, 'ends_on' | 'text_id' | 'warned_on' | 'ended_on' | 'ended_as'>>,
): Promise<void> {
  await tables(db).updateTable('spot_agreement').set(change).where('id', '=', id).execute()
}

export async function agreementById(db: Db, id: string, lock = false): Promise<Agreement | null> {
  const query = tables(db).selectFrom('spot_agreement').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Agreements of these places, the latest first. */
export async function agreementsOf(db: Db, spotIds: readonly string[]): Promise<readonly Agreement[]> {
  if (spotIds.length === 0) return []
  return tables(db)
    .selectFrom('spot_agreement')
    .selectAll()
    .where('spot_id', 'in', [...spotIds])
    .orderBy('starts_on', 'desc')
    .execute()
}

/** Agreements that were not ended, what ends first on top; of one case, or all. */
export async function runningAgreements(db: Db, caseId?: string): Promise<readonly Agreement[]> {
  let query = tables(db).selectFrom('spot_agreement').selectAll().where('ended_on', 'is', null)
  if (caseId) query = query.where('case_id', '=', caseId)
  return query.orderBy('ends_on').orderBy('id').execute()
}

/** Plans a look on these days; a day that was planned already stays. */
export async function insertInspections(db: Db, agreementId: string, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return
  await tables(db)
    .insertInto('spot_inspection')
    .values(
      days.map((due_on) => ({
        ...{ agreement_id: agreementId, due_on, told_on: null, asked_on: null },
        ...{ done_on: null, outcome: null, text_id: null, done_by: null },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Looks at these places, planned and done, in the order of their days. */
export async function inspectionsOf(
  db: Db,
  agreementIds: readonly string[],
): Promise<readonly SpotInspection[]> {
  if (agreementIds.length === 0) return []
  return tables(db)
    .selectFrom('spot_inspection')
    .selectAll()
    .where('agreement_id', 'in', [...agreementIds])
    .orderBy('due_on')
    .execute()
}

export async function updateInspection(
  db: Db,
  id: string,
  change: Partial<
    Pick<SpotInspection, 'told_on' | 'asked_on' | 'done_on' | 'outcome' | 'text_id' | 'done_by'>
  >,
): Promise<void> {
  await tables(db).updateTable('spot_inspection').set(change).where('id', '=', id).execute()
}

/** Looks that were planned and do not come any more. */
export async function removeOpenInspections(db: Db, agreementId: string): Promise<void> {
  await tables(db)
    .deleteFrom('spot_inspection')
    .where('agreement_id', '=', agreementId)
    .where('done_on', 'is', null)
    .execute()
}
