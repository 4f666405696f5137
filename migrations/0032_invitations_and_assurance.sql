-- Invitations for a role, and how sure we were who sent a form.

-- By mail, to take up a role. Only when one is accepted there is a person, and a grant.
create table invitation (
  id uuid primary key default gen_random_uuid(),
  email citext not null,
  name text not null check (length(name) between 1 and 200),
  -- The language of the mail and, for who is new, of the account.
  locale text not null check (locale in ('nl', 'en')),
  role text not null,
  scope_kind text not null default 'city' check (scope_kind in ('city', 'area')),
  scope_id text,
  job_title text,
  department text,
  -- Of the link in the last mail; the link itself is nowhere but in that mail.
  token_hash text not null unique,
  -- Who answers for it: who sent the last mail. Empty is the program itself.
  invited_by uuid references person (id),
  invited_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  -- Who accepted.
  person_id uuid references person (id),
  check ((scope_kind = 'city') = (scope_id is null)),
  check ((answer is null) = (answered_at is null)),
  check ((person_id is not null) = (answer is not null and answer = 'accepted'))
);
-- Somebody has one open invitation for the same role.
create unique index invitation_open on invitation (email, role, scope_kind, coalesce(scope_id, ''))
  where answer is null;
create index invitation_expiry on invitation (expires_at);
create index invitation_person on invitation (person_id);

-- No page for everyone is made from it: it stays silent to the page cache.
select audit_table('invitation', 'people',
  'locale role scope_kind scope_id invited_by invited_at sent_at expires_at answer answered_at person_id', 'token_hash');

-- How sure we were who sent these answers; empty is a form that does not ask for it, or an official who entered it.
alter table form_answer add column assurance text check (assurance in ('low', 'substantial', 'high'));
select audit_table('form_answer', 'initiatives',
  'form_version_id person_id entered_by channel submitted_at assurance');
