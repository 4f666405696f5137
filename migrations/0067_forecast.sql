-- When the money of a ceiling runs out, reckoned from the past of its scheme. Decision 0038.

-- Kept with all it was made of, so that it can be made again, and held against what came of it.
create table forecast (
  id bigint generated always as identity primary key,
  ceiling_id uuid not null references ceiling (id),
  at timestamptz not null,
  seed text not null check (seed ~ '^[0-9a-f]{32}$'),
  -- Of the inputs: the same inputs are not played twice.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  inputs jsonb not null,
  result jsonb not null,
  unique (ceiling_id, digest)
);
create index forecast_newest on forecast (ceiling_id, id desc);

-- When the fund manager hears that the money of a scheme runs out; the usual one where there is no row.
create table forecast_threshold (
  scheme_key text primary key,
  -- Of 100, that the money runs out within so many weeks.
  chance integer not null check (chance between 1 and 99),
  weeks integer not null check (weeks between 1 and 104),
  changed_at timestamptz not null,
  changed_by uuid references person (id)
);

-- For which ceilings it was told, so that it is not told twice.
create table forecast_warning (
  ceiling_id uuid primary key references ceiling (id),
  told_at timestamptz not null
);

-- What came in lately under a scheme.
create index application_received on application (scheme_key, received_at);

do $$
declare name text;
begin
  foreach name in array array['forecast', 'forecast_threshold', 'forecast_warning'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select audit_table('forecast_threshold', 'money', 'scheme_key chance weeks changed_at changed_by');
