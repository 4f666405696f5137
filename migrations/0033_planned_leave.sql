-- Who stops working here on a day to come, and who takes over what.

create table planned_leave (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  -- The first day without them: that morning everything goes over and their roles end.
  from_day date not null,
  -- What was agreed, as [{ kind, id, toId }]; what comes in later goes to who fits, or to who has the rest.
  choices jsonb not null default '[]',
  rest_to_id uuid not null references person (id),
  status text not null default 'planned' check (status in ('planned', 'done', 'cancelled')),
  planned_by uuid references person (id),
  planned_at timestamptz not null,
  settled_at timestamptz,
  -- The day on which it could not go on, and administrators were told.
  stuck_on date,
  check ((status = 'planned') = (settled_at is null))
);
-- Somebody leaves once.
create unique index planned_leave_one on planned_leave (person_id) where status = 'planned';
create index planned_leave_person on planned_leave (person_id);

-- Why somebody is away when nobody wrote that down: the provider gives them no role any more, and they have work left.
alter table absence add column cause text check (cause in ('role_ended'));

-- No page for everyone is made from the plan: it stays silent to the page cache.
select
  audit_table('planned_leave', 'people',
    'person_id from_day choices rest_to_id status planned_by planned_at settled_at stuck_on'),
  audit_table('absence', 'people', 'person_id substitute_id first_day last_day created_at cause');
