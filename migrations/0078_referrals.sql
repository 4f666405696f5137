-- Where somebody was sent on to, followed until it is known whether it helped.

create table referral (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references initiative (case_id),
  kind text not null check (kind in ('scheme', 'partner', 'course', 'department', 'person')),
  -- Who receives it, and where it is told to them; without an address a colleague calls.
  to_name text check (length(to_name) between 1 and 200),
  to_email text,
  -- What the receiver reads, and whether they get name and address of the initiator.
  handed text check (length(handed) between 1 and 2000),
  consent boolean not null,
  made_on date not null,
  made_by uuid references person (id),
  -- By which day they look at it, and whether the guide or the team was told that it is late.
  due_on date not null check (due_on >= made_on),
  late_told_on date,
  answer text check (answer in ('taken_up', 'not_taken_up')),
  reason text check (length(reason) between 1 and 1000),
  answered_on date,
  entered_by uuid references person (id),
  -- The guide or the team did what it asked for.
  handled_on date,
  -- The day on which the initiator is asked whether it helped, when that was done, and what they say.
  ask_on date not null,
  asked_on date,
  helped text check (helped in ('yes', 'partly', 'no')),
  happened text check (length(happened) between 1 and 1000),
  helped_on date,
  check ((answer is null) = (answered_on is null)),
  check ((helped is null) = (helped_on is null))
);
create index referral_case on referral (case_id);
create index referral_waiting on referral (due_on) where answer is null;
create index referral_to_ask on referral (ask_on) where asked_on is null;

-- The links in mails to who receives it and to who was sent on.
create table referral_link (
  token_hash text primary key,
  referral_id uuid not null references referral (id),
  whose text not null check (whose in ('receiver', 'initiator')),
  made_on date not null
);

select
  audit_table('referral', 'initiatives',
    'case_id kind consent made_on made_by due_on answer answered_on entered_by handled_on ask_on asked_on helped helped_on',
    'late_told_on');
