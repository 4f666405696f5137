-- Places of the municipality on offer: ground, buildings, rooms and roofs; who asked for one, and who uses it.
create table spot (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  what text not null check (what in ('ground', 'building', 'room', 'roof')),
  summary text not null,
  -- In English where somebody wrote it.
  summary_en text,
  address text,
  area_id uuid references area (id),
  lon double precision,
  lat double precision,
  size_m2 integer check (size_m2 > 0),
  -- A department or an organisation, never a person.
  owner text not null,
  maintainer text not null,
  uses text[] not null check (cardinality(uses) > 0),
  not_for text,
  -- From when until when it can be had; null for from now on, for as long as it goes.
  free_from date,
  free_until date,
  costs text not null,
  conditions text not null,
  conditions_en text,
  contact text not null,
  is_example boolean not null default false,
  retired_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((lon is null) = (lat is null)),
  check (free_until >= free_from)
);

-- A plan asks for a place. Why stands on the timeline of its case, and so does the answer.
create table spot_request (
  id uuid primary key default gen_random_uuid(),
  spot_id uuid not null references spot (id),
  case_id uuid not null references case_file (id),
  asked_by uuid references person (id),
  text_id uuid references case_text (id),
  wanted_from date not null,
  wanted_until date not null check (wanted_until >= wanted_from),
  asked_at timestamptz not null,
  -- Last day to answer, as was said to who asked.
  due_on date not null,
  answer text check (answer in ('yes', 'no', 'lapsed')),
  answered_at timestamptz,
  answered_by uuid references person (id),
  check ((answer is null) = (answered_at is null))
);
create unique index spot_request_open on spot_request (spot_id, case_id) where answer is null;
create index spot_request_case on spot_request (case_id);

-- What a yes makes: who uses a place, how, from when until when.
create table spot_agreement (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null unique references spot_request (id),
  spot_id uuid not null references spot (id),
  case_id uuid not null references case_file (id),
  form text not null check (form in ('use', 'loan', 'upkeep')),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- What is agreed, on the timeline of the case.
  text_id uuid references case_text (id),
  agreed_at timestamptz not null,
  agreed_by uuid references person (id),
  -- Told that the end is near.
  warned_on date,
  -- First day on which it is free again.
  ended_on date,
  ended_as text check (ended_as in ('given_back', 'stopped', 'run_out')),
  check ((ended_on is null) = (ended_as is null)),
  -- Nobody uses a place that somebody else uses.
  constraint spot_agreement_one_at_a_time exclude using gist (
    spot_id with =,
    daterange(starts_on, case when ended_on is null then ends_on + 1 else greatest(ended_on, starts_on) end) with &&
  )
);
create index spot_agreement_case on spot_agreement (case_id);
create index spot_agreement_running on spot_agreement (ends_on) where ended_on is null;

create table spot_inspection (
  id uuid primary key default gen_random_uuid(),
  agreement_id uuid not null references spot_agreement (id),
  due_on date not null,
  -- Told to who uses it that we come and look, and to who keeps the register that it is due.
  told_on date,
  asked_on date,
  done_on date,
  outcome text check (outcome in ('fine', 'to_do')),
  text_id uuid references case_text (id),
  done_by uuid references person (id),
  unique (agreement_id, due_on),
  check ((done_on is null) = (outcome is null))
);
create index spot_inspection_open on spot_inspection (due_on) where done_on is null;

do $$
declare name text;
begin
  foreach name in array array['spot', 'spot_request', 'spot_agreement'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('spot', 'initiatives',
    'slug name what address area_id lon lat size_m2 owner maintainer uses free_from free_until is_example retired_on changed_at changed_by'),
  audit_table('spot_request', 'initiatives',
    'spot_id case_id asked_by wanted_from wanted_until asked_at due_on answer answered_at answered_by', 'text_id'),
  audit_table('spot_agreement', 'initiatives',
    'request_id spot_id case_id form starts_on ends_on agreed_at agreed_by ended_on ended_as', 'text_id warned_on'),
  audit_table('spot_inspection', 'initiatives', 'agreement_id due_on done_on outcome done_by',
    'text_id told_on asked_on', case_from => 'spot_agreement.agreement_id');
