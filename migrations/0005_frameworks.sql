-- Frameworks: published questions and rules that lead to a reasoned outcome, and what came out of them.

create table framework_version (
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  -- 'example' until the municipality adopts it by a decision.
  status text not null default 'draft' check (status in ('draft', 'example', 'adopted')),
  published_at timestamptz,
  published_by uuid references person (id),
  -- {body, date, number} of the adopting decision.
  adoption jsonb,
  primary key (key, version),
  check ((status = 'draft') = (published_at is null)),
  check ((status = 'adopted') = (adoption is not null))
);

-- Results refer to versions, so what was published never changes; it can only be adopted, once.
create function framework_version_is_frozen() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'framework % version % is published and stays', old.key, old.version;
  end if;
  if new.key is distinct from old.key or new.version is distinct from old.version
    or new.definition is distinct from old.definition
    or new.published_at is distinct from old.published_at
    or new.published_by is distinct from old.published_by
    or (old.adoption is not null and new.adoption is distinct from old.adoption) then
    raise exception 'framework % version % is published: publish a new version', old.key, old.version;
  end if;
  return new;
end $$;

create trigger framework_version_frozen before update or delete on framework_version
  for each row execute function framework_version_is_frozen();

create table framework_result (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  version integer not null,
  -- What it is about, such as ('case', id); the domain that asked knows what it means.
  subject_kind text not null check (length(subject_kind) between 1 and 50),
  subject_id text not null check (length(subject_id) between 1 and 100),
  answers jsonb not null,
  outcome text not null,
  reasons jsonb not null,
  scores jsonb not null,
  flags text[] not null default '{}',
  by_person_id uuid references person (id),
  at timestamptz not null,
  -- A person may depart from the outcome, once, with a reason of their own.
  chosen_outcome text,
  deviation_reason text check (length(deviation_reason) between 1 and 2000),
  deviated_by uuid references person (id),
  deviated_at timestamptz,
  foreign key (key, version) references framework_version (key, version),
  check ((chosen_outcome is null) = (deviation_reason is null)),
  check ((chosen_outcome is null) = (deviated_at is null)),
  check (chosen_outcome <> outcome)
);
create index framework_result_subject on framework_result (subject_kind, subject_id, at desc);
create index framework_result_deviated on framework_result (key, deviated_at) where chosen_outcome is not null;
