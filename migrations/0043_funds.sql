-- Money: the schemes under which it is granted, how much there is, and every movement of it. Decision 0033.

-- Two ceilings of one scheme never hold for the same area on the same day.
create extension if not exists btree_gist;

-- A scheme (regeling) as data. What was published never changes: applications keep their version.
create table scheme_version (
  key text not null check (key ~ '^[a-z][a-z0-9_]*$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  -- 'example' until the municipality adopts it by a decision.
  status text not null check (status in ('example', 'adopted')),
  published_at timestamptz not null,
  published_by uuid references person (id),
  -- {body, date, number} of the adopting decision.
  adoption jsonb,
  primary key (key, version),
  check ((status = 'adopted') = (adoption is not null))
);

create function keep_published_scheme() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.adoption is null
    and (new.key, new.version, new.definition, new.published_at, new.published_by)
      is not distinct from (old.key, old.version, old.definition, old.published_at, old.published_by)
  then
    return new;
  end if;
  raise exception 'scheme % version % is published: publish a new version', old.key, old.version;
end
$$;
create trigger scheme_version_kept before update or delete on scheme_version
  for each row execute function keep_published_scheme();

-- The most that can be granted in a period (art. 4:22 Awb). How much that is, is the sum of what was budgeted.
create table ceiling (
  id uuid primary key default gen_random_uuid(),
  scheme_key text not null,
  from_day date not null,
  until_day date not null,
  -- Null for the whole municipality.
  area_id uuid references area (id),
  created_at timestamptz not null,
  created_by uuid references person (id),
  check (from_day <= until_day),
  unique (id, scheme_key),
  constraint ceiling_periods_apart exclude using gist (
    scheme_key with =, coalesce(area_id, '00000000-0000-0000-0000-000000000000') with =,
    daterange(from_day, until_day, '[]') with &&
  )
);

-- An application for money of one ceiling. How it stands follows from these moments and from the ledger.
create table application (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  scheme_key text not null,
  scheme_version integer not null,
  ceiling_id uuid not null,
  -- Who applies: a party of the case.
  party_id uuid references case_party (id) on delete set null,
  requested_cents bigint not null check (requested_cents > 0),
  received_at timestamptz not null,
  -- When the last piece came in; the order of receipt counts this moment (art. 4:5 Awb).
  last_received_at timestamptz not null,
  -- Something is missing, and the applicant was asked for it.
  incomplete_since timestamptz,
  complete_at timestamptz,
  -- By order of receipt of complete applications.
  sequence_no integer check (sequence_no > 0),
  ended_at timestamptz,
  ended_as text check (ended_as in ('refused', 'not_treated', 'withdrawn', 'referred')),
  -- Follows the case: what is not public has no title on the page of the scheme.
  case_public boolean not null,
  unique (ceiling_id, sequence_no),
  unique (id, ceiling_id),
  foreign key (scheme_key, scheme_version) references scheme_version (key, version),
  foreign key (ceiling_id, scheme_key) references ceiling (id, scheme_key),
  check ((complete_at is null) = (sequence_no is null)),
  check (complete_at is null or incomplete_since is null),
  check ((ended_at is null) = (ended_as is null)),
  check (last_received_at >= received_at)
);
create index application_waiting on application (ceiling_id, last_received_at)
  where complete_at is null and incomplete_since is null and ended_at is null;

create index application_scheme on application (scheme_key, complete_at desc, sequence_no desc) where complete_at is not null;
create unique index application_once on application (case_id, scheme_key) where ended_at is null;

create function keep_sequence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.sequence_no is not null
    and (new.sequence_no, new.complete_at) is distinct from (old.sequence_no, old.complete_at)) then
    raise exception 'the place of an application in the order of receipt never changes';
  end if;
  if (new.case_id, new.scheme_key, new.scheme_version, new.ceiling_id, new.received_at)
    is distinct from (old.case_id, old.scheme_key, old.scheme_version, old.ceiling_id, old.received_at) then
    raise exception 'what an application was made for never changes';
  end if;
  return new;
end
$$;
create trigger application_kept before update or delete on application
  for each row execute function keep_sequence();

-- Every movement of money, in cents; never changed, only added to. Entries of one movement were booked together.
create table ledger_entry (
  id bigint generated always as identity primary key,
  movement uuid not null,
  at timestamptz not null,
  ceiling_id uuid not null references ceiling (id),
  application_id uuid,
  kind text not null check (kind in (
    'budgeted', 'reserved', 'granted', 'released', 'advanced', 'paid', 'settled', 'reclaimed'
  )),
  -- What is released: money that was set aside, or money that was granted.
  frees text check (frees in ('reserved', 'granted')),
  cents bigint not null,
  -- Why, in words that name nobody.
  reason text not null check (length(btrim(reason)) between 3 and 500),
  by_person_id uuid references person (id),
  decision_id uuid references decision (id),
  -- {body, date, number} of the decision that sets, raises or lowers a ceiling, and the day it was made known.
  adoption jsonb,
  -- Undoes this entry.
  counters bigint unique references ledger_entry (id),
  foreign key (application_id, ceiling_id) references application (id, ceiling_id),
  check ((kind = 'released') = (frees is not null)),
  check ((kind = 'budgeted') = (application_id is null)),
  -- A grant may be settled at nothing.
  check (cents <> 0 or kind = 'settled'),
  check (cents > 0 or kind in ('budgeted', 'settled') or counters is not null),
  -- Nothing is granted without a decision, and no ceiling moves without one.
  check (kind <> 'granted' or decision_id is not null),
  check (kind <> 'budgeted' or adoption is not null or counters is not null)
);
create index ledger_entry_ceiling on ledger_entry (ceiling_id, id);
create index ledger_entry_application on ledger_entry (application_id, id) where application_id is not null;
create index ledger_entry_movement on ledger_entry (movement);

