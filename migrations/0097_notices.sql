-- Official notices of the municipality near a place, as the service of official publications gives them. The notice itself
-- decides; here stands what is needed to find it.

create table official_notice (
  -- As the service names it: "gmb-2026-123456".
  id text primary key check (length(id) between 3 and 100),
  title text not null check (length(title) between 1 and 1000),
  -- The heading under which it was published: a permit for building, an event, traffic.
  rubric text check (length(rubric) between 1 and 200),
  summary text check (length(summary) between 1 and 4000),
  url text not null check (url ~ '^https://'),
  published_on date not null,
  -- What can be done about it: `asked` a permit was asked for, `decided` objection may be open, `other`.
  stage text not null check (stage in ('asked', 'decided', 'other')),
  last_day_to_object date,
  address text check (length(address) between 1 and 300),
  lon double precision,
  lat double precision,
  area_id uuid references area (id),
  fetched_at timestamptz not null,
  check ((lon is null) = (lat is null)),
  check (last_day_to_object is null or stage = 'decided')
);
create index official_notice_area on official_notice (area_id, published_on desc);
create index official_notice_published on official_notice (published_on);

create trigger tell_change after insert or update or delete or truncate on official_notice
  for each statement execute function tell_change();
