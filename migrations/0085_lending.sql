-- Things that residents can borrow, of the municipality or of an organisation, and who borrows them when.
create table loan_item (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- In English where somebody wrote it.
  name_en text,
  kind text not null check (kind in ('tent', 'tables', 'barbecue', 'sound', 'play', 'barriers', 'tools', 'other')),
  -- Whose it is; null for the municipality.
  organisation_id uuid references organisation (id),
  -- How many of it there are.
  amount integer not null check (amount between 1 and 1000),
  -- Nobody has it longer at a time, and it is asked for so many days ahead.
  most_days integer not null check (most_days between 1 and 60),
  lead_days integer not null check (lead_days between 0 and 60),
  summary text not null,
  summary_en text,
  place text not null,
  costs text not null,
  conditions text not null,
  conditions_en text,
  contact text not null,
  is_example boolean not null default false,
  retired_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id)
);

create table loan (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references loan_item (id),
  -- Null once it is so long ago that nobody needs to know, or the person was erased.
  person_id uuid references person (id),
  -- The plan it is for, where there is one.
  case_id uuid references case_file (id),
  amount integer not null check (amount > 0),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  phone text,
  purpose text,
  asked_at timestamptz not null,
  state text not null default 'asked'
    check (state in ('asked', 'confirmed', 'declined', 'cancelled', 'lapsed', 'out', 'back')),
  answered_at timestamptz,
  answered_by uuid references person (id),
  -- What the lender says: where to fetch it, or why not.
  answer text,
  fetched_on date,
  returned_on date,
  -- Reminded of fetching it, and of bringing it back.
  reminded_on date,
  return_reminded_on date
);
create index loan_days on loan (item_id, starts_on, ends_on) where state in ('asked', 'confirmed', 'out');
create index loan_person on loan (person_id, starts_on) where person_id is not null;
create index loan_case on loan (case_id) where case_id is not null;
create index loan_ended on loan (ends_on);

-- On no day is more lent than there is. The lock on the thing makes many at once one after another.
create function guard_loan() returns trigger language plpgsql as $$
declare
  most integer;
  taken integer;
begin
  if new.state not in ('asked', 'confirmed', 'out') then return new; end if;
  select amount into most from loan_item where id = new.item_id for update;
  select coalesce(max(of_day), 0) into taken from (
    select sum(loan.amount) as of_day
      from generate_series(new.starts_on::timestamp, new.ends_on::timestamp, interval '1 day') as day
      join loan on loan.item_id = new.item_id and loan.id <> new.id and loan.state in ('asked', 'confirmed', 'out')
        and day::date between loan.starts_on and loan.ends_on
     group by day) as days;
  if taken + new.amount > most then
    raise exception 'more is lent than there is' using errcode = 'check_violation', constraint = 'loan_within_amount';
  end if;
  return new;
end $$;
create trigger guard_loan before insert or update of item_id, amount, starts_on, ends_on, state on loan
  for each row execute function guard_loan();

-- Nor is there ever less of it than was lent.
create function guard_loan_item() returns trigger language plpgsql as $$
begin
  if exists (
    select from loan as one
      join loan as other on other.item_id = one.item_id and other.state in ('asked', 'confirmed', 'out')
        and one.starts_on between other.starts_on and other.ends_on
     where one.item_id = new.id and one.state in ('asked', 'confirmed', 'out')
     group by one.id having sum(other.amount) > new.amount)
  then
    raise exception 'more is lent than there would be' using errcode = 'check_violation', constraint = 'loan_within_amount';
  end if;
  return new;
end $$;
create trigger guard_loan_item before update of amount on loan_item
  for each row when (new.amount < old.amount) execute function guard_loan_item();

do $$
declare name text;
begin
  foreach name in array array['loan_item', 'loan'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('loan_item', 'initiatives',
    'slug name kind organisation_id amount most_days lead_days place is_example retired_on changed_at changed_by'),
  audit_table('loan', 'initiatives',
    'item_id person_id case_id amount starts_on ends_on asked_at state answered_at answered_by fetched_on returned_on',
    'reminded_on return_reminded_on');
