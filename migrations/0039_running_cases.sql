-- What who works at the desk sees at a glance: how many cases run, where, and how many of them are late. Counted by the
-- database when something changes, so that a desk costs the same in a large city as in a small one.
create table case_running_count (
  kind text not null,
  step_key text,
  area_id uuid references area (id),
  state text not null,
  guided boolean not null,
  -- First day on which the municipality owes something: whether that is late depends on the day on which somebody asks.
  due date,
  amount integer not null
);
create unique index case_running_count_once
  on case_running_count (kind, step_key, area_id, state, guided, due) nulls not distinct;

-- What was counted since the last fold. Adding a row waits for nobody; a job folds the rows into `case_running_count`.
create table case_running_change (
  id bigint generated always as identity primary key,
  kind text not null,
  step_key text,
  area_id uuid,
  state text not null,
  guided boolean not null,
  due date,
  amount integer not null
);

-- Every case that runs, from where it stands: what the counts must be equal to.
create view case_running_source as
  select kind, step_key, area_id, state, guide_id is not null as guided, next_due as due
  from case_file where state <> 'ended';

create function note_running(file case_file, amount integer) returns void language sql as $$
  insert into case_running_change (kind, step_key, area_id, state, guided, due, amount)
  select file.kind, file.step_key, file.area_id, file.state, file.guide_id is not null, file.next_due, amount
  where file.state <> 'ended'
$$;

create function count_running() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform note_running(old, -1); end if;
  if tg_op <> 'DELETE' then perform note_running(new, 1); end if;
  return null;
end;
$$;
create trigger case_file_counted after insert or delete on case_file
  for each row execute function count_running();
create trigger case_file_counted_anew after update on case_file
  for each row
  when ((old.kind, old.step_key, old.area_id, old.state, old.guide_id is null, old.next_due)
    is distinct from (new.kind, new.step_key, new.area_id, new.state, new.guide_id is null, new.next_due))
  execute function count_running();

insert into case_running_count (kind, step_key, area_id, state, guided, due, amount)
select kind, step_key, area_id, state, guided, due, count(*) from case_running_source
group by kind, step_key, area_id, state, guided, due;
