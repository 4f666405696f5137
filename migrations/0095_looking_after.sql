-- What people put in is looked after: reported by anybody, read by somebody of us, kept from others with a reason.

create table contribution_report (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references contribution (id) on delete cascade,
  kind text not null check (kind in ('insult', 'threat', 'personal', 'advertising', 'other')),
  body text check (length(body) between 1 and 1000),
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person (id),
  check (settled_by is null or settled_at is not null)
);
create index contribution_report_open on contribution_report (contribution_id) where settled_at is null;

-- What somebody of us did with a contribution. Append-only.
create table contribution_look (
  id uuid primary key default gen_random_uuid(),
  sequence bigint generated always as identity,
  contribution_id uuid not null references contribution (id) on delete cascade,
  deed text not null check (deed in ('released', 'kept', 'hidden', 'put_back')),
  -- Told to the writer.
  reason text check (length(btrim(reason)) between 1 and 1000),
  at timestamptz not null,
  by_person_id uuid references person (id),
  check ((deed = 'hidden') = (reason is not null))
);
create index contribution_look_of on contribution_look (contribution_id, sequence desc);

select
  audit_table('contribution_report', 'projects', 'contribution_id kind at settled_at settled_by'),
  audit_table('contribution_look', 'projects', 'contribution_id deed at by_person_id', 'sequence');
