-- Who is asked to apply for money together with the initiator. Who says yes takes part in the case as a co-initiator.

create table co_applicant (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references initiative (case_id),
  -- Where and under which name they were asked; gone once they said yes, for then they are a party.
  email citext,
  name text check (length(name) between 1 and 150),
  -- For whom they would apply; null for somebody who does so for themselves.
  organisation text check (length(organisation) between 1 and 200),
  token_hash text unique,
  asked_at timestamptz not null,
  asked_by uuid references person (id),
  -- The last day on which it can be answered.
  answer_by date not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  -- What a yes made of them.
  party_id uuid references case_party (id) on delete set null,
  -- Taken back before it was answered, or stepped back afterwards.
  ended_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (party_id is null or answer = 'yes')
);
create index co_applicant_case on co_applicant (case_id, asked_at);
create index co_applicant_email on co_applicant (email) where email is not null;
create unique index co_applicant_once on co_applicant (case_id, email, lower(coalesce(organisation, '')))
  where answer is null and ended_at is null;

-- The name of an organisation may be that of a person: it is known by its digest only.
select audit_table('co_applicant', 'initiatives',
  'case_id asked_at asked_by answer_by answer answered_at party_id ended_at', person => '');
