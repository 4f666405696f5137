-- What an administrator is preparing: the next version of a process, a framework, a form, texts or the theme.
-- One draft for each of them; it becomes a version of its own kind when it is published, and then it is gone here.
create table config_draft (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('process', 'framework', 'form', 'texts', 'theme')),
  key text not null check (length(key) between 1 and 100),
  definition jsonb not null,
  -- As it was before the last change, so that this can be taken back.
  before jsonb,
  -- The version it began as a copy of.
  based_on integer not null check (based_on >= 0),
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  -- The day on which it becomes a version by itself; null while somebody works on it.
  from_day date,
  unique (kind, key)
);
create index config_draft_due on config_draft (from_day) where from_day is not null;

-- No page for everyone is made from it: it stays silent to the page cache.
select audit_table('config_draft', 'configuration',
  'kind key based_on created_at created_by changed_at changed_by from_day', 'definition before');
