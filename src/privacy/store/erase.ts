import { sql } from 'kysely'
import { forgetDigests } from '../../kit/audit.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { escapeHtml } from '../../kit/mail.ts'

/** A case in which somebody takes part, as far as erasing looks at it. */
export interface TheirCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly endedOn: Day | null
  /** A decision in the sense of the law was taken: the record of it must be kept. */
  readonly hasBesluit: boolean
  /** It is their plan, and nobody else's. */
  readonly isAlone: boolean
}

export async function casesOf(db: Db, personId: string): Promise<readonly TheirCase[]> {
  const { rows } = await sql<TheirCase>`
    select distinct on (case_file.number) case_file.id, number, title, case_file.kind, ended_on as "endedOn",
           exists (select from decision where decision.case_id = case_file.id and is_besluit) as "hasBesluit",
           case_party.role <> 'partner' and not exists (
             select from case_party as other where other.case_id = case_file.id and other.role <> 'partner'
                and other.left_on is null and other.person_id is distinct from ${personId}) as "isAlone"
      from case_party join case_file on case_file.id = case_party.case_id
     where case_party.person_id = ${personId} and (left_on is null or ended_on is not null)
     order by number`.execute(db)
  return rows
}

/** Changes rows and forgets what would tell their old content from its digest in the audit log. */
async function forgetful(
  db: Db,
  table: string,
  change: ReturnType<typeof sql<{ id: string }>>,
): Promise<void> {
  const { rows } = await change.execute(db)
  await forgetDigests(
    db,
    table,
    rows.map(({ id }) => id),
  )
}

/** Removes what stands about somebody outside the cases that keep their record. What stays has no name. */
export async function erasePerson(
  db: Db,
  person: { readonly id: string; readonly name: string; readonly email: string; readonly pseudonym: string },
  keptCases: readonly string[],
  at: Date,
): Promise<void> {
  const { id, email, name, pseudonym } = person
  const kept = sql`any (${[...keptCases]}::uuid[])`
  const run = (query: ReturnType<typeof sql>): Promise<unknown> => query.execute(db)
  await run(sql`update case_text set body = null, salt = null, erased_at = ${at}
    where author_id = ${id} and erased_at is null and case_id <> all (${[...keptCases]}::uuid[])`)
  await run(sql`delete from hand_letter where person_id = ${id}`)
  await run(sql`update meeting_participant set remark = null, needs = '{}' where person_id = ${id}`)
  await run(sql`delete from jury_candidate where person_id = ${id}`)
  await run(sql`update jury_question set asked_by = null where asked_by = ${id}`)
  await forgetful(
    db,
    'form_answer',
    sql`update form_answer set answers = '{}' where person_id = ${id} and not exists (
    select from initiative where answers_id = form_answer.id and case_id = ${kept}) returning id`,
  )
  // An account to which was paid is kept with the record of the decision; any other is not needed any more.
  await run(sql`update bank_account set sealed = null from application left join case_party on case_party.id = party_id
    where application.id = application_id and (given_by = ${id} or case_party.person_id = ${id})
      and not (application.case_id = ${kept} and exists (
        select from payment where bank_account_id = bank_account.id and outcome is distinct from 'called_off'))`)
  await run(sql`delete from form_draft where person_id = ${id} or resume_email = ${email}`)
  await forgetful(
    db,
    'initiative_sent',
    sql`
    update initiative_sent set input = '{}', email = ${`gewist-${id}@invalid`} where email = ${email} returning id`,
  )
  await run(
    sql`delete from initiative_revision where replaced_by = ${id} and case_id <> all (${[...keptCases]}::uuid[])`,
  )
  await run(sql`delete from initiative_edit where proposed_by = ${id}`)
  await run(sql`delete from reply_address where person_id = ${id}`)
  await run(sql`delete from inbound_mail where person_id = ${id} or from_address = ${email}`)
  // Mails to others may quote them: of what they take part in nothing is kept.
  await run(sql`delete from outbox where to_person_id = ${id} or to_address = ${email}
    or ((sent_at is not null or given_up_at is not null) and (
      (about_kind = 'case' and about_id in (select case_id::text from case_party where person_id = ${id}))
      or (about_kind = 'meeting' and about_id in (select meeting_id::text from meeting_participant where person_id = ${id}))))`)
  await run(renamed(name, pseudonym))
  await run(sql`delete from search_document where id in (
    select id::text from commitment where owner_person_id = ${id}
     union select id::text from commitment where text_id in (select id from case_text where author_id = ${id}))`)
  for (const table of ['session', 'passkey', 'second_factor', 'recovery_code', 'sign_in_attempt', 'identity'])
    await run(sql`delete from ${sql.table(table)} where person_id = ${id}`)
  // Nobody keeps up a place under a name that is gone: it is the department's again.
  await forgetful(
    db,
    'green_inspection',
    sql`update green_inspection set note = null
    where note is not null and upkeep_id in (select id from green_upkeep where person_id = ${id}) returning id`,
  )
  await run(
    sql`delete from green_link where upkeep_id in (select id from green_upkeep where person_id = ${id})`,
  )
  await run(sql`update green_takeover set name = null, email = null, token_hash = null, accepted = false,
    answered_at = coalesce(answered_at, ${at}) where answered_at is null
    and (email = ${email} or upkeep_id in (select id from green_upkeep where person_id = ${id}))`)
  await forgetful(
    db,
    'green_upkeep',
    sql`update green_upkeep set person_id = null, end_reason = null, ended_on = coalesce(ended_on, ${at}::date),
    ended_as = coalesce(ended_as, 'given_back') where person_id = ${id} returning id`,
  )
  await run(sql`delete from invitation where person_id = ${id} or email = ${email}`)
  await run(sql`delete from email_link where person_id = ${id} or email = ${email}`)
  await run(sql`delete from money_source_reminder where person_id = ${id}`)
  await run(sql`delete from organisation_member where person_id = ${id}`)
  await run(sql`update data_request set body = null, answer = null where person_id = ${id}`)
  await run(sql`update person set name = ${pseudonym}, email = null, phone = null, postal_address = null,
    channel = 'letter', password_hash = null, job_title = null, department = null, expertise = '{}',
    email_confirmed_at = null, email_bounced_at = null, erased_at = ${at} where id = ${id}`)
}

