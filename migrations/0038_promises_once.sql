-- Promises were counted twice: with the figures of cases (0025) and for the list of promises (0031). The counts of the
-- list now know the kind of case and the month too, and everything that says a number about promises reads them.

drop trigger commitment_counted on commitment;
drop function count_promise();
create or replace view figure_source as
  select district_id, kind, measure, name, status, day, days from figure_fact
  union all
  select district_id, kind, 'asked', moment, 'done', date_trunc('month', asked_on)::date, null from satisfaction
  union all
  select district_id, kind, 'mark', moment, 'done', date_trunc('month', answered_on)::date, mark
  from satisfaction where mark is not null;
drop function figure_of_promise(commitment);
delete from figure_change where measure = 'promise';
delete from figure_count where measure = 'promise';

-- `due` is the first promised day of what is open. Of what is closed it is the month in which that could be judged: that
-- of the first promised day, or of the day on which it was closed when that came earlier.
alter table commitment_count add column case_kind text;
alter table commitment_change add column case_kind text;
drop index commitment_count_once;
create unique index commitment_count_once
  on commitment_count (owner_kind, department, kind, case_kind, area_id, status, due) nulls not distinct;

create function commitment_counted_on(promise commitment, status text) returns date language sql immutable as $$
  select case status when 'open' then promise.first_due
    else date_trunc('month', least(promise.first_due, promise.kept_on, promise.withdrawn_on, promise.ended_on))::date end
$$;

create or replace function note_commitment(promise commitment, amount integer) returns void language sql as $$
  insert into commitment_change (owner_kind, department, kind, case_kind, area_id, status, due, amount)
  select promise.owner_kind, promise.department, promise.kind,
    (select case_file.kind from case_file where case_file.id = promise.case_id),
    promise.area_id, status, commitment_counted_on(promise, status), amount
  from commitment_status(promise) as status
  where promise.for_everyone and promise.case_public
$$;

-- What everybody may see, from where it stands: what the counts must be equal to.
create view commitment_source as
  select promise.owner_kind, promise.department, promise.kind, case_file.kind as case_kind, promise.area_id, status,
    commitment_counted_on(promise, status) as due
  from commitment promise join case_file on case_file.id = promise.case_id
    cross join lateral commitment_status(promise) as status
  where promise.for_everyone and promise.case_public;

delete from commitment_change;
delete from commitment_count;
insert into commitment_count (owner_kind, department, kind, case_kind, area_id, status, due, amount)
select owner_kind, department, kind, case_kind, area_id, status, due, count(*) from commitment_source
group by owner_kind, department, kind, case_kind, area_id, status, due;
