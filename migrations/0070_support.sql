-- Statements of support: who is for or against a plan, said by somebody who signed in or whose address was confirmed, and
-- lists that were signed on paper. Who said what is read by who works on the plan; everybody else reads numbers.

create table initiative_support (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references initiative (case_id),
  -- Who says it, as a keyed digest of the address, or of the person where there is none: once for each plan.
  voice text not null,
  person_id uuid references person (id),
  -- Null for somebody who was erased after the decision: the record keeps the number.
  name text check (length(name) between 1 and 150),
  place text check (length(place) between 1 and 150),
  side text not null check (side in ('for', 'against')),
  reason text check (length(reason) between 1 and 500),
  said_at timestamptz not null,
  -- Who works on the plan keeps this reason from others: it insults somebody, or says who somebody is.
  withheld_at timestamptz,
  -- What the initiator did with the reason.
  answer text check (length(answer) between 1 and 1000),
  answered_at timestamptz,
  unique (case_id, voice),
  check ((answer is null) = (answered_at is null)),
  check (side = 'for' or reason is not null or name is null)
);
create unique index initiative_support_once on initiative_support (case_id, person_id) where person_id is not null;
create index initiative_support_person on initiative_support (person_id) where person_id is not null;

-- The links in mails about support. What was said waits in `said` until its link is followed.
create table initiative_support_link (
  token_hash text primary key,
  case_id uuid not null references initiative (case_id),
  voice text not null,
  -- Whose address it is, where we know somebody by it.
  person_id uuid references person (id),
  said jsonb,
  made_at timestamptz not null
);
create index initiative_support_link_voice on initiative_support_link (case_id, voice);
create index initiative_support_link_waiting on initiative_support_link (made_at) where said is not null;

-- Lists signed on paper: their names as they were typed over, or how many stand on a scanned list.
create table initiative_support_paper (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references initiative (case_id),
  amount integer not null check (amount between 1 and 5000),
  signers text[],
  file_id uuid references file (id),
  entered_at timestamptz not null,
  entered_by uuid references person (id)
);
create index initiative_support_paper_case on initiative_support_paper (case_id);
create index initiative_support_paper_file on initiative_support_paper (file_id) where file_id is not null;

do $$
declare name text;
begin
  foreach name in array array['initiative_support', 'initiative_support_paper'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

-- The log tells that something was said, never by whom or on which side.
select
  audit_table('initiative_support', 'initiatives', 'case_id said_at withheld_at answered_at', 'voice', person => ''),
  audit_table('initiative_support_paper', 'initiatives', 'case_id amount file_id entered_at entered_by');
