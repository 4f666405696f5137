-- Who follows what happens near them, by e-mail and without an account; what happens in public; and what was told of it.

-- Asked for an address, and not confirmed by it: nobody follows anything yet.
create table follow_request (
  token_hash text primary key,
  email citext not null check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  pace text not null check (pace in ('at_once', 'weekly')),
  -- What they want to follow, as they chose it.
  things jsonb not null,
  asked_at timestamptz not null
);
create index follow_request_asked on follow_request (asked_at);
create index follow_request_email on follow_request (email);

-- An address that said yes, by the link in a mail or as somebody who is signed in.
create table follower (
  id uuid primary key default gen_random_uuid(),
  email citext not null unique check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  pace text not null check (pace in ('at_once', 'weekly')),
  confirmed_at timestamptz not null,
  -- When news went out last.
  told_at timestamptz
);

-- Links in mails to them, by which they change or stop it.
create table follower_link (
  token_hash text primary key,
  follower_id uuid not null references follower (id) on delete cascade
);
create index follower_link_follower on follower_link (follower_id);

create table followed (
  id uuid primary key default gen_random_uuid(),
  follower_id uuid not null references follower (id) on delete cascade,
  what text not null check (what in ('place', 'area', 'subject', 'initiative')),
  area_id uuid references area (id),
  subject text check (length(subject) between 1 and 40),
  case_id uuid references initiative (case_id) on delete cascade,
  -- A street or postcode as it was typed, and in words that compare.
  place text check (length(place) between 1 and 80),
  words text,
  -- Where that is, as far as we know it.
  lon double precision,
  lat double precision,
  radius_m integer check (radius_m between 50 and 5000),
  since timestamptz not null,
  check (what <> 'area' or area_id is not null),
  check (what <> 'subject' or subject is not null),
  check (what <> 'initiative' or case_id is not null),
  check (what <> 'place' or (place is not null and words is not null and radius_m is not null)),
  check ((lon is null) = (lat is null)),
  unique nulls not distinct (follower_id, what, area_id, subject, case_id, words)
);
create index followed_area on followed (area_id) where area_id is not null;
create index followed_subject on followed (subject) where subject is not null;
create index followed_case on followed (case_id) where case_id is not null;
create index followed_point on followed (lat, lon) where lat is not null;
create index followed_words on followed (words) where words is not null;

-- What happened in public, once each; written in the transaction in which it happened.
create table public_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
  -- What it happened to: a plan, a round, a notice.
  thing text not null,
  -- Tells apart what can happen to one thing more than once.
  occasion text not null default '',
  happened_at timestamptz not null,
  -- When it was looked up who wants to hear of it.
  spread_at timestamptz,
  unique (kind, thing, occasion)
);
create index public_event_waiting on public_event (id) where spread_at is null;
create index public_event_spread on public_event (spread_at) where spread_at is not null;

-- What a follower is to hear, and heard: once, however many of the things they follow it belongs to.
create table follower_news (
  follower_id uuid not null references follower (id) on delete cascade,
  event_id bigint not null references public_event (id) on delete cascade,
  told_at timestamptz,
  primary key (follower_id, event_id)
);
create index follower_news_waiting on follower_news (follower_id) where told_at is null;
create index follower_news_event on follower_news (event_id);

-- Where a mail program sends the one click that stops such mail (RFC 8058).
alter table outbox add column unsubscribe_path text;

-- The log tells that somebody follows something, never who or where.
select
  audit_table('follower', 'people', 'pace locale confirmed_at', 'email told_at'),
  audit_table(
    'followed', 'people', 'follower_id what since', 'area_id subject case_id place words lon lat radius_m',
    case_from => '');
