-- How long the records of cases are kept, and the destroying of what is past its term.

create table retention_version (
  version integer primary key check (version > 0),
  definition jsonb not null,
  reason text not null check (length(btrim(reason)) > 0),
  changed_by uuid references person (id),
  changed_at timestamptz not null
);
create trigger retention_version_kept before update or delete on retention_version
  for each row execute function refuse_change();

-- A list of records to destroy. Somebody looks through it before anything goes.
create table destruction_list (
  id uuid primary key default gen_random_uuid(),
  made_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'approved', 'done')),
  approved_by uuid references person (id),
  approved_at timestamptz,
  done_at timestamptz,
  check ((status = 'open') = (approved_at is null)),
  check ((status = 'done') = (done_at is not null))
);
create unique index destruction_list_one_open on destruction_list ((true)) where status = 'open';

-- The log of what was destroyed, when and on which ground. It says nothing of people.
create table destruction_item (
  list_id uuid not null references destruction_list (id),
  case_id uuid not null references case_file (id),
  number text not null,
  kind text not null,
  result text not null,
  ended_on date not null,
  years integer not null,
  ground jsonb not null,
  excluded_by uuid references person (id),
  excluded_reason text,
  destroyed_at timestamptz,
  primary key (list_id, case_id),
  check ((excluded_by is null) = (excluded_reason is null)),
  check (excluded_by is null or destroyed_at is null)
);
create index destruction_item_waiting on destruction_item (list_id) where destroyed_at is null and excluded_by is null;

-- What stays of a destroyed case: that there was one, of which kind, where and when. For the figures.
alter table case_file add column destroyed_on date;
create index case_file_to_destroy on case_file (ended_on) where state = 'ended' and destroyed_on is null;

-- What is only ever added to may be emptied when its term is over, in a transaction that says so.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'TRUNCATE' and current_setting('meemaken.destroying', true) = 'on' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end;
$$;

select
  audit_table('retention_version', 'configuration', 'version definition reason changed_by changed_at'),
  audit_table('destruction_list', 'configuration', 'made_at status approved_by approved_at done_at'),
  audit_table('destruction_item', 'configuration',
    'list_id case_id number kind result ended_on years ground excluded_by destroyed_at');
