-- How somebody signed in, passkeys, the second factor and its recovery codes.

alter table session
  -- By which people point at a session; the token stays a secret of the browser.
  add column id uuid not null default gen_random_uuid() unique,
  add column method text not null default 'link' check (method in ('link', 'password', 'passkey', 'provider', 'broker', 'demo')),
  -- With what the second step was taken; null while it was not.
  add column second_factor text check (second_factor in ('passkey', 'app', 'recovery_code', 'provider', 'demo')),
  -- How sure we are who this is, of what was done at the door.
  add column assurance text not null default 'low' check (assurance in ('low', 'substantial', 'high')),
  -- Browser and system in a few words, as the browser said them.
  add column device text;

create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  -- What the person calls it: "Mijn telefoon".
  name text not null check (length(name) between 1 and 100),
  credential_id text not null unique,
  public_key bytea not null,
  -- Goes up with every use where the device counts; a lower one means a copy.
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- An app that gives six digits every half minute. The secret is sealed with the key of the installation.
create table second_factor (
  person_id uuid primary key references person (id),
  secret text not null,
  created_at timestamptz not null,
  -- The half minute of the last code that was taken: a code works once.
  last_step bigint not null default 0
);

create table recovery_code (
  person_id uuid not null references person (id),
  -- Keyed digest; the code itself was shown once.
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Signing in that was begun in some browser: what we asked, to hold the answer against. Used once.
create table sign_in_attempt (
  token_hash text primary key,
  kind text not null,
  person_id uuid references person (id),
  asked jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_attempt_expiry on sign_in_attempt (expires_at);

-- None of it stands on a page for everyone: it stays silent to the page cache.
select
  audit_table('session', 'people', 'person_id created_at method second_factor assurance',
    'token_hash last_seen_at expires_at device', 'id'),
  audit_table('passkey', 'people', 'person_id created_at', 'credential_id public_key counter transports last_used_at'),
  audit_table('second_factor', 'people', 'person_id created_at', 'secret last_step'),
  audit_table('recovery_code', 'people', 'person_id created_at used_at', 'code_hash', 'person_id');
