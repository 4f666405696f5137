-- Simple green: facade gardens and pieces of green that people adopt. A request is a case like any other; here stands
-- what the green department plans by, and who keeps up what was laid.

create table green_request (
  case_id uuid primary key references case_file (id),
  what text not null check (what in ('facade_garden', 'adopted_green')),
  -- The area under which it counts for the number of a year; null where the city counts as one.
  area_id uuid references area (id),
  -- As it was answered; null where it was not asked.
  owner text check (owner in ('own', 'agreed', 'not_yet')),
  pavement_cm integer check (pavement_cm between 1 and 2000),
  -- For how many years somebody adopts; null for as long as it goes.
  years integer check (years between 1 and 10),
  -- On the list of which year it stands.
  list_year integer not null check (list_year between 2000 and 2200),
  -- The Monday of the week in which it is laid.
  week date check (extract(isodow from week) = 1),
  before_photo_id uuid references file (id),
  after_photo_id uuid references file (id),
  laid_on date,
  created_at timestamptz not null
);
create index green_request_week on green_request (week) where laid_on is null;
create index green_request_laid on green_request (laid_on) where laid_on is not null;

-- Who keeps up a place, from when until when. One at a time; the next one is a row of its own.
create table green_upkeep (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references green_request (case_id),
  person_id uuid references person (id),
  starts_on date not null,
  -- Agreed last day; null for as long as it goes.
  ends_on date check (ends_on >= starts_on),
  ended_on date,
  ended_as text check (ended_as in ('given_back', 'taken_over', 'run_out', 'gone')),
  -- What was said at giving it back.
  end_reason text check (length(end_reason) between 1 and 500),
  reminders boolean not null default true,
  reminded_on date,
  -- Told that the agreed end is near.
  warned_on date,
  check ((ended_on is null) = (ended_as is null))
);
create unique index green_upkeep_one on green_upkeep (case_id) where ended_on is null;
create index green_upkeep_person on green_upkeep (person_id) where ended_on is null;

-- "Is it still well?": asked once a year, answered with one tap or on the spot.
create table green_inspection (
  id uuid primary key default gen_random_uuid(),
  upkeep_id uuid not null references green_upkeep (id),
  asked_on date not null,
  reminded_on date,
  answered_on date,
  answer text check (answer in ('good', 'help', 'gone')),
  note text check (length(note) between 1 and 300),
  -- The department did something about it.
  handled_on date,
  unique (upkeep_id, asked_on),
  check ((answered_on is null) = (answer is null))
);
create index green_inspection_open on green_inspection (asked_on) where handled_on is null;

-- Somebody asks a neighbour to go on with it. After the answer the address is gone.
create table green_takeover (
  id uuid primary key default gen_random_uuid(),
  upkeep_id uuid not null references green_upkeep (id),
  name text check (length(name) between 1 and 150),
  email text,
  token_hash text unique,
  asked_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  check ((answered_at is null) = (accepted is null)),
  check (answered_at is null or (email is null and name is null and token_hash is null))
);

-- The links in mails to who keeps something up.
create table green_link (
  token_hash text primary key,
  upkeep_id uuid not null references green_upkeep (id),
  made_on date not null
);

-- What was asked before this room existed. Nobody gets a mail they did not expect.
insert into green_request (case_id, what, area_id, list_year, laid_on, created_at)
select case_id, case when home_bound then 'facade_garden' else 'adopted_green' end,
       coalesce((select jury_area_id from area where area.id = district_id),
                (select jury_area_id from area where area.id = neighbourhood_id)),
       extract(year from created_at)::int,
       case when progress = 'completed' then ended_on end, created_at
  from initiative where kind = 'green';
insert into green_upkeep (case_id, person_id, starts_on, reminders)
select distinct on (green_request.case_id) green_request.case_id, case_party.person_id, laid_on, false
  from green_request join case_party on case_party.case_id = green_request.case_id
 where laid_on is not null and case_party.role = 'initiator' and case_party.person_id is not null;

do $$
declare name text;
begin
  foreach name in array array['green_request', 'green_upkeep'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('green_request', 'initiatives',
    'case_id what area_id owner pavement_cm years list_year week before_photo_id after_photo_id laid_on created_at'),
  audit_table('green_upkeep', 'initiatives',
    'case_id person_id starts_on ends_on ended_on ended_as reminders', 'reminded_on warned_on'),
  audit_table('green_inspection', 'initiatives', 'upkeep_id asked_on answered_on answer handled_on', 'reminded_on',
    case_from => 'green_upkeep.upkeep_id'),
  audit_table('green_takeover', 'initiatives', 'upkeep_id asked_at answered_at accepted', 'token_hash',
    case_from => 'green_upkeep.upkeep_id');
