-- Cases: process versions, the timeline and what hangs on it.

-- A process as data. What was published never changes: running cases keep their version.
create table process_version (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  version integer not null check (version > 0),
  kind text not null,
  definition jsonb not null,
  published_at timestamptz,
  published_by uuid references person (id),
  retired_at timestamptz,
  created_at timestamptz not null,
  unique (key, version)
);
create index process_version_kind on process_version (kind, version desc)
  where published_at is not null and retired_at is null;

create function keep_published_process() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'UPDATE'
    and (new.id, new.key, new.version, new.kind, new.definition, new.published_at, new.published_by, new.created_at)
      is not distinct from
      (old.id, old.key, old.version, old.kind, old.definition, old.published_at, old.published_by, old.created_at)
  then
    return new;
  end if;
  raise exception 'A published process never changes: make a new version of %', old.key;
end;
$$;
create trigger process_version_kept before update or delete on process_version
  for each row execute function keep_published_process();

-- Numbers that people say aloud: 2026-0042. One row per year; gaps are allowed.
create table case_number_sequence (
  year integer primary key,
  last_number integer not null
);

-- A case. Everything below `created_at` follows from the timeline and can be rebuilt from it.
create table case_file (
  id uuid primary key default gen_random_uuid(),
  number text not null unique check (number ~ '^\d{4}-\d{4,}$'),
  process_version_id uuid not null references process_version (id),
  kind text not null,
  subject_kind text not null default 'initiative',
  title text not null check (length(title) between 1 and 200),
  area_id uuid references area (id),
  created_at timestamptz not null,

  state text not null default 'running' check (state in ('running', 'paused', 'ended')),
  outcome text,
  step_key text,
  step_since date,
  step_due date,
  -- First day on which the municipality owes something; overdue when it lies before today.
  next_due date,
  paused_until date,
  guide_id uuid references person (id),
  guide_since date,
  substitute_id uuid references person (id),
  officer_id uuid references person (id),
  zaaknummer text,
  submitted_on date,
  ended_on date,
  consent_on date,
  published_on date,
  lead_days integer,
  lead_days_paused integer,
  last_update_on date,
  last_event_at timestamptz,
  projected_at timestamptz,

  -- Rule 1: there is no state in which nobody owns a running case.
  constraint case_file_owned check (state = 'ended' or submitted_on is null or (step_key is not null and officer_id is not null)),
  constraint case_file_ended check ((state = 'ended') = (outcome is not null))
);
create index case_file_due on case_file (next_due, id) where state <> 'ended';
create index case_file_guide on case_file (guide_id, next_due) where state <> 'ended';
create index case_file_substitute on case_file (substitute_id) where state <> 'ended';
create index case_file_officer on case_file (officer_id, submitted_on) where guide_id is null and state <> 'ended';
create index case_file_step on case_file (kind, step_key, next_due) where state <> 'ended';
create index case_file_area on case_file (area_id, submitted_on desc);
create index case_file_recent on case_file (last_event_at desc, id);
create index case_file_paused on case_file (paused_until) where state = 'paused';
create index case_file_process on case_file (process_version_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end;
$$;

-- What people wrote, apart from the timeline, so that it can be erased while the timeline stays whole.
create table case_text (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  author_id uuid references person (id),
  body text,
  salt text,
  created_at timestamptz not null,
  erased_at timestamptz,
  check ((body is null) = (erased_at is not null))
);
create index case_text_case on case_text (case_id);
create index case_text_author on case_text (author_id);

-- The timeline.
create table case_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_file (id),
  type text not null,
  data jsonb not null,
  visibility text not null check (visibility in ('everyone', 'parties', 'staff')),
  side text not null check (side in ('initiator', 'municipality', 'system')),
  by_person_id uuid references person (id),
  at timestamptz not null,
  -- The calendar day in Amsterdam on which it happened; terms count in days.
  on_day date not null,
  text_id uuid references case_text (id),
  -- Salted digest of the text: the timeline can be verified, and tells nothing after erasure.
  text_digest text,
  check ((text_id is null) = (text_digest is null))
);
create index case_event_case on case_event (case_id, id);
create index case_event_type on case_event (type, on_day);
create trigger case_event_kept before update or delete on case_event
  for each row execute function refuse_change();
create trigger case_event_not_truncated before truncate on case_event
  execute function refuse_change();

-- Every term that runs or ran, for lists, warnings and public figures. A projection.
create table case_term (
  case_id uuid not null references case_file (id),
  key text not null,
  kind text not null check (kind in ('norm', 'step')),
  name text not null,
  owed_by text not null check (owed_by in ('municipality', 'initiator')),
  legal boolean not null,
  from_day date not null,
  due_day date not null,
  extended boolean not null,
  done_on date,
  status text not null check (status in ('running', 'kept', 'late', 'void')),
  primary key (case_id, key)
);
create index case_term_running on case_term (due_day, case_id) where status = 'running';
create index case_term_figures on case_term (kind, name, done_on);

-- What was told about a term, so that nobody is told twice.
create table case_signal (
  case_id uuid not null references case_file (id),
  subject text not null,
  signal text not null,
  due_day date not null,
  at timestamptz not null,
  primary key (case_id, subject, signal, due_day)
);