/**
 * Other mails that name them say the pseudonym, and stay: they are somebody else's, and a name may be any words. One word
 * may as well be another's name.
 */
function renamed(name: string, pseudonym: string): ReturnType<typeof sql> {
  const escaped = escapeHtml(name)
  return sql`update outbox set subject = replace(subject, ${name}, ${pseudonym}),
    body_text = replace(body_text, ${name}, ${pseudonym}), body_html = replace(body_html, ${escaped}, ${pseudonym})
    where ${/\S\s+\S/.test(name)} and (strpos(body_text, ${name}) > 0 or strpos(subject, ${name}) > 0)`
}

/** Empties what the initiator told of a plan that ended or stops with them; that there was one stays, for the figures. */
export async function eraseTold(
  db: Db,
  caseId: string,
  words: { readonly title: string; readonly slug: string; readonly text: string },
): Promise<void> {
  const { title, slug, text } = words
  await sql`delete from initiative_revision where case_id = ${caseId}`.execute(db)
  await sql`delete from initiative_edit where case_id = ${caseId}`.execute(db)
  await sql`update initiative set title = ${title}, slug = ${slug}, summary = ${text}, story = ${text}, address = null,
    lon = null, lat = null, photo_id = null, photo_description = null, result = null, lessons = null,
    declined_public_reason = case when declined_public_reason is null then null else ${text} end
    where case_id = ${caseId}`.execute(db)
  await sql`update case_file set title = ${title} where id = ${caseId}`.execute(db)
  await forgetful(
    db,
    'framework_result',
    sql`update framework_result set answers = '{}'
    where id = (select framework_result_id from initiative where case_id = ${caseId}) returning id`,
  )
  await forgetful(
    db,
    'form_answer',
    sql`update form_answer set answers = '{}'
    where id = (select answers_id from initiative where case_id = ${caseId}) returning id`,
  )
  for (const table of ['initiative', 'case_file']) await forgetDigests(db, table, [caseId])
  await sql`delete from search_document where id = ${caseId}`.execute(db)
}

/** Takes away files that somebody sent outside the kept cases; answers the digests whose bytes nobody needs any more. */
export async function eraseFiles(
  db: Db,
  personId: string,
  keptCases: readonly string[],
): Promise<readonly string[]> {
  const { rows: files } = await sql<{ id: string }>`
    select id from file where owner_id = ${personId} and not exists (
      select from case_attachment where file_id = file.id and case_id = any (${[...keptCases]}::uuid[]))
    and not exists (select from initiative where photo_id = file.id)
    and not exists (select from initiative_edit where photo_id = file.id)`.execute(db)
  const ids = files.map(({ id }) => id)
  await sql`delete from case_attachment where file_id = any (${ids}::uuid[])`.execute(db)
  await sql`delete from form_draft_file where file_id = any (${ids}::uuid[])`.execute(db)
  const { rows } = await sql<{ sha256: string }>`
    delete from file where id = any (${ids}::uuid[]) returning sha256`.execute(db)
  const gone = rows.map(({ sha256 }) => sha256)
  const { rows: others } = await sql<{ sha256: string }>`
    select distinct sha256 from file where sha256 = any (${gone}::text[])`.execute(db)
  const needed = new Set(others.map(({ sha256 }) => sha256))
  return gone.filter((sha256) => !needed.has(sha256))
}

/**
 * The last mail to somebody who was erased goes when it was delivered, or cannot be; so do mails to others about what
 * they took part in that were still on their way.
 */
export async function removeLastMails(db: Db): Promise<void> {
  await sql`delete from outbox where (sent_at is not null or given_up_at is not null) and (
    about_kind = 'erasure'
    or about_kind = 'case' and exists (
      select from case_party join person on person.id = person_id
       where case_party.case_id::text = about_id and erased_at >= outbox.created_at)
    or about_kind = 'meeting' and exists (
      select from meeting_participant join person on person.id = person_id
       where meeting_id::text = about_id and erased_at >= outbox.created_at))`.execute(db)
}

export async function partyIdsOf(db: Db, caseId: string, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from case_party where case_id = ${caseId} and person_id = ${personId} and left_on is null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
