-- What is asked for on pages that everybody opens costs the same in a large city as in a small one.

-- Few of all initiatives wait for a look before they become public.
create index initiative_awaits_look on initiative (consent_public_at)
  where consent_public_at is not null and approved_public_at is null and declined_public_at is null;

-- Promises that everybody may see, counted. What is open counts by its first promised day: whether it is late depends on
-- the day on which somebody asks.
create table commitment_count (
  owner_kind text not null,
  department text,
  kind text not null,
  area_id uuid references area (id),
  status text not null,
  due date,
  amount integer not null
);
create unique index commitment_count_once
  on commitment_count (owner_kind, department, kind, area_id, status, due) nulls not distinct;

-- What was counted since the last fold. Adding a row waits for nobody; a job folds the rows into `commitment_count`.
create table commitment_change (
  id bigint generated always as identity primary key,
  owner_kind text not null,
  department text,
  kind text not null,
  area_id uuid,
  status text not null,
  due date,
  amount integer not null
);

-- How a promise is counted: against its first promised day (decision 0009).
create function commitment_status(promise commitment) returns text language sql immutable as $$
  select case
    when promise.kept_on is not null then case when promise.kept_on <= promise.first_due then 'keptOnTime' else 'keptLate' end
    when promise.withdrawn_on is not null
      then case when promise.withdrawn_on > promise.first_due then 'withdrawnLate' else 'withdrawnInTime' end
    when promise.ended_on is not null
      then case when promise.ended_on > promise.first_due then 'endedLate' else 'endedInTime' end
    else 'open'
  end
$$;

create function note_commitment(promise commitment, amount integer) returns void language sql as $$
  insert into commitment_change (owner_kind, department, kind, area_id, status, due, amount)
  select promise.owner_kind, promise.department, promise.kind, promise.area_id, status,
    case status when 'open' then promise.first_due end, amount
  from commitment_status(promise) as status
  where promise.for_everyone and promise.case_public
$$;

create function count_commitment() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform note_commitment(old, -1); end if;
  if tg_op <> 'DELETE' then perform note_commitment(new, 1); end if;
  return null;
end;
$$;
create trigger commitment_public_counted after insert or update or delete on commitment
  for each row execute function count_commitment();

insert into commitment_count (owner_kind, department, kind, area_id, status, due, amount)
select owner_kind, department, kind, area_id, status, case status when 'open' then first_due end, count(*)
from commitment cross join lateral commitment_status(commitment) as status
where for_everyone and case_public
group by 1, 2, 3, 4, 5, 6;

create trigger tell_change after insert or update or delete or truncate on commitment_count
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on commitment_change
  for each statement execute function tell_change();
