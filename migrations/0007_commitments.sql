-- Commitments: who promises what for a case, by when, and whether it was kept.

create table commitment (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('time', 'goods', 'place', 'permit', 'money', 'decision')),
  owner_kind text not null check (owner_kind in ('municipality', 'initiator', 'partner')),
  -- Who is reminded and reports: the official, the initiator, or who speaks for the organisation.
  owner_person_id uuid not null references person (id),
  owner_organisation_id uuid references organisation (id),
  -- In public the municipality is a department, never a person.
  department text,
  -- What was promised, in the words of who promised; kept with the other texts of the case, to be erased there.
  text_id uuid not null references case_text (id),
  made_on date not null,
  -- The first promised day never changes: punctuality counts against it.
  first_due date not null,
  created_at timestamptz not null,

  -- Promises of natural persons are for the parties only (rule 9 of the domain).
  for_everyone boolean not null generated always as (owner_kind = 'municipality' or owner_organisation_id is not null) stored,

  -- These follow from the case.
  case_public boolean not null,
  area_id uuid references area (id),

  -- These follow from the entries and can be rebuilt from them.
  due_day date not null,
  kept_on date,
  withdrawn_on date,

  check ((owner_kind = 'municipality') = (department is not null)),
  check (owner_kind <> 'municipality' or owner_organisation_id is null),
  check (first_due >= made_on),
  check (kept_on is null or withdrawn_on is null)
);
create index commitment_case on commitment (case_id, first_due);
create index commitment_owner on commitment (owner_person_id, due_day);
create index commitment_open on commitment (due_day, id) where kept_on is null and withdrawn_on is null;
create index commitment_public on commitment (first_due desc, id desc) where for_everyone and case_public;

-- What happened to a promise; nothing is ever taken away.
create table commitment_entry (
  id bigint generated always as identity primary key,
  commitment_id uuid not null references commitment (id),
  type text not null check (type in ('made', 'explained_late', 'kept', 'withdrawn')),
  -- The day this was recorded.
  on_day date not null,
  -- made and explained_late: the day promised.
  due_day date,
  -- kept: the day it was delivered, which may lie before the day it was reported.
  kept_on date,
  -- Why it is later or withdrawn, or what shows that it was kept.
  text_id uuid references case_text (id),
  file_ids uuid[] not null default '{}',
  by_person_id uuid references person (id),
  at timestamptz not null,
  check ((type in ('made', 'explained_late')) = (due_day is not null)),
  check ((type = 'kept') = (kept_on is not null)),
  check (type = 'made' or text_id is not null)
);
create index commitment_entry_commitment on commitment_entry (commitment_id, id);
create unique index commitment_entry_kept_once on commitment_entry (commitment_id) where type in ('kept', 'withdrawn');
create trigger commitment_entry_kept before update or delete on commitment_entry
  for each row execute function refuse_change();
create trigger commitment_entry_not_truncated before truncate on commitment_entry
  execute function refuse_change();

-- What was told about a promised day, so that nobody is told twice.
create table commitment_reminder (
  commitment_id uuid not null references commitment (id),
  due_day date not null,
  reminder text not null,
  at timestamptz not null,
  primary key (commitment_id, due_day, reminder)
);
