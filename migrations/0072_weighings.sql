-- Weighing whether the municipality contributes to a plan: two people answer a framework apart, and settle on one
-- sheet. What came of it, with the version, goes to framework_result when the guide releases it.

create table weighing (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  framework_key text not null,
  framework_version integer not null,
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  due_day date not null,
  -- The talk of two people who differ too much.
  talk_note text check (length(talk_note) between 1 and 3000),
  talked_by uuid references person (id),
  talked_at timestamptz,
  -- {answers, reasons} that one of them proposed for both; from settled_at on the one that holds.
  sheet jsonb,
  proposed_by uuid references person (id),
  settled_at timestamptz,
  -- In plain words for the initiator.
  released_text text check (length(released_text) between 1 and 3000),
  released_by uuid references person (id),
  released_at timestamptz,
  result_id uuid references framework_result (id),
  called_off_reason text check (length(called_off_reason) between 1 and 1000),
  called_off_by uuid references person (id),
  called_off_at timestamptz,
  foreign key (framework_key, framework_version) references framework_version (key, version),
  check ((talked_at is null) = (talk_note is null)),
  check (settled_at is null or sheet is not null),
  check ((released_at is null) = (result_id is null)),
  check (released_at is null or settled_at is not null),
  check ((called_off_at is null) = (called_off_reason is null)),
  check (called_off_at is null or released_at is null)
);
create index weighing_case on weighing (case_id, asked_at desc);
-- One at a time: the next can be asked when this one was released or called off.
create unique index weighing_open on weighing (case_id) where released_at is null and called_off_at is null;
create index weighing_due on weighing (due_day) where settled_at is null and called_off_at is null;

create table weighing_assessor (
  id uuid primary key default gen_random_uuid(),
  weighing_id uuid not null references weighing (id),
  -- The first or the second; who takes over sits in the same seat.
  seat smallint not null check (seat in (1, 2)),
  person_id uuid references person (id),
  named_at timestamptz not null,
  -- {answers, reasons}; also while it is not done yet.
  sheet jsonb,
  done_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('replaced', 'stepped_back')),
  reminded_on date,
  check ((ended_at is null) = (ended_as is null)),
  check (done_at is null or sheet is not null)
);
create unique index weighing_assessor_seat on weighing_assessor (weighing_id, seat) where ended_at is null;
-- Two different people.
create unique index weighing_assessor_person on weighing_assessor (weighing_id, person_id) where ended_at is null;
create index weighing_assessor_open on weighing_assessor (person_id) where ended_at is null and done_at is null;

select
  audit_table('weighing', 'cases',
    'case_id framework_key framework_version asked_by asked_at due_day talked_by talked_at proposed_by settled_at released_by released_at result_id called_off_by called_off_at'),
  audit_table('weighing_assessor', 'cases',
    'weighing_id seat person_id named_at done_at ended_at ended_as', 'reminded_on', case_from => 'weighing.weighing_id');

-- What the council reads about a year: how often each framework was applied, and what came of it.
create index framework_result_year on framework_result (key, at);
