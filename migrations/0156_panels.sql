-- Panels and boards: sounding-board groups, advisory and neighbourhood councils, digital resident panels; who is in them,
-- and what the municipality asks them.

create table panel (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug <> 'lid'),
  kind text not null check (kind in ('sounding_board', 'advisory_council', 'neighbourhood_council', 'digital_panel')),
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (length(purpose) between 1 and 2000),
  asked_for text not null check (length(asked_for) between 1 and 2000),
  not_for text not null check (length(not_for) between 1 and 2000),
  contact text not null check (length(contact) between 1 and 500),
  project_id uuid references project (id),
  area_id uuid references area (id),
  -- What members of a digital panel choose from.
  subjects text[] not null default '{}',
  area_ids uuid[] not null default '{}',
  -- Where members have a seat: how many, and for how long.
  seats_min integer check (seats_min between 1 and 100),
  seats_max integer check (seats_max between 1 and 100),
  term_months integer check (term_months between 1 and 120),
  -- The official who answers for it.
  owner_id uuid references person (id),
  recruits_until date,
  recruits_text text check (length(recruits_text) between 1 and 1000),
  published_on date,
  ended_on date,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((kind = 'digital_panel') = (seats_max is null)),
  check ((seats_max is null) = (seats_min is null) and (seats_max is null) = (term_months is null)),
  check (seats_max >= seats_min),
  check (kind <> 'sounding_board' or project_id is not null),
  check (kind <> 'neighbourhood_council' or area_id is not null),
  check (kind <> 'digital_panel' or cardinality(subjects) > 0),
  check (kind <> 'digital_panel' or recruits_until is null)
);
create index panel_project on panel (project_id) where project_id is not null;

-- Who is in it, wants to be, or was: by an address that was confirmed, with or without an account.
create table panel_member (
  id uuid primary key default gen_random_uuid(),
  panel_id uuid not null references panel (id),
  email citext not null check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  name text check (length(name) between 1 and 200),
  -- They agreed that everybody reads their name.
  shows_name boolean not null default false,
  motivation text check (length(motivation) between 1 and 2000),
  state text not null check (state in ('asked', 'applied', 'member', 'declined', 'ended')),
  part text not null default 'member' check (part in ('member', 'chair', 'secretary')),
  from_day date,
  until_day date,
  ended_on date,
  -- What a member of a digital panel wants to be asked about; none is all.
  subjects text[] not null default '{}',
  area_ids uuid[] not null default '{}',
  token_hash text not null unique,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references person (id),
  reminded_at timestamptz,
  unique (panel_id, email),
  check ((state = 'asked') = (confirmed_at is null)),
  check (until_day >= from_day),
  check ((state = 'ended') = (ended_on is not null))
);
create index panel_member_email on panel_member (email);
create unique index panel_member_chair on panel_member (panel_id) where part = 'chair' and state = 'member';

-- What the municipality asks a group, what the group says, and what is done with it.
create table panel_request (
  id uuid primary key default gen_random_uuid(),
  panel_id uuid not null references panel (id),
  nr integer not null check (nr > 0),
  title text not null check (length(title) between 1 and 160),
  question text not null check (length(question) between 1 and 5000),
  link text check (link ~ '^https?://' and length(link) <= 500),
  project_id uuid references project (id),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  due_on date not null,
  -- By when we answer the advice.
  answer_by date not null,
  advice text check (length(advice) between 1 and 20000),
  advised_at timestamptz,
  -- The official who entered it for the group; null when the group did so itself.
  advised_by uuid references person (id),
  answer text check (length(answer) between 1 and 5000),
  answered_at timestamptz,
  answered_by uuid references person (id),
  unique (panel_id, nr),
  check (answer_by >= due_on),
  check ((advice is null) = (advised_at is null)),
  check (answered_at is null or advised_at is not null)
);

-- What an advice asks, point by point; one without words is the advice as a whole.
create table panel_point (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references panel_request (id),
  position integer not null,
  point text check (length(point) between 1 and 1000),
  outcome text check (outcome in ('adopted', 'partly', 'not', 'already', 'out_of_scope')),
  reasons text check (length(reasons) between 1 and 5000),
  unique (request_id, position),
  check ((outcome is null) = (reasons is null))
);

create trigger tell_change after insert or update or delete or truncate on panel
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on panel_member
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on panel_request
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on panel_point
  for each statement execute function tell_change();

-- The log tells that somebody joined or left, never who.
select
  audit_table('panel', 'projects',
    'slug kind name project_id area_id subjects area_ids seats_min seats_max term_months owner_id recruits_until published_on ended_on changed_by'),
  audit_table('panel_member', 'projects',
    'panel_id state part from_day until_day ended_on shows_name answered_at answered_by reminded_at',
    'token_hash locale'),
  audit_table('panel_request', 'projects',
    'panel_id nr title link project_id asked_by asked_at due_on answer_by advised_at advised_by answered_at answered_by'),
  audit_table('panel_point', 'projects', 'request_id position outcome');
