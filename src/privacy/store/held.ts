import { sql } from 'kysely'
import { contributionVoicesOf } from '../../activities/index.ts'
import { openHolder } from '../../funds/index.ts'
import { voicesOf } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { blockVoicesOf } from '../../safety/index.ts'
import type { Subject } from './subjects.ts'

/** One line of what is held, by column. */
export type HeldRow = Readonly<Record<string, string | number | boolean | null>>

/** What a query needs to know of whom it is about. */
export interface About {
  readonly personId: string
  readonly email: string
}

/** The same with the digests by which what they say of a plan is kept. */
interface Found extends About {
  readonly voices: readonly string[]
}

/** The digests by which what somebody says of plans and puts in to projects is kept. */
export const voicesFor = (act: Pick<Act, 'settings'>, about: About): readonly string[] => [
  ...voicesOf(act, about),
  ...contributionVoicesOf(act, about),
  ...contributionVoicesOf(act, { email: null, personId: about.personId }),
  ...blockVoicesOf(act, about),
  ...blockVoicesOf(act, { email: null, personId: about.personId }),
]

const day = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI')`)

/** Whether this person takes part in the case now: who left reads no more of it than anybody, also not here. */
const isIn = (
  caseColumn: string,
  personId: string,
) => sql<boolean>`(${sql.raw(caseColumn)} is null or exists (
  select from case_party as mine where mine.case_id = ${sql.raw(caseColumn)} and mine.person_id = ${personId}
     and mine.left_on is null))`

/**
 * Whether a mail is about no case, or about one that this person still takes part in. A mail about a reaction may say the
 * words of who typed the address.
 */
const isOpen = (
  personId: string,
) => sql<boolean>`(about_kind is null or about_kind not in ('case', 'meeting', 'reaction')
  or exists (select from case_party as mine where mine.person_id = ${personId} and mine.left_on is null
    and (mine.case_id::text = about_id
      or mine.case_id = (select case_id from meeting where meeting.id::text = about_id))))`

/** A link of a mail that lets in whoever has it; what is taken along may end up anywhere. */
const withKey =
  '(/(?:aanmelden/link|mening|steun|blokkade/[0-9a-f-]+|mede-aanvrager|groen/zorg|groen/overnemen|reactie/bevestigen|volgen/bevestigen|volgen|meedenken/lid)/)[^\\s)]+'

/**
 * Where each of it is found. The one place that reads through all tables by person: what is added to the database and
 * says something of somebody is added here and in `erase.ts` (`privacy.test.ts` holds the database against both).
 */
