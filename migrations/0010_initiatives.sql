-- Initiatives: what residents and organisations want to carry out themselves. The case behind it says how it stands.

create table initiative (
  case_id uuid primary key references case_file (id),
  -- Copy of the case's number: addresses and lists need it without a join.
  number text not null unique,
  kind text not null,
  title text not null check (length(title) between 1 and 150),
  slug text not null check (length(slug) between 1 and 60),
  summary text not null check (length(summary) between 1 and 400),
  story text not null check (length(story) between 1 and 8000),
  subject text not null,
  -- Null for the whole city.
  district_id uuid references area (id),
  neighbourhood_id uuid references area (id),
  address text,
  lon double precision,
  lat double precision,
  -- Bound to a home, such as a facade garden: the public sees the street, not the house (rule 6).
  home_bound boolean not null default false,
  needs text[] not null default '{}',
  amount_cents bigint check (amount_cents >= 0),
  origin text check (origin in ('asked', 'spontaneous')),
  photo_id uuid references file (id),
  photo_description text,
  framework_result_id uuid references framework_result (id),
  answers_id uuid references form_answer (id),
  entered_by uuid references person (id),
  created_at timestamptz not null,
  -- The team looked and asks for a change first.
  declined_public_at timestamptz,
  declined_public_by uuid references person (id),
  declined_public_reason text,
  result text,
  lessons text,

  -- Below: follows from the timeline of the case, and can be rebuilt from it.
  -- The initiator's yes, and the look of the team.
  consent_public_at timestamptz,
  approved_public_at timestamptz,
  approved_public_by uuid references person (id),
  public boolean not null default false,
  progress text not null default 'idea' check (
    progress in ('idea', 'intake', 'assessment', 'decision', 'agreements', 'execution', 'completed', 'stopped')
  ),
  -- Last day on which the initiator has an answer, where the municipality owes one.
  answer_due date,
  waiting boolean not null default false,
  submitted_on date,
  ended_on date,
  -- Working days from sending the idea to a named guide.
  contact_days integer,
  contact_on date,
  changed_at timestamptz not null,

  check ((contact_on is null) = (contact_days is null)),
  check ((lon is null) = (lat is null)),
  check (neighbourhood_id is null or district_id is not null),
  check ((declined_public_at is null) = (declined_public_reason is null)),
  check (not public or (consent_public_at is not null and approved_public_at is not null))
);
create index initiative_changed on initiative (changed_at desc, case_id desc) where public;
create index initiative_submitted on initiative (submitted_on desc, case_id desc) where public;
create index initiative_kind on initiative (kind, changed_at desc, case_id desc) where public;
create index initiative_district on initiative (district_id, changed_at desc, case_id desc) where public;
create index initiative_neighbourhood on initiative (neighbourhood_id, changed_at desc, case_id desc) where public;
create index initiative_subject on initiative (subject, changed_at desc, case_id desc) where public;
create index initiative_progress on initiative (progress, changed_at desc, case_id desc) where public;
create index initiative_words on initiative using gin ((title || ' ' || summary) gin_trgm_ops) where public;
create index initiative_awaiting_look on initiative (consent_public_at)
  where consent_public_at is not null and approved_public_at is null and declined_public_at is null;
create index initiative_photo on initiative (photo_id) where photo_id is not null;

-- An idea that somebody sent without being signed in. It waits for the link in the mail: then it becomes an
-- initiative with a case. Nothing that was sent is lost, and nothing unconfirmed reaches the team.
create table initiative_sent (
  id uuid primary key default gen_random_uuid(),
  email citext not null,
  input jsonb not null,
  sent_at timestamptz not null,
  case_id uuid references initiative (case_id)
);
create index initiative_sent_email on initiative_sent (email) where case_id is null;

-- A change to a public initiative: the team looks at it before others see it. One at a time; a newer one replaces it.
create table initiative_edit (
  case_id uuid primary key references initiative (case_id),
  title text not null check (length(title) between 1 and 150),
  summary text not null check (length(summary) between 1 and 400),
  story text not null check (length(story) between 1 and 8000),
  photo_id uuid references file (id),
  photo_description text,
  proposed_at timestamptz not null,
  proposed_by uuid references person (id)
);
create index initiative_edit_photo on initiative_edit (photo_id) where photo_id is not null;

-- What a text was before the initiator changed it. Can be erased without touching the timeline.
create table initiative_revision (
  id bigint generated always as identity primary key,
  case_id uuid not null references initiative (case_id),
  title text not null,
  summary text not null,
  story text not null,
  replaced_at timestamptz not null,
  replaced_by uuid references person (id)
);
create index initiative_revision_case on initiative_revision (case_id, id desc);

-- Who offers what to whom is for later; this says which initiative came from which, or looks like it.
create table initiative_link (
  from_id uuid not null references initiative (case_id),
  to_id uuid not null references initiative (case_id),
  relation text not null check (relation in ('grew_from', 'similar')),
  linked_at timestamptz not null,
  linked_by uuid references person (id),
  primary key (from_id, to_id, relation),
  check (from_id <> to_id)
);
create index initiative_link_to on initiative_link (to_id);

-- How many public initiatives there are of each sort, kept by the database: a count costs the same in any city.
create table initiative_count (
  kind text not null,
  subject text not null,
  district_id uuid references area (id),
  neighbourhood_id uuid references area (id),
  progress text not null,
  amount integer not null check (amount >= 0)
);
create unique index initiative_count_once
  on initiative_count (kind, subject, district_id, neighbourhood_id, progress) nulls not distinct;

create function count_initiative() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.public, old.kind, old.subject, old.district_id, old.neighbourhood_id, old.progress)
    is not distinct from (new.public, new.kind, new.subject, new.district_id, new.neighbourhood_id, new.progress)
  then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.public then
    update initiative_count set amount = amount - 1
    where kind = old.kind and subject = old.subject and progress = old.progress
      and district_id is not distinct from old.district_id
      and neighbourhood_id is not distinct from old.neighbourhood_id;
  end if;
  if tg_op <> 'DELETE' and new.public then
    insert into initiative_count as known (kind, subject, district_id, neighbourhood_id, progress, amount)
    values (new.kind, new.subject, new.district_id, new.neighbourhood_id, new.progress, 1)
    on conflict (kind, subject, district_id, neighbourhood_id, progress)
      do update set amount = known.amount + 1;
  end if;
  return null;
end;
$$;
create trigger initiative_counted after insert or update or delete on initiative
  for each row execute function count_initiative();

-- How long people waited for a named guide, per month in which they got one: for the figure on the front page.
create table initiative_contact (
  month date primary key,
  amount integer not null,
  days integer not null
);

create function count_contact() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.contact_on, old.contact_days) is not distinct from (new.contact_on, new.contact_days) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.contact_on is not null then
    update initiative_contact set amount = amount - 1, days = days - old.contact_days
    where month = date_trunc('month', old.contact_on);
  end if;
  if tg_op <> 'DELETE' and new.contact_on is not null then
    insert into initiative_contact as known (month, amount, days)
    values (date_trunc('month', new.contact_on), 1, new.contact_days)
    on conflict (month) do update set amount = known.amount + 1, days = known.days + excluded.days;
  end if;
  return null;
end;
$$;
create trigger initiative_contact_counted after insert or update or delete on initiative
  for each row execute function count_contact();
