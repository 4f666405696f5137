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
  person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly pseudonym: string
    /** Digests by which what they said of plans is kept. */
    readonly voices: readonly string[]
  },
  keptCases: readonly string[],
  at: Date,
): Promise<void> {
  const { id, email, name, pseudonym, voices } = person
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
  // Files of a form that is sent in nobody's name have no owner; as long as it was not sent they are theirs, and go too.
  await run(sql`update file set owner_id = ${id} where owner_id is null and id in (
    select file_id from form_draft_file join form_draft on form_draft.id = form_draft_id
     where (person_id = ${id} or resume_email = ${email}) and submitted_at is null)`)
  await run(sql`delete from form_draft where person_id = ${id} or resume_email = ${email}`)
  await run(
    sql`delete from initiative_money_draft using initiative_sent where sent_id = initiative_sent.id and email = ${email}`,
  )
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
  // Where it is still to be decided they are not counted any more; after that the number stays.
  const theirs = sql`(person_id = ${id} or voice = any (${[...voices]}::text[]))`
  await run(sql`delete from initiative_support_link where ${theirs}`)
  await run(
    sql`delete from initiative_support_again where email = ${email} or voice = any (${[...voices]}::text[])`,
  )
  await forgetful(
    db,
    'initiative_support',
    sql`delete from initiative_support using initiative where initiative.case_id = initiative_support.case_id
    and progress in ('idea', 'intake', 'assessment', 'decision') and ${theirs} returning id`,
  )
  await forgetful(
    db,
    'initiative_support',
    sql`update initiative_support set person_id = null, voice = id::text, name = null, place = null, reason = null,
    answer = null, answered_at = null where ${theirs} returning id`,
  )
  // What they put in to projects: the words go, and what is still open does not count any more.
  await forgetful(
    db,
    'contribution_text',
    sql`with theirs as (
      select contribution.id, case when project.state in ('running', 'answering') then 'withdrawn' else contribution.state end as state
        from contribution join project on project.id = project_id
        left join contribution_text on contribution_id = contribution.id
       where person_id = ${id} or voice = any (${[...voices]}::text[]) or contribution_text.email = ${email}
    ), nobodys as (
      update contribution set person_id = null, voice = contribution.id::text, state = theirs.state
        from theirs where contribution.id = theirs.id
    )
    update contribution_text set title = null, body = null, name = null, shows = 'anonymous', email = null,
      source = null, words = null, place_id = null, place = null, lon = null, lat = null, area_id = null,
      paragraph_id = null
      from theirs where contribution_id = theirs.id
    returning contribution_id as id`,
  )
  // What they said of a plan of a neighbour; that somebody reacted stays, for the figures of the report. Where the address
  // was not confirmed anybody may have typed it: then only the address goes.
  await forgetful(
    db,
    'reaction',
    sql`update reaction set name = case when confirmed_at is null then name end,
    body = case when confirmed_at is null then body end, email = null, token_hash = null
    where email = ${email} returning id`,
  )
  // Who was asked how a project went: that somebody was stays, without a digest of whom.
  await forgetful(
    db,
    'evaluation_invitation',
    sql`update evaluation_invitation set email = null, voice = id::text, declined = true
    where lower(email) = lower(${email}) returning evaluation_id as id`,
  )
  await run(sql`update reaction set entered_by = null where entered_by = ${id}`)
  // The page for the neighbours says whom to call: nobody, until who goes on with the plan says so again.
  await forgetful(
    db,
    'reaction_form',
    sql`update reaction_form set contact = null, meeting_on = null, meeting_time = null, meeting_place = null
    where (contact is not null or meeting_on is not null)
    and case_id in (select case_id from case_party where person_id = ${id}) returning case_id as id`,
  )
  // Nobody keeps a wish going under a name that is gone. What everyone reads of it was looked at and stays.
  await forgetful(
    db,
    'check_in',
    sql`update check_in set note = null where note is not null and answered_by = ${id} returning id`,
  )
  await run(
    sql`delete from maintainer_link where maintainer_id in (select id from maintainer where person_id = ${id})`,
  )
  await run(sql`update takeover_offer set name = null, email = null, message = null, accepted = false,
    answered_at = ${at} where answered_at is null and email = ${email}`)
  await forgetful(
    db,
    'kept_wish',
    sql`update kept_wish set told = null, left_over = null,
    lesson = case when lesson_shown_on is null then null else lesson end
    where ended_on is not null and case_id in (select case_id from maintainer where person_id = ${id}) returning case_id as id`,
  )
  await forgetful(
    db,
    'maintainer',
    sql`update maintainer set person_id = null, ended_on = coalesce(ended_on, ${at}::date)
    where person_id = ${id} returning id`,
  )
  // Who was asked to apply with others: the question goes, and what would tell from its digest that it was them.
  await forgetful(
    db,
    'co_applicant',
    sql`update co_applicant set email = null, name = null, token_hash = null,
    ended_at = case when answer is null then coalesce(ended_at, ${at}) else ended_at end
    where email = ${email} or party_id in (select id from case_party where person_id = ${id}) returning id`,
  )
  await run(sql`delete from referral_link where referral_id in (select id from referral where to_email = ${email}
    or case_id in (select case_id from case_party where person_id = ${id} and role = 'initiator'))`)
  await forgetful(
    db,
    'referral',
    sql`update referral set handed = null, happened = null where case_id in (
    select case_id from case_party where person_id = ${id} and role = 'initiator') returning id`,
  )
  await forgetful(
    db,
    'referral',
    sql`update referral set to_name = null, to_function = null, to_phone = null, to_email = null, to_page = null,
    reason = null where to_email = ${email} returning id`,
  )
  // That somebody was blocked for some days stays for the figures; who, why and what they said of it goes.
  await forgetful(
    db,
    'block',
    sql`update block set person_id = null, voice = null, name = null, email = null, reason = null, objection = null,
    objection_reply = null, end_reason = null, ended_at = coalesce(ended_at, ${at})
    where person_id = ${id} or voice = any (${[...voices]}::text[]) or lower(email) = lower(${email}) returning id`,
  )
  // What happened to a colleague is followed up all the same; who is erased stands in it by their pseudonym.
  await forgetful(
    db,
    'incident',
    sql`update incident set what = replace(what, ${name}, ${pseudonym}), involved = replace(involved, ${name}, ${pseudonym}),
    done = replace(done, ${name}, ${pseudonym})
    where ${/\S\s+\S/.test(name)} and strpos(concat_ws(' ', what, involved, done), ${name}) > 0 returning id`,
  )
  await forgetful(
    db,
    'incident_addition',
    sql`update incident_addition set body = replace(body, ${name}, ${pseudonym})
    where ${/\S\s+\S/.test(name)} and strpos(body, ${name}) > 0 returning id`,
  )
  await run(sql`delete from follower where email = ${email}`)
  await run(sql`delete from follow_request where email = ${email}`)
  await run(sql`delete from outbox where about_kind = 'panel_member' and about_id in (
    select id::text from panel_member where email = ${email})`)
  await forgetful(db, 'panel_member', sql`delete from panel_member where email = ${email} returning id`)
  // What they asked for is free again; what they have is still to come back.
  await run(sql`delete from outbox where about_kind = 'loan' and about_id in (
    select id::text from loan where person_id = ${id})`)
  await forgetful(
    db,
    'loan',
    sql`update loan set person_id = null, phone = null, purpose = null, answer = null, return_note = null,
    state = case when state in ('asked', 'confirmed') then 'cancelled' else state end
    where person_id = ${id} returning id`,
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

/** Neighbours of a plan that is emptied: how many were for and against stays, without who and why. */
async function eraseSupport(db: Db, caseId: string): Promise<void> {
  await sql`delete from initiative_support_link where case_id = ${caseId}`.execute(db)
  await sql`delete from initiative_support_again where case_id = ${caseId}`.execute(db)
  await forgetful(
    db,
    'initiative_support',
    sql`update initiative_support set person_id = null, voice = id::text, name = null, place = null, reason = null,
    answer = null, answered_at = null where case_id = ${caseId} returning id`,
  )
  await eraseNeighbours(db, caseId)
  await forgetful(
    db,
    'initiative_support_paper',
    sql`update initiative_support_paper set signers = null, entered_by = null
    where case_id = ${caseId} returning id`,
  )
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
  await sql`delete from initiative_money_draft where case_id = ${caseId}`.execute(db)
  await sql`delete from co_applicant where case_id = ${caseId}`.execute(db)
  await eraseSupport(db, caseId)
  await forgetful(
    db,
    'loan',
    sql`update loan set person_id = null, phone = null, purpose = null, answer = null, return_note = null
    where case_id = ${caseId} and state not in ('asked', 'confirmed', 'out') returning id`,
  )
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

/** What the initiator asked of the neighbours, what they said and what was done with it; their names go with it. */
async function eraseNeighbours(db: Db, caseId: string): Promise<void> {
  await sql`delete from outbox where about_kind = 'reaction'
    and about_id in (select id::text from reaction where case_id = ${caseId})`.execute(db)
  for (const table of ['reaction', 'reaction_answer', 'reaction_form', 'neighbour_step', 'neighbour_plan'])
    await sql`delete from ${sql.table(table)} where case_id = ${caseId}`.execute(db)
  await forgetful(
    db,
    'framework_result',
    sql`update framework_result set answers = '{}'
    where subject_kind = 'neighbour_plan' and subject_id = ${caseId} returning id`,
  )
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
