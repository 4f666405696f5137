-- People, organisations, what they may do, and how they sign in.

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  email citext unique,
  phone text,
  -- How this person wants to hear from us.
  channel text not null default 'email' check (channel in ('email', 'phone', 'letter')),
  postal_address text,
  locale text not null default 'nl' check (locale in ('nl', 'en')),
  -- Set when the address was confirmed by a link.
  email_confirmed_at timestamptz,
  -- Staff sign in with a password for now; residents never have one.
  password_hash text,
  -- Function by which the public knows an official, such as "begeleider initiatieven".
  job_title text,
  department text,
  expertise text[] not null default '{}',
  created_at timestamptz not null
);
create index person_name on person using gin (name gin_trgm_ops);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 200),
  kind text not null default 'other',
  email citext,
  website text,
  created_at timestamptz not null
);

create table organisation_member (
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  role text not null default 'member' check (role in ('contact', 'member')),
  since date not null,
  until date,
  primary key (organisation_id, person_id, since)
);
create index organisation_member_person on organisation_member (person_id);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  role text not null,
  scope_kind text not null default 'city' check (scope_kind in ('city', 'area', 'team', 'case')),
  scope_id text,
  granted_by uuid references person (id),
  granted_at timestamptz not null,
  ended_at timestamptz,
  check ((scope_kind = 'city') = (scope_id is null))
);
create index role_grant_person on role_grant (person_id) where ended_at is null;
create index role_grant_role on role_grant (role) where ended_at is null;
create unique index role_grant_once on role_grant (person_id, role, scope_kind, coalesce(scope_id, ''))
  where ended_at is null;

-- Days on which an official is away; the substitute answers meanwhile.
create table absence (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  substitute_id uuid references person (id),
  first_day date not null,
  last_day date not null,
  created_at timestamptz not null,
  check (last_day >= first_day),
  check (substitute_id is distinct from person_id)
);
create index absence_person on absence (person_id, last_day);

-- Who of the team owns new cases on a weekday (1 = Monday) until a guide is named.
create table officer_of_the_day (
  weekday smallint primary key check (weekday between 1 and 7),
  person_id uuid not null references person (id)
);

create table session (
  token_hash text primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);

-- One-time links by e-mail: to sign in, to confirm an idea, to go on with a draft elsewhere.
create table email_link (
  token_hash text primary key,
  purpose text not null,
  email citext not null,
  person_id uuid references person (id),
  subject_id text,
  return_path text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_link_expiry on email_link (expires_at);

alter table file add foreign key (owner_id) references person (id);