create function keep_books() returns trigger language plpgsql as $$
begin
  raise exception 'the books are kept: correct a booking by another one';
end
$$;
create trigger ledger_entry_kept before update or delete on ledger_entry
  for each row execute function keep_books();
create trigger ledger_entry_not_truncated before truncate on ledger_entry execute function keep_books();

-- How a ceiling stands: the sums of its entries, and the guard of the law. Art. 4:25 Awb: what would go over the
-- ceiling is refused, whatever happens at the same moment.
create table ceiling_balance (
  ceiling_id uuid primary key references ceiling (id),
  budgeted bigint not null default 0 check (budgeted >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  granted bigint not null default 0 check (granted >= 0),
  advanced bigint not null default 0 check (advanced >= 0),
  paid bigint not null default 0 check (paid >= 0),
  settled bigint not null default 0 check (settled >= 0),
  reclaimed bigint not null default 0 check (reclaimed >= 0),
  -- How many grants, so that a page need not count them.
  grants integer not null default 0 check (grants >= 0),
  constraint ceiling_not_exceeded check (reserved + granted <= budgeted)
);

create table application_balance (
  application_id uuid primary key references application (id),
  reserved bigint not null default 0 check (reserved >= 0),
  granted bigint not null default 0 check (granted >= 0),
  advanced bigint not null default 0 check (advanced >= 0),
  paid bigint not null default 0 check (paid >= 0),
  settled bigint not null default 0 check (settled >= 0),
  reclaimed bigint not null default 0 check (reclaimed >= 0),
  -- Granted once, settled once.
  grants smallint not null default 0,
  settlements smallint not null default 0,
  constraint application_granted_once check (grants between 0 and 1),
  constraint application_settled_once check (settlements between 0 and grants),
  constraint application_paid_within_grant check (advanced + paid - reclaimed between 0 and granted),
  constraint application_settled_within_grant check (settled <= granted)
);

create function open_balance() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'ceiling' then
    insert into ceiling_balance (ceiling_id) values (new.id);
  else
    insert into application_balance (application_id) values (new.id);
  end if;
  return null;
end
$$;
create trigger ceiling_has_balance after insert on ceiling for each row execute function open_balance();
create trigger application_has_balance after insert on application for each row execute function open_balance();

-- The ceiling first, then the application: everybody takes the locks in this order.
create function book_entry() returns trigger language plpgsql as $$
declare
  reserves bigint := case when new.kind = 'reserved' then new.cents when new.frees = 'reserved' then -new.cents else 0 end;
  grants_cents bigint := case when new.kind = 'granted' then new.cents when new.frees = 'granted' then -new.cents else 0 end;
  advances bigint := case new.kind when 'advanced' then new.cents else 0 end;
  pays bigint := case new.kind when 'paid' then new.cents else 0 end;
  settles bigint := case new.kind when 'settled' then new.cents else 0 end;
  reclaims bigint := case new.kind when 'reclaimed' then new.cents else 0 end;
  once smallint := case when new.counters is null then 1 else -1 end;
begin
  update ceiling_balance set
    budgeted = budgeted + case new.kind when 'budgeted' then new.cents else 0 end,
    reserved = reserved + reserves,
    granted = granted + grants_cents,
    advanced = advanced + advances,
    paid = paid + pays,
    settled = settled + settles,
    reclaimed = reclaimed + reclaims,
    grants = grants + case new.kind when 'granted' then once else 0 end
  where ceiling_id = new.ceiling_id;
  if new.application_id is not null then
    update application_balance set
      reserved = reserved + reserves,
      granted = granted + grants_cents,
      advanced = advanced + advances,
      paid = paid + pays,
      settled = settled + settles,
      reclaimed = reclaimed + reclaims,
      grants = grants + case new.kind when 'granted' then once else 0 end,
      settlements = settlements + case new.kind when 'settled' then once else 0 end
    where application_id = new.application_id;
  end if;
  return null;
end
$$;
create trigger ledger_entry_booked after insert on ledger_entry
  for each row execute function book_entry();

do $$
declare name text;
begin
  foreach name in array array[
    'scheme_version', 'ceiling', 'application', 'ledger_entry', 'ceiling_balance', 'application_balance'
  ] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('scheme_version', 'configuration', 'key version status published_at published_by adoption'),
  audit_table('ceiling', 'money', 'scheme_key from_day until_day area_id created_at created_by'),
  audit_table('application', 'money',
    'case_id scheme_key scheme_version ceiling_id party_id requested_cents received_at last_received_at incomplete_since complete_at sequence_no ended_at ended_as',
    'case_public'),
  audit_table('ledger_entry', 'money',
    'movement at ceiling_id application_id kind frees cents by_person_id decision_id adoption counters',
    case_from => 'application.application_id');
