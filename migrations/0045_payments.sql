-- Payments: to whom, made by one and approved by another, and what became of each. Decision 0034.

-- The account to which a grant is paid. It is kept apart: number and holder are locked with the key of the installation.
create table bank_account (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application (id),
  -- Null when it was erased.
  sealed text,
  channel text not null check (channel in ('online', 'paper')),
  given_at timestamptz not null,
  given_by uuid references person (id),
  -- Whether number and holder belong together, and whether who asked may sign for the holder.
  outcome text check (outcome in ('right', 'wrong')),
  checked_at timestamptz,
  checked_by uuid references person (id),
  -- How it was checked, or what is wrong; in words that name nobody.
  how text check (length(btrim(how)) between 3 and 500),
  -- Another account took its place.
  replaced_at timestamptz,
  unique (id, application_id),
  check ((outcome is null) = (checked_at is null) and (outcome is null) = (how is null)),
  check (outcome is null or checked_by is not null)
);
create unique index bank_account_current on bank_account (application_id) where replaced_at is null;

-- Payments that go to the bank together.
create table payment_batch (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  made_at timestamptz not null,
  made_by uuid not null references person (id),
  -- On which day the bank pays.
  pay_on date not null,
  approved_at timestamptz,
  approved_by uuid references person (id),
  called_off_at timestamptz,
  called_off_by uuid references person (id),
  why_called_off text check (length(btrim(why_called_off)) between 3 and 500),
  check ((approved_at is null) = (approved_by is null)),
  check ((called_off_at is null) = (why_called_off is null)),
  check (approved_at is null or called_off_at is null),
  -- Four eyes, whoever writes.
  constraint payment_batch_four_eyes check (approved_by is null or approved_by <> made_by)
);

create table payment (
  id uuid primary key default gen_random_uuid(),
  batch_id uuid not null references payment_batch (id),
  application_id uuid not null references application (id),
  bank_account_id uuid not null,
  kind text not null check (kind in ('whole', 'advance', 'rest')),
  cents bigint not null check (cents > 0),
  due_on date not null,
  -- Goes along to the bank, and comes back with its answer.
  reference text not null unique,
  outcome text check (outcome in ('paid', 'failed', 'called_off')),
  -- On which day the bank paid, or said that it could not.
  outcome_on date,
  -- Why it failed, in words that name nobody.
  why_failed text check (length(btrim(why_failed)) between 3 and 500),
  recorded_by uuid references person (id),
  -- Its movement in the ledger.
  movement uuid unique,
  foreign key (bank_account_id, application_id) references bank_account (id, application_id),
  check ((outcome is null) = (outcome_on is null)),
  check ((outcome is not distinct from 'paid') = (movement is not null)),
  check ((outcome is not distinct from 'failed') = (why_failed is not null))
);
-- Nothing is paid twice: of one application there is one payment under way at most.
create unique index payment_under_way on payment (application_id) where outcome is null;
create index payment_batch_of on payment (batch_id);
create index payment_application on payment (application_id);
create index payment_batch_recent on payment_batch (made_at desc);

-- What was approved is what goes to the bank.
create function keep_payment() returns trigger language plpgsql as $$
declare
  approved boolean;
begin
  if tg_op = 'DELETE' then
    raise exception 'payments are kept';
  end if;
  select approved_at is not null into approved from payment_batch where id = new.batch_id for update;
  if tg_op = 'INSERT' then
    if approved then raise exception 'batch % was approved: nothing is added to it', new.batch_id; end if;
    return new;
  end if;
  if (new.batch_id, new.application_id, new.bank_account_id, new.kind, new.cents, new.due_on, new.reference)
    is distinct from (old.batch_id, old.application_id, old.bank_account_id, old.kind, old.cents, old.due_on, old.reference)
    or old.outcome is not null then
    raise exception 'what a payment is, and what became of it, never changes';
  end if;
  if new.outcome in ('paid', 'failed') and not approved then
    raise exception 'batch % was not approved', new.batch_id;
  end if;
  return new;
end
$$;
create trigger payment_kept before insert or update or delete on payment
  for each row execute function keep_payment();

create function keep_batch() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.number, new.made_at, new.made_by, new.pay_on) is distinct from (old.number, old.made_at, old.made_by, old.pay_on)
    or old.approved_at is not null or old.called_off_at is not null then
    raise exception 'a batch of payments is kept as it was approved or called off';
  end if;
  return new;
end
$$;
create trigger payment_batch_kept before update or delete on payment_batch
  for each row execute function keep_batch();

-- Another account is another row; only what was found out about it is added.
create function keep_bank_account() returns trigger language plpgsql as $$
begin
  if new.application_id <> old.application_id or (new.sealed is not null and new.sealed is distinct from old.sealed) then
    raise exception 'an account number never changes: give another one';
  end if;
  return new;
end
$$;
create trigger bank_account_kept before update on bank_account
  for each row execute function keep_bank_account();

select
  audit_table('bank_account', 'money', 'application_id channel given_at given_by outcome checked_at checked_by replaced_at',
    case_from => 'application.application_id'),
  audit_table('payment_batch', 'money', 'number made_at made_by pay_on approved_at approved_by called_off_at called_off_by'),
  audit_table('payment', 'money',
    'batch_id application_id bank_account_id kind cents due_on reference outcome outcome_on recorded_by movement',
    case_from => 'application.application_id');
