-- Figures: how long people wait, whether norms are met, how ideas end. Kept by the database, so that a page about a
-- million cases costs what a page about a hundred costs.

-- What can be counted of one case. It follows from its timeline and can be rebuilt from it.
create table figure_fact (
  case_id uuid not null references case_file (id),
  key text not null,
  kind text not null,
  district_id uuid references area (id),
  -- What is counted: submitted, time, norm, step, stay, outcome. `name` is the norm, the step or the way it ended.
  measure text not null,
  name text not null,
  status text not null,
  -- First day of the month in which it was done; the last day of a term that still runs.
  day date not null,
  -- Working days it took, where that is measured.
  days integer check (days >= 0),
  primary key (case_id, key)
);

-- How often each thing was counted, in the whole city (`area_id` null) and in each district.
create table figure_count (
  area_id uuid references area (id),
  kind text not null,
  measure text not null,
  name text not null,
  status text not null,
  day date not null,
  days integer,
  amount integer not null
);
create unique index figure_count_once on figure_count (measure, area_id, day, kind, name, status, days) nulls not distinct;

-- What was counted since the last fold. Adding a row waits for nobody; a job folds the rows into `figure_count`.
create table figure_change (
  id bigint generated always as identity primary key,
  area_id uuid,
  kind text not null,
  measure text not null,
  name text not null,
  status text not null,
  day date not null,
  days integer,
  amount integer not null
);

-- The district in which an area lies, or which it is; null for anything larger.
create function district_of(area_id uuid) returns uuid language sql stable as $$
  select case level when 'district' then id when 'neighbourhood' then parent_id end from area where id = area_id
$$;

create function note_figure(
  district_id uuid, kind text, measure text, name text, status text, day date, days integer, amount integer
) returns void language sql as $$
  insert into figure_change (area_id, kind, measure, name, status, day, days, amount)
  select one, kind, measure, name, status, day, days, amount
  from unnest(case when district_id is null then array[null::uuid] else array[null, district_id] end) as one
$$;

create function count_fact() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform note_figure(
      old.district_id, old.kind, old.measure, old.name, old.status, old.day, old.days, -1);
  end if;
  if tg_op <> 'DELETE' then
    perform note_figure(
      new.district_id, new.kind, new.measure, new.name, new.status, new.day, new.days, 1);
  end if;
  return null;
end;
$$;
create trigger figure_fact_counted after insert or update or delete on figure_fact
  for each row execute function count_fact();

-- A public promise of the municipality as it is counted: by the first promised day (decision 0009). What was withdrawn
-- or ended before that day counts neither as kept nor as late.
create function figure_of_promise(promise commitment) returns table (status text, day date) language sql immutable as $$
  select one, case one when 'open' then promise.first_due else date_trunc('month', promise.first_due)::date end
  from (select case
    when promise.kept_on <= promise.first_due then 'in_time'
    when promise.kept_on is not null then 'late'
    when coalesce(promise.withdrawn_on, promise.ended_on) > promise.first_due then 'late'
    when coalesce(promise.withdrawn_on, promise.ended_on) is not null then 'void'
    else 'open'
  end as one) as judged
  where promise.owner_kind = 'municipality' and promise.case_public
$$;

create function count_promise() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform note_figure(district_of(old.area_id), (select kind from case_file where id = old.case_id), 'promise',
      old.department, status, day, null, -1) from figure_of_promise(old);
  end if;
  if tg_op <> 'DELETE' then
    perform note_figure(district_of(new.area_id), (select kind from case_file where id = new.case_id), 'promise',
      new.department, status, day, null, 1) from figure_of_promise(new);
  end if;
  return null;
end;
$$;
create trigger commitment_counted after insert or update or delete on commitment
  for each row execute function count_promise();

-- Everything that is counted, from where it stands: what the counts must be equal to.
create view figure_source as
  select district_id, kind, measure, name, status, day, days from figure_fact
  union all
  select district_of(promise.area_id), case_file.kind, 'promise', promise.department, counted.status, counted.day, null
  from commitment promise join case_file on case_file.id = promise.case_id
    cross join figure_of_promise(promise) counted;

-- Promises of before; what is counted of the cases comes from their timelines (`meemaken rebuild figures`).
insert into figure_count (area_id, kind, measure, name, status, day, days, amount)
select area, kind, measure, name, status, day, days, count(*)
from figure_source
  cross join unnest(case when district_id is null then array[null::uuid] else array[null, district_id] end) as area
group by area, kind, measure, name, status, day, days;

create trigger tell_change after insert or update or delete or truncate on figure_count
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on figure_change
  for each statement execute function tell_change();
