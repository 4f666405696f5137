-- Money elsewhere: other funds and subsidies, kept by staff.
create table money_source (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  provider text not null,
  level text not null check (level in ('municipality', 'province', 'national', 'european', 'private')),
  summary text not null,
  -- In English where somebody wrote it.
  summary_en text,
  conditions text not null,
  conditions_en text,
  for_whom text[] not null,
  -- Empty: for every kind, every subject, the whole municipality.
  kinds text[] not null default '{}',
  subjects text[] not null default '{}',
  area_ids uuid[] not null default '{}',
  min_cents bigint check (min_cents > 0),
  max_cents bigint check (max_cents > 0),
  -- Part of the costs that must come from elsewhere, in per cents.
  own_share integer not null default 0 check (own_share between 0 and 99),
  needs text[] not null default '{}',
  -- '2027-03-01' is once, '03-01' every year; empty: always open.
  deadlines text[] not null default '{}',
  link text not null,
  contact text,
  -- Where it was read, and on which day it was last compared with that.
  source text not null,
  checked_on date not null,
  is_example boolean not null default false,
  retired_on date,
  -- When the editors were last asked to look again.
  asked_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check (min_cents is null or max_cents is null or min_cents <= max_cents)
);

-- Who asked for a mail before a deadline.
create table money_source_reminder (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null references money_source (id),
  person_id uuid not null references person (id),
  deadline date not null,
  asked_at timestamptz not null,
  told_at timestamptz,
  unique (source_id, person_id, deadline)
);
create index money_source_reminder_waiting on money_source_reminder (deadline) where told_at is null;

do $$
declare name text;
begin
  foreach name in array array['money_source', 'money_source_reminder'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('money_source', 'money',
    'slug level for_whom kinds subjects area_ids min_cents max_cents own_share needs deadlines checked_on is_example retired_on changed_at changed_by',
    'asked_on'),
  audit_table('money_source_reminder', 'money', 'source_id person_id deadline asked_at', 'told_at');
