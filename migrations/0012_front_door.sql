-- The front door: ideas that wait for their address, ideas that belong elsewhere, and people we tell by telephone or letter.

alter table initiative_sent
  -- The one reminder of an idea that waits for the link in the mail.
  add column reminded_at timestamptz,
  -- Language in which it was told, for that reminder.
  add column locale text not null default 'nl' check (locale in ('nl', 'en'));
create index initiative_sent_waiting on initiative_sent (sent_at) where case_id is null;

-- Somebody was shown another way than an initiative: for the figures, and to go on with what was typed.
create table front_door_referral (
  id uuid primary key default gen_random_uuid(),
  -- The draft it began as; drafts are thrown away, this stays. Null when an official entered it.
  draft_id uuid unique,
  -- Outcome of the framework `front-door`, such as `defect_report`.
  outcome text not null,
  shown_at timestamptz not null,
  -- We sent the text on, or it was told as an initiative all the same. Null: the person went on by themselves.
  ended text check (ended in ('sent_on', 'overruled')),
  ended_at timestamptz,
  framework_result_id uuid references framework_result (id),
  -- What was typed. Erased with the drafts; the row stays for the figures.
  answers_id uuid references form_answer (id),
  -- The initiative it became after all.
  case_id uuid references initiative (case_id),
  check ((ended is null) = (ended_at is null))
);
create index front_door_referral_shown on front_door_referral (shown_at);

-- Who does not use e-mail hears by telephone or letter: one line of work for the team, until it is done.
create table initiative_receipt (
  case_id uuid primary key references initiative (case_id),
  channel text not null check (channel in ('phone', 'letter')),
  asked_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references person (id),
  check (done_at is not null or done_by is null)
);
create index initiative_receipt_open on initiative_receipt (asked_at) where done_at is null;
