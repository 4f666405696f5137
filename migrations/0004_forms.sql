-- Forms: posts that count once, published form versions, drafts, and the answers people sent.

-- A form's token with the content posted under it; the second identical post gets the first answer.
create table form_once (
  token uuid not null,
  digest text not null,
  location text,
  created_at timestamptz not null,
  primary key (token, digest)
);
create index form_once_created on form_once (created_at);

-- A published form version never changes: answers keep their version.
create table form_version (
  id uuid primary key default gen_random_uuid(),
  key text not null check (key ~ '^[a-z][a-z0-9_]*$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  published_at timestamptz not null,
  unique (key, version)
);

create function refuse_change_of_form_version() returns trigger language plpgsql as $$
begin
  raise exception 'a published form version never changes: publish % under a new number', old.key
    using errcode = 'restrict_violation';
end
$$;
create trigger form_version_is_fixed before update or delete on form_version
  for each row execute function refuse_change_of_form_version();

-- Final answers. Referred to by what they became (an idea, an application); never changed, only erased.
create table form_answer (
  id uuid primary key default gen_random_uuid(),
  form_version_id uuid not null references form_version (id),
  answers jsonb not null,
  person_id uuid references person (id),
  -- The official who entered it for someone, and how it reached them.
  entered_by uuid references person (id),
  channel text not null check (channel in ('website', 'telephone', 'desk', 'street', 'paper', 'email')),
  submitted_at timestamptz not null
);
create index form_answer_person on form_answer (person_id);

-- What somebody is still filling in: texts exactly as typed, right or wrong.
create table form_draft (
  id uuid primary key default gen_random_uuid(),
  form_version_id uuid not null references form_version (id),
  form_key text not null,
  typed jsonb not null default '{}',
  person_id uuid references person (id),
  resume_email citext,
  step text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  submitted_at timestamptz,
  form_answer_id uuid references form_answer (id),
  -- Where the sender went next; a second submission goes there too.
  location text,
  check ((submitted_at is null) = (form_answer_id is null))
);
create index form_draft_person on form_draft (person_id, form_key) where submitted_at is null;
create index form_draft_expiry on form_draft (expires_at);

-- Keys to a draft: the cookie of a browser, the link in a mail. Only digests are kept.
create table form_draft_key (
  token_hash text primary key,
  form_draft_id uuid not null references form_draft (id) on delete cascade,
  kind text not null check (kind in ('browser', 'mail')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index form_draft_key_draft on form_draft_key (form_draft_id);

create table form_draft_file (
  file_id uuid primary key references file (id),
  form_draft_id uuid not null references form_draft (id) on delete cascade,
  field text not null,
  added_at timestamptz not null
);
create index form_draft_file_draft on form_draft_file (form_draft_id);
