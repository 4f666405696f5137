-- Meetings: one thing for every kind of coming together. First the intake of a case; others follow.

create table meeting (
  id uuid primary key default gen_random_uuid(),
  -- Null for a meeting that belongs to no case.
  case_id uuid references case_file (id),
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  title text not null check (length(title) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place_kind text not null check (place_kind in ('place', 'online', 'phone')),
  -- An address, a link, or who calls whom.
  place text not null check (length(place) between 1 and 500),
  agenda text,
  status text not null default 'planned' check (status in ('planned', 'moved', 'held', 'cancelled')),
  -- Goes up with every change, so that calendars know which version is the newest.
  sequence integer not null default 0,
  -- Why it was moved or cancelled.
  reason text,
  -- What was agreed, for everybody who took part; and what only staff see.
  notes_for_parties text,
  notes_for_staff text,
  planned_by uuid references person (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (ends_at > starts_at),
  check ((status = 'held') = (notes_for_parties is not null)),
  check (status <> 'cancelled' or reason is not null)
);
create index meeting_case on meeting (case_id, starts_at);
create index meeting_start on meeting (starts_at, id) where status in ('planned', 'moved');

create table meeting_participant (
  meeting_id uuid not null references meeting (id),
  person_id uuid not null references person (id),
  role text not null check (role in ('guide', 'initiator', 'partner', 'official')),
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  -- What this person needs to take part, and what they wrote with the answer.
  needs text[] not null default '{}' check (needs <@ array['wheelchair', 'interpreter', 'sign_language', 'other']),
  remark text check (length(remark) <= 1000),
  primary key (meeting_id, person_id),
  check ((answer is null) = (answered_at is null))
);
create index meeting_participant_person on meeting_participant (person_id);
