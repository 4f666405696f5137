-- Projects in which people take part: what they are, how much can still change, the plan as versions, who to turn to.
create table project_number_sequence (
  year integer primary key,
  last_number integer not null
);

create table project (
  id uuid primary key default gen_random_uuid(),
  -- As people say it aloud.
  number text not null unique check (number ~ '^P[0-9]{4}-[0-9]{4,}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  summary text not null,
  -- In English where somebody wrote it.
  summary_en text,
  -- The municipality itself, or somebody else under their own name and responsibility.
  owner_kind text not null check (owner_kind in ('municipality', 'outside')),
  owner_name text,
  owner_contact text,
  department text,
  address text,
  lon double precision,
  lat double precision,
  subjects text[] not null check (cardinality(subjects) > 0),
  leader_id uuid references person (id),
  -- Follows from its moves.
  state text not null check (state in ('preparing', 'running', 'answering', 'closed', 'stopped')),
  -- The day on which its first plan was published; before that it is nobody's but ours.
  published_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((owner_kind = 'outside') = (owner_name is not null)),
  check ((owner_name is null) = (owner_contact is null)),
  check ((lon is null) = (lat is null)),
  check (published_on is not null or state in ('preparing', 'stopped'))
);
create index project_public on project (published_on desc, id) where published_on is not null;

-- Where it is about; none: the whole city.
create table project_area (
  project_id uuid not null references project (id),
  area_id uuid not null references area (id),
  primary key (project_id, area_id)
);
create index project_area_area on project_area (area_id);

-- Another state, with what is told about it. Append-only.
create table project_move (
  id uuid primary key default gen_random_uuid(),
  sequence bigint generated always as identity,
  project_id uuid not null references project (id),
  state text not null check (state in ('running', 'answering', 'closed', 'stopped')),
  body text,
  -- What we learned, of a project that is closed or stopped.
  lessons text,
  at timestamptz not null,
  by_person_id uuid references person (id)
);
create index project_move_project on project_move (project_id, sequence);

-- How much influence people get: a framework that was answered, and who departed from it. The latest counts.
create table project_level (
  id uuid primary key default gen_random_uuid(),
  sequence bigint generated always as identity,
  project_id uuid not null references project (id),
  result_id uuid not null unique references framework_result (id),
  -- Function or name of who departed from the outcome, as it is published.
  decided_by text,
  decided_on date,
  by_person_id uuid references person (id),
  at timestamptz not null,
  check ((decided_by is null) = (decided_on is null))
);
create index project_level_project on project_level (project_id, sequence desc);

-- The participation plan. A version that was published never changes; one is worked on at a time.
create table project_plan (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  version integer not null check (version > 0),
  level_id uuid references project_level (id),
  content jsonb not null,
  state text not null check (state in ('draft', 'review', 'returned', 'agreed', 'published')),
  -- What is different from the version before it, and why.
  change_note text,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  published_at timestamptz,
  published_by uuid references person (id),
  unique (project_id, version),
  check ((state = 'published') = (published_at is not null)),
  check (state in ('draft', 'returned') or (level_id is not null and submitted_at is not null))
);
create unique index project_plan_one_open on project_plan (project_id) where state <> 'published';

create function project_plan_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a published plan never changes';
end
$$;
create trigger project_plan_stays before update or delete on project_plan
  for each row when (old.state = 'published') execute function project_plan_stays();

-- What the participation adviser said of a plan.
create table project_review (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references project_plan (id),
  outcome text not null check (outcome in ('agreed', 'returned')),
  reasons text,
  by_person_id uuid references person (id),
  at timestamptz not null,
  check (outcome = 'agreed' or reasons is not null)
);
create index project_review_plan on project_review (plan_id, at desc);

-- Phases label the time line; nothing hangs on them.
create table project_phase (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  position integer not null,
  name text not null,
  starts_on date,
  ends_on date,
  -- "Voorjaar 2027", where there is no day yet.
  when_words text,
  check (ends_on >= starts_on),
  check (starts_on is not null or when_words is not null),
  unique (project_id, position)
);

-- Who to turn to, by function. Somebody who is named here works on the project too.
create table project_person (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  position integer not null,
  person_id uuid references person (id),
  function text not null,
  task text not null,
  reach text not null,
  unique (project_id, position)
);
create unique index project_person_once on project_person (project_id, person_id) where person_id is not null;

create table project_document (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  file_id uuid not null references file (id),
  title text not null,
  added_at timestamptz not null,
  added_by uuid references person (id),
  removed_at timestamptz
);
create index project_document_project on project_document (project_id) where removed_at is null;
create index project_document_file on project_document (file_id);

create table project_news (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  title text not null,
  body text not null,
  published_at timestamptz not null,
  by_person_id uuid references person (id),
  withdrawn_at timestamptz
);
create index project_news_project on project_news (project_id, published_at desc) where withdrawn_at is null;

do $$
declare name text;
begin
  foreach name in array array['project', 'project_area', 'project_move', 'project_level', 'project_plan',
    'project_phase', 'project_person', 'project_document', 'project_news'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('project', 'projects',
    'number slug title owner_kind owner_name department address lon lat subjects leader_id state published_on created_at changed_at changed_by'),
  audit_table('project_area', 'projects', 'project_id area_id'),
  audit_table('project_move', 'projects', 'project_id state at by_person_id', 'sequence'),
  audit_table('project_level', 'projects', 'project_id result_id decided_on by_person_id at', 'sequence'),
  audit_table('project_plan', 'projects',
    'project_id version level_id state changed_at changed_by submitted_by submitted_at published_at published_by'),
  audit_table('project_review', 'projects', 'plan_id outcome by_person_id at'),
  audit_table('project_phase', 'projects', 'project_id position name starts_on ends_on when_words'),
  audit_table('project_person', 'projects', 'project_id position person_id function'),
  audit_table('project_document', 'projects', 'project_id file_id title added_at added_by removed_at'),
  audit_table('project_news', 'projects', 'project_id title published_at by_person_id withdrawn_at');
