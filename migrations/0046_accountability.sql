-- What a grantee tells afterwards, and what the grant is settled at (art. 4:42-4:47 Awb). Decision 0034.

-- Until when who got a grant accounts for it; none when it was settled with the grant.
create table accountability (
  application_id uuid primary key references application (id),
  due_on date not null,
  asked_at timestamptz not null,
  -- Why it may come later, in words that name nobody.
  why_later text check (length(btrim(why_later)) between 3 and 500)
);

-- What was sent in; the text and the files stand on the timeline of the case.
create table accountability_report (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references accountability (application_id),
  received_at timestamptz not null,
  channel text not null check (channel in ('online', 'paper')),
  given_by uuid references person (id),
  -- [{what, cents}]: what was spent, line by line.
  lines jsonb not null,
  spent_cents bigint not null check (spent_cents >= 0),
  -- What is left of the grant, as who got it says.
  unspent_cents bigint not null check (unspent_cents >= 0),
  -- We asked for more: another report takes its place.
  returned_at timestamptz,
  returned_by uuid references person (id),
  check ((returned_at is null) = (returned_by is null))
);
create unique index accountability_report_current on accountability_report (application_id) where returned_at is null;

-- The decision that makes a grant final.
create table settlement (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application (id),
  report_id uuid references accountability_report (id),
  granted_cents bigint not null,
  cents bigint not null check (cents >= 0),
  ground text not null check (ground in (
    'as_granted', 'costs_lower', 'not_done', 'duties_not_met', 'wrong_data', 'grant_was_wrong'
  )),
  -- Null when the record of the case was destroyed.
  reasons text,
  body jsonb not null,
  mandate jsonb,
  signed_by uuid references person (id),
  decided_on date not null,
  last_day_to_object date not null,
  -- What was paid too much, and until when it is to be paid back (art. 4:57 and 4:87 Awb).
  reclaim_cents bigint not null check (reclaim_cents >= 0),
  reclaim_by date,
  movement uuid not null unique,
  check ((ground = 'as_granted') = (cents = granted_cents)),
  check (cents <= granted_cents),
  check ((reclaim_cents > 0) = (reclaim_by is not null))
);
create index settlement_application on settlement (application_id);

create table accountability_reminder (
  application_id uuid not null references accountability (application_id),
  due_on date not null,
  reminder text not null,
  at timestamptz not null,
  primary key (application_id, due_on, reminder)
);

-- What was decided stays as it was signed; only the words go when the record is destroyed.
create function keep_settlement() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.reasons is not null and new.reasons is distinct from old.reasons)
    or (to_jsonb(new) - 'reasons' - 'signed_by') is distinct from (to_jsonb(old) - 'reasons' - 'signed_by') then
    raise exception 'a settlement is kept as it was signed';
  end if;
  return new;
end
$$;
create trigger settlement_kept before update or delete on settlement
  for each row execute function keep_settlement();

select
  audit_table('accountability', 'money', 'due_on asked_at', case_from => 'application.application_id'),
  audit_table('accountability_report', 'money',
    'application_id received_at channel given_by spent_cents unspent_cents returned_at returned_by',
    case_from => 'application.application_id'),
  audit_table('settlement', 'money',
    'application_id report_id granted_cents cents ground signed_by decided_on last_day_to_object reclaim_cents reclaim_by movement',
    case_from => 'application.application_id');