const found: Readonly<Record<Subject, (about: Found) => ReturnType<typeof sql<HeldRow>>>> = {
  account: ({ personId }) => sql<HeldRow>`
    select name, email::text, phone, postal_address, channel, locale, job_title, department,
           nullif(array_to_string(expertise, ', '), '') as expertise, ${day('created_at')} as since
      from person where id = ${personId}`,
  organisations: ({ personId }) => sql<HeldRow>`
    select organisation.name as organisation, organisation_member.role, since::text, until::text
      from organisation_member join organisation on organisation.id = organisation_id
     where person_id = ${personId} order by since`,
  roles: ({ personId }) => sql<HeldRow>`
    select role, ${day('granted_at')} as since, ${day('ended_at')} as until
      from role_grant where person_id = ${personId} order by granted_at`,
  invitations: ({ email }) => sql<HeldRow>`
    select name, role, ${day('sent_at')} as at, ${day('expires_at')} as until
      from invitation where email = ${email} order by invited_at`,
  initiatives: ({ personId }) => sql<HeldRow>`
    select case_file.number, case when left_on is null then case_file.title end as title, case_party.role,
           case when left_on is null then summary end as summary, case when left_on is null then story end as story,
           case when left_on is null then address end as address, joined_on::text as since,
           coalesce(left_on, case_file.ended_on)::text as until
      from case_party join case_file on case_file.id = case_party.case_id
      left join initiative on initiative.case_id = case_file.id
     where person_id = ${personId} order by joined_on, case_file.number`,
  money: ({ personId }) => sql<HeldRow>`
    select case_file.number, scheme_version.definition -> 'title' ->> 'nl' as scheme, ${day('received_at')} as at,
           round(requested_cents / 100.0, 2) || '' as requested,
           round(application_balance.granted / 100.0, 2) || '' as granted,
           round((advanced + paid - reclaimed) / 100.0, 2) || '' as paid
      from application join case_party on case_party.id = party_id
      join case_file on case_file.id = application.case_id
      join application_balance on application_balance.application_id = application.id
      join scheme_version on scheme_version.key = scheme_key and scheme_version.version = application.scheme_version
     where case_party.person_id = ${personId} order by received_at`,
  // A secret vote is in no table that names anybody: only that somebody voted.
  juries: ({ personId }) => sql<HeldRow>`
    select 'sign_up' as kind, motivation as text, null as number, ${day('received_at')} as at
      from jury_candidate where person_id = ${personId}
     union all
    select 'seat', part, null, from_day || ' - ' || until_day
      from jury_seat join role_grant on role_grant.id = grant_id where person_id = ${personId}
     union all
    select 'interest', ground, case_file.number, ${day('declared_at')}
      from jury_conflict join jury_wish on jury_wish.id = wish_id join application on application.id = application_id
      join case_file on case_file.id = application.case_id where jury_conflict.person_id = ${personId}
     union all
    select 'points', criterion || ': ' || jury_score.score, case_file.number, null
      from jury_score join jury_wish on jury_wish.id = wish_id join application on application.id = application_id
      join case_file on case_file.id = application.case_id where jury_score.person_id = ${personId}
     union all
    select 'vote', choice, case_file.number, null
      from jury_voter join jury_wish on jury_wish.id = wish_id join application on application.id = application_id
      join case_file on case_file.id = application.case_id where jury_voter.person_id = ${personId}
     union all
    select 'question', question, case_file.number, ${day('asked_at')}
      from jury_question join jury_wish on jury_wish.id = wish_id join application on application.id = application_id
      join case_file on case_file.id = application.case_id where asked_by = ${personId}
     union all
    select 'away', null, null, closes_on::text
      from jury_absence join jury_round on jury_round.id = round_id where person_id = ${personId}`,
  bank_accounts: ({ personId }) => sql<HeldRow>`
    select case_file.number, ${day('given_at')} as at, bank_account.id, sealed
      from bank_account join application on application.id = application_id
      join case_file on case_file.id = application.case_id left join case_party on case_party.id = party_id
     where (given_by = ${personId} and bank_account.channel = 'online') or case_party.person_id = ${personId}
     order by given_at`,
  reminders: ({ personId }) => sql<HeldRow>`
    select money_source.name as fund, deadline::text, ${day('asked_at')} as at
      from money_source_reminder join money_source on money_source.id = source_id
     where person_id = ${personId} order by deadline`,
  sent_ideas: ({ email }) => sql<HeldRow>`
    select ${day('sent_at')} as at, input ->> 'title' as title, input ->> 'story' as story
      from initiative_sent where email = ${email} and case_id is null order by sent_at`,
  messages: ({ personId }) => sql<HeldRow>`
    select case_file.number, ${day('case_text.created_at')} as at, body as text
      from case_text join case_file on case_file.id = case_id
     where author_id = ${personId} and body is not null order by case_text.created_at, case_text.id`,
  promises: ({ personId }) => sql<HeldRow>`
    select coalesce(case_file.number, project.number) as number, coalesce(case_text.body, own.body) as text,
           made_on::text as since, due_day::text as until
      from commitment left join case_file on case_file.id = commitment.case_id
      left join case_text on case_text.id = commitment.text_id
      left join project on project.id = commitment.project_id left join commitment_text own on own.id = words_id
     where owner_person_id = ${personId} order by made_on, commitment.id`,
  meetings: ({ personId }) => sql<HeldRow>`
    select case when ${isIn('meeting.case_id', personId)} then title end as title, ${day('starts_at')} as at,
           case when ${isIn('meeting.case_id', personId)} then place end as place, answer, nullif(array_to_string(needs, ', '), '') as needs, remark
      from meeting_participant join meeting on meeting.id = meeting_id
     where person_id = ${personId} order by starts_at`,
  files: ({ personId }) => sql<HeldRow>`
    select name, media_type as kind, bytes, ${day('created_at')} as at
      from file where owner_id = ${personId} order by created_at, id`,
  mails: ({ personId, email }) => sql<HeldRow>`
    select ${day('created_at')} as at, case when ${isOpen(personId)} then subject end as subject,
           case when ${isOpen(personId)} then regexp_replace(body_text, ${withKey}, '\\1…', 'g') end as text
      from outbox where to_person_id = ${personId} or to_address = ${email} order by created_at, id`,
  telephone: ({ personId }) => sql<HeldRow>`
    select case_file.number, on_day::text as at,
           case when ${isIn('case_id', personId)} then subject end as subject,
           case when ${isIn('case_id', personId)} then body end as text
      from hand_letter join case_file on case_file.id = case_id
     where person_id = ${personId} order by on_day, hand_letter.id`,
  marks: ({ personId }) => sql<HeldRow>`
    select case_file.number, asked_on::text as since, answered_on::text as at, mark, sentence as text
      from satisfaction join case_file on case_file.id = case_id
     where person_id = ${personId} order by asked_on, satisfaction.id`,
  support: ({ personId, email, voices }) => sql<HeldRow>`
    select number, case when side = 'for' then 'voor' else 'tegen' end as kind, name, place, reason as text,
           ${day('said_at')} as at
      from initiative_support join case_file on case_file.id = case_id
     where person_id = ${personId} or voice = any (${[...voices]}::text[])
     union all
    select number, case when said ->> 'side' = 'for' then 'voor' else 'tegen' end, said ->> 'name', said ->> 'place',
           said ->> 'reason', ${day('made_at')}
      from initiative_support_link join case_file on case_file.id = case_id
     where said is not null and (person_id = ${personId} or voice = any (${[...voices]}::text[]))
     union all
    select number, 'mail', null, null, email, ${day('asked_at')}
      from initiative_support_again join case_file on case_file.id = case_id
     where email = ${email} or voice = any (${[...voices]}::text[])
     order by at`,
  // What a yes made of somebody stands with the plans.
  co_applicants: ({ personId, email }) => sql<HeldRow>`
    select case_file.number, case_file.title, name, organisation, ${day('asked_at')} as at, answer_by::text as until
      from co_applicant join case_file on case_file.id = case_id where email = ${email}
     union all
    select case_file.number, case_file.title, name, organisation, ${day('asked_at')}, answer_by::text
      from co_applicant join case_file on case_file.id = case_id
     where asked_by = ${personId} and ${isIn('co_applicant.case_id', personId)} order by at`,
  green: ({ personId }) => sql<HeldRow>`
    select number, title, starts_on::text as since,
           coalesce(green_upkeep.ended_on, ends_on)::text as until, end_reason as text
      from green_upkeep join case_file on case_file.id = case_id
     where person_id = ${personId}
     union all
    select number, null, asked_on::text, answered_on::text, note
      from green_inspection join green_upkeep on green_upkeep.id = upkeep_id join case_file on case_file.id = case_id
     where person_id = ${personId} order by since`,
  // Anybody can type an address: until it is confirmed the words may be somebody else's.
  reactions: ({ email, personId }) => sql<HeldRow>`
    select case_file.title, ${day('received_at')} as at, side as kind,
           case when confirmed_at is not null then reaction.name end as name,
           case when confirmed_at is not null then body end as text
      from reaction join case_file on case_file.id = case_id where email = ${email}
     union all
    select case_file.title, ${day('received_at')}, 'entered', null, null
      from reaction join case_file on case_file.id = case_id where entered_by = ${personId}
     order by at`,
  kept_wishes: ({ personId, email }) => sql<HeldRow>`
    select number, title, starts_on::text as since, coalesce(maintainer.ended_on, until_day)::text as until,
           null as text
      from maintainer join case_file on case_file.id = case_id where person_id = ${personId}
     union all
    select number, null, asked_on::text, answered_on::text, note
      from check_in join case_file on case_file.id = case_id where answered_by = ${personId}
     union all
    select number, null, ${day('offered_at')}, null, message
      from takeover_offer join case_file on case_file.id = case_id where email = ${email} order by since`,
  referrals: ({ personId, email }) => sql<HeldRow>`
    select number, title, to_name as name, made_on::text as since, helped_on::text as at,
           concat_ws(E'\\n', handed, happened) as text
      from referral join case_file on case_file.id = referral.case_id
     where case_id in (select case_id from case_party where person_id = ${personId} and role = 'initiator')
     union all
    select number, null, to_name, made_on::text, answered_on::text, reason
      from referral join case_file on case_file.id = referral.case_id
     where to_email = ${email} order by since`,
  // Anybody can type an address: of what was not confirmed it says no more than that it waits.
  following: ({ email }) => sql<HeldRow>`
    select what as kind, coalesce(place, area.name, followed.subject, initiative.title) as title, radius_m || '' as radius,
           ${day('since')} as since, pace
      from followed join follower on follower.id = follower_id
      left join area on area.id = area_id left join initiative on initiative.case_id = followed.case_id and public
     where email = ${email}
     union all
    select 'asked', null, null, ${day('asked_at')}, pace from follow_request where email = ${email}
     order by since`,
  // Anybody can type an address: of what was not confirmed it says no more than that it waits.
  panels: ({ email, personId }) => sql<HeldRow>`
    select panel.name as title, panel_member.state as kind, ${day('asked_at')} as at, from_day::text as since,
           coalesce(panel_member.ended_on, until_day)::text as until,
           case when confirmed_at is not null then panel_member.name end as name,
           case when confirmed_at is not null
             then coalesce(motivation, nullif(array_to_string(panel_member.subjects, ', '), '')) end as text
      from panel_member join panel on panel.id = panel_id where email = ${email}
     union all
    select panel_request.title, 'asked_advice', ${day('asked_at')}, null, null, null, question
      from panel_request where asked_by = ${personId} order by at`,
  joining: ({ personId }) => sql<HeldRow>`
    select case_file.number, asked_on::text as since, wants_on::text as at,
           case when wants then 'wants' when not wants then 'wants_not' end as answer
      from merge_question join case_party on case_party.id = party_id join case_file on case_file.id = into_id
     where person_id = ${personId} order by asked_on, merge_question.id`,
  // What the other one wrote, and the sheet of both together, is not theirs.
  weighings: ({ personId }) => sql<HeldRow>`
    select number, ${day('named_at')} as since, ${day('done_at')} as at,
           ${day('weighing_assessor.ended_at')} as until,
           (select string_agg(value, E'\\n')
              from jsonb_each_text(weighing_assessor.sheet -> 'reasons')) as text
      from weighing_assessor join weighing on weighing.id = weighing_id join case_file on case_file.id = case_id
     where person_id = ${personId} order by named_at, weighing_assessor.id`,
  places: ({ personId }) => sql<HeldRow>`
    select spot.name as place, number, ${day('asked_at')} as at, starts_on::text as since,
           coalesce(spot_agreement.ended_on, ends_on)::text as until
      from spot_request join spot on spot.id = spot_id join case_file on case_file.id = case_id
      left join spot_agreement on request_id = spot_request.id
     where asked_by = ${personId} order by asked_at`,
  projects: ({ personId }) => sql<HeldRow>`
    select number, title, 'leads' as kind, ${day('created_at')} as since, null as text
      from project where leader_id = ${personId}
     union all
    select number, title, 'works', null, concat_ws(', ', function, task, reach)
      from project_person join project on project.id = project_id where person_id = ${personId}
     union all
    select number, title, 'reviewed', ${day('at')}, reasons
      from project_review join project_plan on project_plan.id = plan_id join project on project.id = project_id
     where by_person_id = ${personId}
     union all
    select number, title, 'reviewed', ${day('reviewed_at')}, review_reasons
      from participation_report join project on project.id = project_id
     where reviewed_by = ${personId} order by since`,
  // Anybody can type an address: until it is confirmed the words may be somebody else's.
  contributions: ({ personId, email, voices }) => sql<HeldRow>`
    select number, activity.title, contribution.kind, ${day('at')} as at,
           case when contribution.state <> 'waiting' then name end as name,
           case when contribution.state <> 'waiting'
             then concat_ws(E'\\n', contribution_text.title, contribution_text.body,
                 (select activity_place.name from activity_place where activity_place.id = contribution_text.place_id),
                 (select activity_paragraph.body from activity_paragraph where activity_paragraph.id = contribution_text.paragraph_id),
                 contribution_text.place, contribution_text.lat || ', ' || contribution_text.lon) end as text
      from contribution join activity on activity.id = activity_id join project on project.id = contribution.project_id
      left join contribution_text on contribution_id = contribution.id
     where contribution.person_id = ${personId} or voice = any (${[...voices]}::text[]) or email = ${email}
     order by contribution.nr`,
  blocks: ({ personId, voices }) => sql<HeldRow>`
    select ${day('since')} as since, last_day::text as until, reason, objection as text,
           concat_ws(E'\\n', objection_reply, case when end_reason is distinct from objection_reply then end_reason end) as answer
      from block where person_id = ${personId} or voice = any (${[...voices]}::text[]) order by block.since`,
  // What an official reported. Who is named in an incident has no line of their own: that is others' as well.
  incidents: ({ personId }) => sql<HeldRow>`
    select nr || '' as number, kind, ${day('reported_at')} as at, what as text
      from incident where reported_by = ${personId} order by nr`,
  sign_ups: ({ email }) => sql<HeldRow>`
    select meeting.title, ${day('signed_up_at')} as since, ${day('starts_at')} as at, meeting_sign_up.name,
           concat_ws(E'\\n', array_to_string(needs, ', '), remark, guardian) as text
      from meeting_sign_up join meeting on meeting.id = meeting_id
     where lower(email) = lower(${email}) order by meeting_sign_up.sequence`,
  // Answers are nobody's; who took part is asked at the address that stands with what they put in.
  evaluations: ({ email }) => sql<HeldRow>`
    select number, title, opened_on::text as since, closes_on::text as until
      from evaluation_invitation join evaluation on evaluation.id = evaluation_id join project on project.id = project_id
     where lower(email) = lower(${email}) order by opened_on`,
  loans: ({ personId }) => sql<HeldRow>`
    select loan_item.name, ${day('asked_at')} as at, starts_on::text as since, ends_on::text as until, phone,
           concat_ws(E'\\n', purpose, answer, return_note) as text
      from loan join loan_item on loan_item.id = item_id where person_id = ${personId} order by asked_at`,
  forms: ({ personId, email }) => sql<HeldRow>`
    select ${day('submitted_at')} as at, channel, answers::text as text
      from form_answer where person_id = ${personId}
     union all
    select ${day('updated_at')}, null, typed::text
      from form_draft where person_id = ${personId} and submitted_at is null
     union all
    select ${day('updated_at')}, null, typed::text
      from initiative_money_draft left join initiative_sent on initiative_sent.id = sent_id
     where email = ${email} or (initiative_money_draft.case_id in (
       select case_id from case_party where person_id = ${personId} and left_on is null and role <> 'partner'))`,
  sessions: ({ personId }) => sql<HeldRow>`
    select ${day('created_at')} as since, ${day('last_seen_at')} as at, ${day('expires_at')} as until, device
      from session where person_id = ${personId} order by created_at`,
  keys: ({ personId }) => sql<HeldRow>`
    select 'passkey' as kind, name, ${day('created_at')} as since, ${day('last_used_at')} as at
      from passkey where person_id = ${personId}
     union all
    select kind, issuer, ${day('created_at')}, ${day('last_used_at')} from identity where person_id = ${personId}
     union all
    select 'app', null, ${day('created_at')}, null from second_factor where person_id = ${personId}`,
  requests: ({ personId }) => sql<HeldRow>`
    select kind, ${day('asked_at')} as at, body as text, answer
      from data_request where person_id = ${personId} order by asked_at`,
  looks: ({ personId }) => sql<HeldRow>`
    select ${day('at')} as at, thing as kind, (select number from case_file where id = seen.case_id) as number,
           coalesce((select coalesce(job_title, department) from person where id = actor_id), '') as department
      from (select at, thing, case_id, person_id, actor_id, op from audit_entry
            union all select at, thing, case_id, person_id, actor_id, op from audit_waiting) as seen
     where op = 'read' and actor_id <> ${personId}
       and (person_id = ${personId} or case_id in (select case_id from case_party where person_id = ${personId}))
     order by at desc limit 500`,
}

/** All that is held about this person on one subject. */
export async function heldOn(
  act: Pick<Act, 'db' | 'settings'>,
  subject: Subject,
  about: About,
): Promise<readonly HeldRow[]> {
  const { rows } = await found[subject]({ ...about, voices: voicesFor(act, about) }).execute(act.db)
  return subject === 'bank_accounts' ? rows.map((row) => opened(act, row)) : rows
}

/** An account number is kept locked; whose it is reads it. */
function opened(act: Pick<Act, 'settings'>, { id, sealed, ...row }: HeldRow): HeldRow {
  const account = { id: String(id), sealed: typeof sealed === 'string' ? sealed : null }
  const { holder = null, iban = null } = openHolder(act, account) ?? {}
  return { ...row, holder, iban }
}
