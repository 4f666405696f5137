-- Technique that every domain uses: marks of the installation, files, mail to be sent, rate limits.

create extension if not exists citext;
create extension if not exists pg_trgm;

-- Marks of the installation, such as "this database holds a demo city".
create table installation_mark (
  key text primary key,
  value jsonb not null,
  set_at timestamptz not null default now()
);

-- Files that people sent. The bytes lie in the data folder under their digest.
create table file (
  id uuid primary key default gen_random_uuid(),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  bytes integer not null check (bytes > 0),
  width integer,
  height integer,
  owner_id uuid,
  created_at timestamptz not null
);
create index file_owner on file (owner_id);

-- Mail to be sent. Written in the transaction of what happened, sent once by the worker.
create table outbox (
  id uuid primary key default gen_random_uuid(),
  message_id text not null unique,
  to_address text not null,
  to_person_id uuid,
  subject text not null,
  body_text text not null,
  body_html text not null,
  attachments jsonb not null default '[]',
  about_kind text,
  about_id text,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  given_up_at timestamptz
);
create index outbox_waiting on outbox (created_at) where sent_at is null and given_up_at is null;
create index outbox_created on outbox (created_at desc, id);

-- Attempts within a window, shared by all processes.
create table rate_limit (
  key text not null,
  window_start timestamptz not null,
  attempts integer not null,
  primary key (key, window_start)
);
