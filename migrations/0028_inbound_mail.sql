-- Answers by e-mail: where they come in, what came in, and what became of it.

-- The address at which one person answers about one thing. Not guessable; one for as long as the thing lasts, so that
-- an answer to an old mail still arrives.
create table reply_address (
  token text primary key check (token ~ '^[a-z2-7]{26}$'),
  about_kind text not null,
  about_id text not null,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  -- Message-ID of the first mail, and of the last one from either side: mail programs show them as one conversation.
  first_message_id text,
  last_message_id text,
  unique (about_kind, about_id, person_id)
);
create index reply_address_person on reply_address (person_id);

alter table outbox
  add column reply_to text,
  add column in_reply_to text,
  add column mail_references text;

-- A mail that came in. It is stored first and read afterwards, so that nothing is lost on the way.
create table inbound_mail (
  id uuid primary key default gen_random_uuid(),
  came_by text not null check (came_by in ('imap', 'webhook')),
  received_at timestamptz not null,
  bytes integer not null check (bytes > 0),
  message_id text,
  from_address text,
  from_name text,
  subject text,
  body text,
  -- To recognise the same mail that came twice.
  body_digest text,
  -- What and whom the address names to which it was sent.
  about_kind text,
  about_id text,
  person_id uuid references person (id),
  status text not null default 'new'
    check (status in ('new', 'landed', 'waiting', 'ignored', 'bounced', 'answered', 'placed', 'forwarded', 'thrown_away')),
  -- Why it waits, was ignored or was answered instead of placed.
  why text,
  attempts integer not null default 0,
  settled_at timestamptz,
  settled_by uuid references person (id),
  -- Where it was forwarded to, or why it was thrown away.
  settled_note text,
  check ((status in ('new', 'waiting')) = (settled_at is null))
);

-- The mail as it came. Gone when it has its place, or was thrown away.
create table inbound_raw (
  mail_id uuid primary key references inbound_mail (id) on delete cascade,
  raw bytea not null
);
create index inbound_mail_open on inbound_mail (received_at) where status in ('new', 'waiting');
create index inbound_mail_message on inbound_mail (message_id) where message_id is not null;
create index inbound_mail_about on inbound_mail (about_kind, about_id, received_at);
create index inbound_mail_settled on inbound_mail (settled_at) where settled_at is not null;

select audit_table('inbound_mail', 'messages',
  'came_by received_at bytes about_kind person_id status why settled_at settled_by', 'attempts',
  case_from => 'about_id');

-- Mail to this address came back: until somebody signs in by a link in a mail, they are told in another way.
alter table person add column email_bounced_at timestamptz;
select audit_table('person', 'people', 'channel locale email_confirmed_at email_bounced_at created_at', person => 'id');

-- A message that came by e-mail, and what stood below it.
alter table case_message
  add column via text not null default 'site' check (via in ('site', 'email')),
  add column quoted_text_id uuid references case_text (id);
select audit_table('case_message', 'cases', 'case_id author_id side text_id at via quoted_text_id');
