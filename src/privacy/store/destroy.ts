import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Result, type Retention, retentionSchema } from '../retention.ts'
import { eraseTold } from './erase.ts'

/** The rules that were published last; null while those of the configuration folder hold. */
export async function publishedRetention(db: Db): Promise<Retention | null> {
  const { rows } = await sql<{ definition: Retention }>`
    select definition from retention_version order by version desc limit 1`.execute(db)
  // Rules that were published before kinds had rules of their own say nothing of a kind.
  return rows[0] ? retentionSchema.parse(rows[0].definition) : null
}

export interface RetentionChange {
  readonly version: number
  readonly reason: string
  readonly changed_by: string | null
  readonly changed_at: Date
}

export async function retentionChanges(db: Db): Promise<readonly RetentionChange[]> {
  const { rows } = await sql<RetentionChange>`
    select version, reason, changed_by, changed_at from retention_version order by version desc limit 50`.execute(
    db,
  )
  return rows
}

export async function insertRetention(
  db: Db,
  row: {
    readonly definition: Retention
    readonly reason: string
    readonly by: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`insert into retention_version (version, definition, reason, changed_by, changed_at)
    select coalesce(max(version), 0) + 1, ${JSON.stringify(row.definition)}::jsonb, ${row.reason}, ${row.by}, ${row.at}
      from retention_version`.execute(db)
}

export interface EndedCase {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly endedOn: Day
  readonly outcome: string
  readonly hasBesluit: boolean
}

/**
 * Cases that ended on this day or before, and are not destroyed or on an open list; the oldest first. What goes on after
 * its plan has not ended: green and wishes that somebody keeps up, and places that are used. What was agreed about them
 * is needed, and the term counts from the end of that.
 */
export async function endedBefore(db: Db, day: Day): Promise<readonly EndedCase[]> {
  const { rows } = await sql<EndedCase>`
    with kept as (
      select case_id, max(ended_on) as ended_on, bool_or(ended_on is null) as goes_on
        from (select case_id, ended_on from green_upkeep
              union all select case_id, ended_on from spot_agreement
              union all select case_id, ended_on from kept_wish) as going_on group by case_id)
    select id, number, kind, greatest(case_file.ended_on, kept.ended_on) as "endedOn", outcome,
           exists (select from decision where decision.case_id = case_file.id and is_besluit) as "hasBesluit"
      from case_file left join kept on kept.case_id = id
     where state = 'ended' and destroyed_on is null and case_file.ended_on <= ${day}
       and (kept.case_id is null or (not goes_on and kept.ended_on <= ${day}))
       and not exists (select from destruction_item join destruction_list on destruction_list.id = list_id
                        where case_id = case_file.id and excluded_by is null and status <> 'done')
     order by "endedOn", number`.execute(db)
  return rows
}

export interface DestructionList {
  readonly id: string
  readonly made_at: Date
  readonly status: 'open' | 'approved' | 'done'
  readonly approved_by: string | null
  readonly approved_at: Date | null
  readonly done_at: Date | null
  readonly amount: number
  readonly destroyed: number
}

export async function destructionLists(db: Db): Promise<readonly DestructionList[]> {
  const { rows } = await sql<DestructionList>`
    select id, made_at, status, approved_by, approved_at, done_at,
           (select count(*) from destruction_item where list_id = id and excluded_by is null) as amount,
           (select count(*) from destruction_item where list_id = id and destroyed_at is not null) as destroyed
      from destruction_list order by made_at desc limit 100`.execute(db)
  return rows
}

export interface DestructionItem {
  readonly case_id: string
  readonly number: string
  readonly kind: string
  readonly result: Result
  readonly ended_on: Day
  readonly years: number
  readonly ground: { readonly nl: string; readonly en: string }
  readonly excluded_reason: string | null
  readonly destroyed_at: Date | null
}

export async function itemsOfList(db: Db, listId: string): Promise<readonly DestructionItem[]> {
  const { rows } = await sql<DestructionItem>`
    select case_id, number, kind, result, ended_on, years, ground, excluded_reason, destroyed_at
      from destruction_item where list_id = ${listId} order by ended_on, number`.execute(db)
  return rows
}

/** Makes a list; null when there is an open one already. */
export async function insertList(
  db: Db,
  items: readonly Omit<DestructionItem, 'excluded_reason' | 'destroyed_at'>[],
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into destruction_list (made_at) values (${at}) on conflict do nothing returning id`.execute(db)
  const id = rows[0]?.id ?? null
  if (id === null) return null
  for (const item of items)
    await sql`insert into destruction_item (list_id, case_id, number, kind, result, ended_on, years, ground)
      values (${id}, ${item.case_id}, ${item.number}, ${item.kind}, ${item.result}, ${item.ended_on}, ${item.years},
        ${JSON.stringify(item.ground)}::jsonb)`.execute(db)
  return id
}

/** Approves an open list without the cases that stay; false when somebody else was first. */
export async function approveList(
  db: Db,
  list: {
    readonly id: string
    readonly stays: readonly string[]
    readonly reason: string
    readonly by: string
  },
  at: Date,
): Promise<boolean> {
  const { rows } =
    await sql`update destruction_list set status = 'approved', approved_by = ${list.by}, approved_at = ${at}
    where id = ${list.id} and status = 'open' returning id`.execute(db)
  if (rows.length === 0) return false
  await sql`update destruction_item set excluded_by = ${list.by}, excluded_reason = ${list.reason}
    where list_id = ${list.id} and case_id = any (${[...list.stays]}::uuid[])`.execute(db)
  return true
}

export async function approvedLists(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from destruction_list where status = 'approved'`.execute(db)
  return rows.map(({ id }) => id)
}

/** The next record of an approved list, held until the transaction ends; null when all of them are gone. */
export async function nextToDestroy(db: Db, listId: string): Promise<DestructionItem | null> {
  const { rows } = await sql<DestructionItem>`
    select case_id, number, kind, result, ended_on, years, ground, excluded_reason, destroyed_at
      from destruction_item where list_id = ${listId} and destroyed_at is null and excluded_by is null
     order by ended_on, number limit 1 for update skip locked`.execute(db)
  return rows[0] ?? null
}

/** Whether the case is still ended: one that was opened again is never destroyed. */
export async function isEnded(db: Db, caseId: string): Promise<boolean> {
  const { rows } =
    await sql`select id from case_file where id = ${caseId} and state = 'ended' for update`.execute(db)
  return rows.length > 0
}

/** Whether somebody still keeps up or uses what came of this case. */
export async function isKeptUp(db: Db, caseId: string): Promise<boolean> {
  const { rows } = await sql`select case_id from green_upkeep where case_id = ${caseId} and ended_on is null
      union all select case_id from spot_agreement where case_id = ${caseId} and ended_on is null
      union all select case_id from kept_wish where case_id = ${caseId} and ended_on is null`.execute(db)
  return rows.length > 0
}

export async function keepAfterAll(db: Db, listId: string, caseId: string, reason: string): Promise<void> {
  await sql`update destruction_item set excluded_by = approved_by, excluded_reason = ${reason}
    from destruction_list where destruction_list.id = list_id and list_id = ${listId} and case_id = ${caseId}`.execute(
    db,
  )
}

export async function markDestroyed(
  db: Db,
  listId: string,
  caseId: string,
  at: Date,
  today: Day,
): Promise<void> {
  await sql`update destruction_item set destroyed_at = ${at}
    where list_id = ${listId} and case_id = ${caseId}`.execute(db)
  await sql`update case_file set destroyed_on = ${today} where id = ${caseId}`.execute(db)
}

export async function closeList(db: Db, listId: string, at: Date): Promise<void> {
  await sql`update destruction_list set status = 'done', done_at = ${at}
    where id = ${listId} and status = 'approved' and not exists (
      select from destruction_item where list_id = ${listId} and destroyed_at is null and excluded_by is null)`.execute(
    db,
  )
}

/**
 * Empties the record of a case: every text, name, file and reference to a person. What is left says that there was a
 * case of this kind, where, when and how it ended. Answers the digests of files whose bytes nobody needs any more.
 */
export async function destroyCase(
  db: Db,
  caseId: string,
  words: { readonly title: string; readonly slug: string; readonly text: string },
  at: Date,
): Promise<readonly string[]> {
  const run = (query: ReturnType<typeof sql>): Promise<unknown> => query.execute(db)
  const { text } = words
  await run(sql`select set_config('meemaken.destroying', 'on', true)`)
  await run(sql`update case_text set body = null, salt = null, erased_at = coalesce(erased_at, ${at}), author_id = null
    where case_id = ${caseId}`)
  await run(sql`update case_message set author_id = null where case_id = ${caseId}`)
  await run(sql`update case_event set by_person_id = null,
    data = case when type = 'zaaknummer_set' then '{"zaaknummer": null}'::jsonb else data end where case_id = ${caseId}`)
  await run(sql`update decision set reasons = ${text}, criteria = '[]', conditions = null, signed_by = null,
    other_way = case when other_way is null then null else ${text} end where case_id = ${caseId}`)
  await run(sql`update advice_request set question = ${text}, asked_by = null, adviser_id = null, answered_by = null,
    answer = case when answer is null then null else ${text} end,
    released_text = case when released_text is null then null else ${text} end where case_id = ${caseId}`)
  await run(sql`update advice_requirement set text = ${text}, solution = ${text},
    source = case when source is null then null else ${text} end where case_id = ${caseId}`)
  await run(sql`update framework_result set answers = '{}', by_person_id = null, deviated_by = null,
    deviation_reason = case when deviation_reason is null then null else ${text} end
    where subject_kind = 'case' and subject_id = ${caseId}`)
  await run(
    sql`delete from weighing_assessor where weighing_id in (select id from weighing where case_id = ${caseId})`,
  )
  await run(sql`update weighing set asked_by = null, talked_by = null, proposed_by = null, released_by = null,
    called_off_by = null, sheet = case when settled_at is null then null else '{"answers": {}, "reasons": {}}'::jsonb end,
    talk_note = case when talk_note is null then null else ${text} end,
    released_text = case when released_text is null then null else ${text} end,
    called_off_reason = case when called_off_reason is null then null else ${text} end where case_id = ${caseId}`)
  await run(sql`update stuck_request set raised_by = null, answered_by = null where case_id = ${caseId}`)
  await run(sql`delete from hand_letter where case_id = ${caseId}`)
  await run(
    sql`update satisfaction set sentence = null, token_hash = null, entered_by = null where case_id = ${caseId}`,
  )
  await run(sql`update bank_account set sealed = null, given_by = null
    where application_id in (select id from application where case_id = ${caseId})`)
  await run(sql`update accountability_report set lines = '[]', given_by = null
    where application_id in (select id from application where case_id = ${caseId})`)
  await run(sql`update settlement set reasons = null, signed_by = null
    where application_id in (select id from application where case_id = ${caseId})`)
  const upkeep = sql`(select id from green_upkeep where case_id = ${caseId})`
  await run(sql`delete from green_link where upkeep_id in ${upkeep}`)
  await run(sql`delete from green_takeover where upkeep_id in ${upkeep}`)
  await run(sql`delete from green_inspection where upkeep_id in ${upkeep}`)
  await run(sql`delete from green_upkeep where case_id = ${caseId}`)
  await run(
    sql`delete from referral_link where referral_id in (select id from referral where case_id = ${caseId})`,
  )
  await run(sql`delete from referral where case_id = ${caseId}`)
  const maintainers = sql`(select id from maintainer where case_id = ${caseId})`
  await run(sql`delete from maintainer_link where maintainer_id in ${maintainers}`)
  for (const table of ['maintainer', 'check_in', 'takeover_offer', 'kept_wish'])
    await run(sql`delete from ${sql.table(table)} where case_id = ${caseId}`)
  const agreed = sql`(select id from spot_agreement where case_id = ${caseId})`
  await run(sql`delete from spot_inspection where agreement_id in ${agreed}`)
  await run(sql`delete from spot_agreement where case_id = ${caseId}`)
  await run(sql`delete from spot_request where case_id = ${caseId}`)
  const laid = await sql<{
    id: string
  }>`select unnest(array[before_photo_id, after_photo_id]) as id from green_request
    where case_id = ${caseId}`.execute(db)
  await run(sql`update green_request set before_photo_id = null, after_photo_id = null, owner = null, pavement_cm = null
    where case_id = ${caseId}`)
  const lists = await sql<{ id: string }>`select file_id as id from initiative_support_paper
    where case_id = ${caseId} and file_id is not null`.execute(db)
  await run(sql`update initiative_support_paper set file_id = null where case_id = ${caseId}`)
  await run(sql`delete from case_reader where case_id = ${caseId}`)
  await run(sql`update application_request set budget = null, entered_by = null
    where application_id in (select id from application where case_id = ${caseId})`)
  await run(sql`update application_check set checked_by = null
    where application_id in (select id from application where case_id = ${caseId})`)
  await run(sql`delete from co_applicant where case_id = ${caseId}`)
  await run(sql`delete from merge_question where from_id = ${caseId} or into_id = ${caseId}`)
  await run(sql`delete from case_party where case_id = ${caseId}`)
  await run(
    sql`update info_pack set own_line = null, sections = '[]', sent_by = null where case_id = ${caseId}`,
  )
  const ofJuries = sql`(select jury_wish.id from jury_wish join application on application.id = application_id
    where application.case_id = ${caseId})`
  await run(sql`delete from jury_question where wish_id in ${ofJuries}`)
  await run(sql`update jury_wish set conditions = null,
    reasons = case when reasons is null then null else ${text} end,
    other_way = case when other_way is null then null else ${text} end,
    deviation = case when deviation is null then null else ${text} end where id in ${ofJuries}`)
  await run(
    sql`delete from meeting_participant where meeting_id in (select id from meeting where case_id = ${caseId})`,
  )
  await run(sql`update meeting set title = ${words.title}, place = '-', agenda = null, planned_by = null,
    reason = case when reason is null then null else ${text} end, notes_for_staff = null,
    notes_for_parties = case when notes_for_parties is null then null else ${text} end where case_id = ${caseId}`)
  // Promises of the municipality stay for the figures, without their words; those of people go.
  await run(
    sql`delete from search_document where id in (select id::text from commitment where case_id = ${caseId})`,
  )
  await run(sql`update commitment_entry set by_person_id = null, file_ids = '{}'
    where commitment_id in (select id from commitment where case_id = ${caseId})`)
  const theirs = sql`(select id from commitment where case_id = ${caseId} and owner_kind <> 'municipality')`
  await run(sql`delete from commitment_reminder where commitment_id in ${theirs}`)
  await run(sql`delete from commitment_entry where commitment_id in ${theirs}`)
  await run(sql`delete from commitment where case_id = ${caseId} and owner_kind <> 'municipality'`)
  await run(sql`delete from reply_address where about_kind = 'case' and about_id = ${caseId}`)
  await run(sql`delete from inbound_mail where about_kind = 'case' and about_id = ${caseId}`)
  await run(sql`delete from outbox where (about_kind = 'case' and about_id = ${caseId})
    or (about_kind = 'meeting' and about_id in (select id::text from meeting where case_id = ${caseId}))`)
  await run(sql`update front_door_referral set answers_id = null where case_id = ${caseId}`)
  const photos = await sql<{ id: string }>`select photo_id as id from initiative
    where case_id = ${caseId} and photo_id is not null`.execute(db)
  await eraseTold(db, caseId, words)
  await run(sql`update initiative set amount_cents = null, entered_by = null, declined_public_by = null,
    approved_public_by = null where case_id = ${caseId}`)
  await run(
    sql`update case_file set zaaknummer = null, guide_id = null, substitute_id = null where id = ${caseId}`,
  )
  const { rows: files } = await sql<{ id: string }>`
    delete from case_attachment where case_id = ${caseId} returning file_id as id`.execute(db)
  const ids = [...files, ...photos.rows, ...laid.rows, ...lists.rows].flatMap(({ id }) => id ?? [])
  const { rows } = await sql<{ sha256: string }>`
    delete from file where id = any (${ids}::uuid[])
       and not exists (select from case_attachment where file_id = file.id)
       and not exists (select from initiative where photo_id = file.id)
       and not exists (select from form_draft_file where file_id = file.id) returning sha256`.execute(db)
  await run(sql`select set_config('meemaken.destroying', 'off', true)`)
  const gone = rows.map(({ sha256 }) => sha256)
  const needed = await sql<{ sha256: string }>`
    select distinct sha256 from file where sha256 = any (${gone}::text[])`.execute(db)
  const kept = new Set(needed.rows.map(({ sha256 }) => sha256))
  return gone.filter((sha256) => !kept.has(sha256))
}
