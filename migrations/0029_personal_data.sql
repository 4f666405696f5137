-- What people ask about their own data, and who was erased.

-- The person stays as a reference without a name: the timeline still says that it was one and the same person.
alter table person add column erased_at timestamptz;
select audit_table('person', 'people', 'channel locale email_confirmed_at email_bounced_at erased_at created_at', person => 'id');

create table data_request (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('correction', 'objection', 'question', 'erasure')),
  -- What somebody asks, in their own words; emptied when they are erased.
  body text,
  asked_at timestamptz not null,
  -- Within a month (art. 12(3) AVG).
  due_day date not null,
  -- Erasing waits some days, in which it can be called off.
  runs_on date,
  -- What goes on without this person: identifiers of cases.
  goes_on uuid[] not null default '{}',
  status text not null default 'open' check (status in ('open', 'answered', 'withdrawn', 'done')),
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  answer text,
  -- Erased: how many cases keep their record, and until when for the last of them.
  kept_cases integer,
  settled_at timestamptz,
  settled_by uuid references person (id),
  check ((kind = 'erasure') = (runs_on is not null)),
  check ((status = 'open') = (settled_at is null)),
  check ((status = 'answered') = (outcome is not null))
);
create index data_request_open on data_request (due_day) where status = 'open';
create index data_request_person on data_request (person_id, asked_at desc);
create unique index data_request_one_erasure on data_request (person_id) where status = 'open' and kind = 'erasure';

select audit_table('data_request', 'people',
  'person_id kind asked_at due_day runs_on goes_on status outcome kept_cases settled_at settled_by');
