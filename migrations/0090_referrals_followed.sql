-- To whom somebody is sent on, with how to reach them; what goes along only after a yes; and the front door followed too.

alter table referral
  -- Known here as an organisation or a source of money; neither when the name was written by hand.
  add column organisation_id uuid references organisation (id),
  add column source_id uuid references money_source (id),
  -- How to reach them, as it was on the day; the address of the mail stood here already.
  add column to_function text check (length(to_function) between 1 and 200),
  add column to_phone text check (length(to_phone) between 1 and 40),
  add column to_page text check (length(to_page) between 1 and 500),
  -- Whether what is told may go along: asked by mail, and the day of the yes or the no. Empty before we kept it.
  add column consent_asked_on date,
  add column consented_on date,
  add column declined_on date,
  -- The receiver says that it is done.
  add column done_on date,
  add check (consented_on is null or declined_on is null),
  add check (done_on is null or answer = 'taken_up');

create index referral_organisation on referral (organisation_id) where organisation_id is not null;

select
  audit_table('referral', 'initiatives',
    'case_id kind organisation_id source_id consent consent_asked_on consented_on declined_on made_on made_by due_on answer answered_on done_on entered_by handled_on ask_on asked_on helped helped_on',
    'late_told_on');

-- Who was sent on at the front door is asked once whether it worked out, at the address they gave for it.
alter table front_door_referral
  add column locale text not null default 'nl' check (locale in ('nl', 'en')),
  add column asked_on date,
  add column asked_token_hash text unique,
  add column helped text check (helped in ('yes', 'partly', 'no')),
  add column helped_on date,
  add check ((helped is null) = (helped_on is null));
create index front_door_referral_to_ask on front_door_referral (ended_at) where ended = 'sent_on' and asked_on is null;

select
  audit_table('front_door_referral', 'initiatives',
    'draft_id outcome shown_at ended ended_at framework_result_id answers_id case_id locale asked_on helped helped_on',
    'asked_token_hash');
