-- What a municipality makes its own besides processes, frameworks and forms: its theme and its texts. A version that was
-- published never changes; the newest one holds.
create table config_version (
  kind text not null check (kind in ('texts', 'theme')),
  key text not null check (length(key) between 1 and 100),
  version integer not null check (version > 0),
  definition jsonb not null,
  published_at timestamptz not null,
  published_by uuid references person (id),
  primary key (kind, key, version)
);

create function keep_config_version() returns trigger language plpgsql as $$
begin
  raise exception 'A published version of % never changes: publish a new one', old.kind
    using errcode = 'restrict_violation';
end
$$;
create trigger config_version_kept before update or delete on config_version
  for each row execute function keep_config_version();

-- It shows on every page: every process loads it again and drops its pages.
create trigger tell_change after insert or update or delete or truncate on config_version
  for each statement execute function tell_change();

select audit_table('config_version', 'configuration', 'kind key version published_at published_by', 'definition');
