-- Whether and how the initiator involves the neighbours: the answers, the steps that were taken, a form on which
-- neighbours react, and what was done with what they said.

create table neighbour_plan (
  case_id uuid primary key references case_file (id),
  result_id uuid not null references framework_result (id),
  -- The days of the steps count from here.
  starts_on date not null,
  created_at timestamptz not null
);

-- A step that was taken; the steps themselves are configuration.
create table neighbour_step (
  case_id uuid not null references neighbour_plan (case_id),
  step text not null check (step ~ '^[a-z][a-z0-9_]{0,39}$'),
  done_on date not null,
  -- Who was asked, and how: for the report.
  who text check (length(who) between 1 and 500),
  primary key (case_id, step)
);

create table reaction_form (
  case_id uuid primary key references case_file (id),
  -- Last part of the short address, without letters and figures that look alike.
  code text not null unique check (code ~ '^[2-9bcdfghjkmnpqrstvwxz]{7}$'),
  about text not null check (length(about) between 1 and 2000),
  -- Whom neighbours may call or write to, as the initiator wants it said.
  contact text check (length(contact) between 1 and 200),
  opened_on date not null,
  closes_on date not null check (closes_on >= opened_on),
  -- The initiator heard that it closed.
  told_closed_on date
);
create index reaction_form_to_tell on reaction_form (closes_on) where told_closed_on is null;

-- What was done with reactions that say the same.
create table reaction_answer (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references reaction_form (case_id),
  theme text not null check (length(theme) between 1 and 300),
  done text not null check (length(done) between 1 and 2000),
  answered_on date not null
);
create index reaction_answer_case on reaction_answer (case_id);

-- What a neighbour said. Name and address are for the parties and the guide only, and go when they are not needed any more.
create table reaction (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references reaction_form (case_id),
  side text not null check (side in ('for', 'against', 'other')),
  body text check (length(body) between 1 and 2000),
  name text check (length(name) between 1 and 150),
  channel text not null check (channel in ('online', 'paper')),
  received_at timestamptz not null,
  entered_by uuid references person (id),
  answer_id uuid references reaction_answer (id),
  -- Who wants to hear what was done with it. Told once; then the address goes.
  email text check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  token_hash text unique,
  confirmed_at timestamptz,
  told_at timestamptz,
  check (email is null or told_at is null)
);
create index reaction_case on reaction (case_id, received_at);
create index reaction_answer_id on reaction (answer_id) where answer_id is not null;
create index reaction_email on reaction (email) where email is not null;
create index reaction_person on reaction (received_at) where email is not null or name is not null;

select
  audit_table('neighbour_plan', 'initiatives', 'case_id result_id starts_on created_at'),
  audit_table('neighbour_step', 'initiatives', 'case_id step done_on'),
  audit_table('reaction_form', 'initiatives', 'case_id opened_on closes_on', 'code told_closed_on'),
  audit_table('reaction_answer', 'initiatives', 'case_id answered_on'),
  audit_table('reaction', 'initiatives',
    'case_id side channel received_at entered_by answer_id confirmed_at told_at', 'token_hash locale');