create table case_party (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  -- The person we speak with; for an organisation the one who speaks for it.
  person_id uuid references person (id),
  organisation_id uuid references organisation (id),
  role text not null check (role in ('initiator', 'co_initiator', 'partner')),
  joined_on date not null,
  left_on date,
  check (person_id is not null or organisation_id is not null)
);
create index case_party_case on case_party (case_id) where left_on is null;
create index case_party_person on case_party (person_id) where left_on is null;
create index case_party_organisation on case_party (organisation_id) where left_on is null;
create unique index case_party_once on case_party (case_id, person_id, organisation_id, role) nulls not distinct
  where left_on is null;

-- One conversation per case.
create table case_message (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  author_id uuid references person (id),
  side text not null check (side in ('initiator', 'municipality', 'system')),
  text_id uuid not null references case_text (id),
  at timestamptz not null
);
create index case_message_case on case_message (case_id, at, id);

-- Files that belong to a case; who may see one follows from its visibility.
create table case_attachment (
  case_id uuid not null references case_file (id),
  file_id uuid not null references file (id),
  event_id bigint references case_event (id),
  message_id uuid references case_message (id),
  visibility text not null check (visibility in ('everyone', 'parties', 'staff')),
  -- What a picture shows, for who cannot see it.
  description text,
  at timestamptz not null,
  primary key (case_id, file_id)
);
create index case_attachment_file on case_attachment (file_id);
create index case_attachment_message on case_attachment (message_id);

-- A dated question to an adviser on one aspect. Internal until the guide releases it in plain words.
create table advice_request (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  aspect text not null check (aspect in ('goals', 'space_permits', 'money', 'support', 'safety', 'continuity', 'legal')),
  question text not null check (length(question) > 0),
  department text,
  adviser_id uuid references person (id),
  asked_by uuid references person (id),
  asked_on date not null,
  due_day date not null,
  reminders integer not null default 0,
  last_reminded_on date,
  answered_on date,
  answered_by uuid references person (id),
  verdict text check (verdict in ('yes', 'yes_if', 'no', 'unknown')),
  answer text,
  released_on date,
  released_text text,
  check ((answered_on is null) = (answer is null)),
  check ((released_on is null) = (released_text is null)),
  check (released_on is null or answered_on is not null)
);
create index advice_request_case on advice_request (case_id);
create index advice_request_open on advice_request (due_day) where answered_on is null;
create index advice_request_adviser on advice_request (adviser_id, due_day) where answered_on is null;

-- Every requirement names its legal ground or "our wish", and what could solve it.
create table advice_requirement (
  id uuid primary key default gen_random_uuid(),
  advice_id uuid not null references advice_request (id),
  case_id uuid not null references case_file (id),
  text text not null check (length(text) > 0),
  ground text not null check (ground in ('law', 'our_wish')),
  source text,
  solution text not null check (length(solution) > 0),
  weeks integer check (weeks >= 0),
  outcome text not null default 'stands' check (outcome in ('stands', 'met', 'changed', 'dropped')),
  position integer not null default 0,
  check (ground = 'our_wish' or coalesce(length(btrim(source)), 0) > 0)
);
create index advice_requirement_case on advice_requirement (case_id);
create index advice_requirement_advice on advice_requirement (advice_id, position);

-- No decision without reasons; no refusal without another way, or the statement that none was found.
create table decision (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  step_key text not null,
  type_key text not null,
  outcome_key text not null,
  says_no boolean not null,
  body jsonb not null,
  mandate jsonb,
  signed_by uuid references person (id),
  -- The day it was taken and sent: the term to object runs from the day after.
  decided_on date not null,
  is_besluit boolean not null,
  last_day_to_object date,
  reasons text not null check (length(btrim(reasons)) >= 20),
  criteria jsonb not null,
  conditions text,
  other_way text,
  no_other_way_found boolean not null default false,
  created_at timestamptz not null,
  check (is_besluit = (last_day_to_object is not null)),
  check (not says_no or no_other_way_found or coalesce(length(btrim(other_way)), 0) > 0),
  check (not no_other_way_found or coalesce(length(btrim(other_way)), 0) = 0)
);
create index decision_case on decision (case_id);
create index decision_day on decision (decided_on);
create trigger decision_kept before update or delete on decision
  for each row execute function refuse_change();

-- "Ik loop vast" and "Is deze eis echt nodig?": answered by someone outside the case.
create table stuck_request (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('stuck', 'requirement')),
  requirement_id uuid references advice_requirement (id),
  text_id uuid not null references case_text (id),
  raised_by uuid references person (id),
  raised_on date not null,
  level text not null default 'coordinator' check (level in ('coordinator', 'alderman')),
  due_day date not null,
  escalated_on date,
  answered_on date,
  answered_by uuid references person (id),
  outcome text check (outcome in ('helped', 'dropped', 'changed', 'stays', 'other')),
  answer_text_id uuid references case_text (id),
  check ((answered_on is null) = (outcome is null)),
  check (requirement_id is null or kind = 'requirement')
);
create index stuck_request_open on stuck_request (due_day) where answered_on is null;
create index stuck_request_case on stuck_request (case_id);
