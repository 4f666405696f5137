-- What was done with what people put in (decision 0041): an answer of a group or of one contribution.

create table answer_group (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null references activity (id),
  name text not null check (length(name) between 1 and 120),
  -- What these people say, in our words.
  summary text not null check (length(summary) between 1 and 2000),
  created_at timestamptz not null,
  created_by uuid references person (id),
  unique (activity_id, name)
);

create table response (
  id uuid primary key default gen_random_uuid(),
  sequence bigint generated always as identity,
  activity_id uuid not null references activity (id),
  group_id uuid references answer_group (id),
  contribution_id uuid references contribution (id),
  outcome text not null check (outcome in ('adopted', 'partly', 'not', 'already', 'out_of_scope', 'passed_on')),
  reasons text not null check (length(btrim(reasons)) between 1 and 4000),
  -- Who goes on with what was passed on.
  passed_to text check (length(passed_to) between 1 and 200),
  at timestamptz not null,
  by_person_id uuid references person (id),
  check (num_nonnulls(group_id, contribution_id) = 1),
  check ((outcome = 'passed_on') = (passed_to is not null))
);
create index response_group on response (group_id, sequence desc) where group_id is not null;
create index response_activity on response (activity_id, sequence desc);

-- What was answered stays as it was said; another answer is another row.
create function response_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an answer that was given stays';
end
$$;
create trigger response_stays before update or delete on response
  for each row execute function response_stays();

-- Who says no to many at once says why to these: not with the words of another group.
create function response_has_own_reason() returns trigger language plpgsql as $$
begin
  perform from response
    where activity_id = new.activity_id and outcome = 'not' and group_id is not null and group_id <> new.group_id
      and regexp_replace(lower(reasons), '\W+', '', 'g') = regexp_replace(lower(new.reasons), '\W+', '', 'g');
  if found then
    raise exception 'a group that is not adopted has a reason of its own'
      using errcode = 'check_violation', constraint = 'response_own_reason';
  end if;
  return new;
end
$$;
create trigger response_has_own_reason before insert on response
  for each row when (new.outcome = 'not' and new.group_id is not null) execute function response_has_own_reason();

alter table contribution
  add column group_id uuid references answer_group (id),
  -- The answer that counts for it: its own, or that of its group.
  add column response_id uuid references response (id);
create index contribution_group on contribution (group_id) where group_id is not null;
create index contribution_response on contribution (response_id) where response_id is not null;
-- What still waits for an answer.
create index contribution_open on contribution (project_id, activity_id, nr)
  where is_owed and response_id is null and state in ('held', 'shown', 'hidden');

-- A project is not closed while somebody waits for an answer. Who puts something in shares the row of the project
-- (contribution_goes_in), so that none comes in between this look and the closing.
create function project_answers_all() returns trigger language plpgsql as $$
begin
  perform from contribution
    where project_id = new.id and is_owed and response_id is null and state in ('held', 'shown', 'hidden') limit 1;
  if found then
    raise exception 'this project has contributions without an answer'
      using errcode = 'check_violation', constraint = 'project_answers_all';
  end if;
  return new;
end
$$;
create trigger project_answers_all before update of state on project
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function project_answers_all();

-- What waited for its mail or was hidden cannot become owed again after the closing.
create function contribution_comes_back() returns trigger language plpgsql as $$
begin
  perform from project where id = new.project_id and state in ('running', 'answering') for share;
  if not found then
    raise exception 'this project takes no contributions' using errcode = 'check_violation', constraint = 'project_takes';
  end if;
  return new;
end
$$;
create trigger contribution_comes_back before update of state, response_id on contribution
  for each row when (new.is_owed and new.response_id is null and new.state in ('held', 'shown', 'hidden')
    and (old.state in ('waiting', 'withdrawn') or old.response_id is not null))
  execute function contribution_comes_back();

do $$
declare name text;
begin
  foreach name in array array['answer_group', 'response'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('answer_group', 'projects', 'activity_id name created_at created_by'),
  audit_table('response', 'projects', 'activity_id group_id contribution_id outcome at by_person_id', 'sequence'),
  audit_table('contribution', 'projects',
    'project_id activity_id kind target_id channel entered_by state is_owed at changed_at group_id response_id',
    'nr voice person_id supports comments', person => '');
