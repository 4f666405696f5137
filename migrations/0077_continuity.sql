-- What happens with a wish after it was carried out: who keeps it up, what was agreed, how it stands, and stopping well.

create table kept_wish (
  case_id uuid primary key references initiative (case_id),
  starts_on date not null,
  -- Who does what, in plain words, and until when that was agreed.
  agreement text check (length(agreement) between 1 and 3000),
  agreed_until date,
  -- Told that the agreed end is near.
  warned_on date,
  -- How many months after an answer we ask again.
  every_months integer not null check (every_months between 1 and 60),
  -- The day on which we ask how it stands; null when it has ended.
  next_on date,
  -- As it was said last, and on which day; null while nobody said anything.
  standing text check (standing in ('well', 'help', 'takeover', 'stopping')),
  seen_on date,
  ended_on date,
  -- It was for once, it was stopped, or its case was opened again.
  ended_as text check (ended_as in ('once', 'stopped', 'reopened')),
  -- Who was told that it stops, and what happens with things and money that are left; not for everyone.
  told text check (length(told) between 1 and 1000),
  left_over text check (length(left_over) between 1 and 1000),
  -- What was learned; for everyone from the day on which the team looked at it.
  lesson text check (length(lesson) between 1 and 1000),
  lesson_shown_on date,
  check ((ended_on is null) = (ended_as is null)),
  check ((ended_on is null) = (next_on is not null)),
  check ((standing is null) = (seen_on is null))
);
create index kept_wish_next on kept_wish (next_on) where ended_on is null;

-- Who keeps it up: somebody, for an organisation or not, with a role, from when until when.
create table maintainer (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references kept_wish (case_id),
  person_id uuid references person (id),
  organisation_id uuid references organisation (id),
  role text not null check (role in ('contact', 'upkeep', 'host', 'means', 'other')),
  starts_on date not null,
  until_day date check (until_day >= starts_on),
  ended_on date
);
create unique index maintainer_once on maintainer (case_id, person_id) where ended_on is null;
create index maintainer_person on maintainer (person_id) where ended_on is null;

-- "How does it stand?": asked by mail, answered by its link, signed in or on the telephone.
create table check_in (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references kept_wish (case_id),
  asked_on date not null,
  reminded_on date,
  answered_on date,
  answer text check (answer in ('well', 'help', 'takeover', 'stopping')),
  note text check (length(note) between 1 and 500),
  answered_by uuid references person (id),
  -- Who typed what was said on the telephone.
  entered_by uuid references person (id),
  -- The guide or the team did what it asks for.
  handled_on date,
  unique (case_id, asked_on),
  check ((answered_on is null) = (answer is null))
);
create index check_in_open on check_in (case_id) where handled_on is null;

-- Somebody wants to take it over. After the answer who did not get it is forgotten.
create table takeover_offer (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references kept_wish (case_id),
  name text check (length(name) between 1 and 150),
  email text,
  message text check (length(message) between 1 and 1000),
  offered_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  check ((answered_at is null) = (accepted is null)),
  check (answered_at is null or (name is null and email is null and message is null))
);
create index takeover_offer_open on takeover_offer (case_id) where answered_at is null;

-- The links in mails to who keeps something up.
create table maintainer_link (
  token_hash text primary key,
  maintainer_id uuid not null references maintainer (id),
  made_on date not null
);

do $$
declare name text;
begin
  foreach name in array array['kept_wish', 'maintainer'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('kept_wish', 'initiatives',
    'case_id starts_on agreed_until every_months next_on standing seen_on ended_on ended_as lesson_shown_on',
    'warned_on'),
  audit_table('maintainer', 'initiatives',
    'case_id person_id organisation_id role starts_on until_day ended_on'),
  audit_table('check_in', 'initiatives',
    'case_id asked_on answered_on answer answered_by entered_by handled_on', 'reminded_on'),
  audit_table('takeover_offer', 'initiatives', 'case_id offered_at answered_at accepted');
