-- What residents may just do: nothing is needed, we want to know, or a permit is. Kept by administrators.
create table doable (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- In English where somebody wrote it.
  name_en text,
  kind text not null check (kind in ('meet', 'green', 'play', 'place', 'share', 'clean')),
  asks text not null check (asks in ('nothing', 'notice', 'permit')),
  -- So many days ahead we must know, or a permit must be asked for.
  lead_days integer check (lead_days between 1 and 366),
  -- Who hears of it or decides: a function, never a person.
  decides text,
  summary text not null,
  summary_en text,
  -- A condition on each line.
  conditions text not null,
  conditions_en text,
  insurance text,
  insurance_en text,
  contact text not null,
  -- Where one gives notice or asks for a permit.
  link text,
  -- Article of the law or local rule that this follows from.
  basis text not null,
  basis_link text,
  -- Kinds of things that can be borrowed for it.
  borrow text[] not null default '{}',
  -- Where "yes, I will do this" leads.
  onward text not null default 'idea' check (onward in ('idea', 'facade_garden', 'adopted_green')),
  -- The default of the program, not yet what this municipality says itself.
  is_example boolean not null default false,
  -- Not public: a draft, or taken away.
  is_public boolean not null,
  checked_on date not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check (asks = 'nothing' or (lead_days is not null and decides is not null))
);

create trigger tell_change after insert or update or delete or truncate on doable
  for each statement execute function tell_change();

select audit_table('doable', 'initiatives',
  'slug name kind asks lead_days decides link basis borrow onward is_example is_public checked_on changed_at changed_by');
