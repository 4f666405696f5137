-- Areas of the municipality: municipality > jury area > district (wijk) > neighbourhood (buurt).

create table area (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  slug text not null unique,
  name text not null,
  level text not null check (level in ('municipality', 'jury_area', 'district', 'neighbourhood')),
  parent_id uuid references area (id),
  jury_area_id uuid references area (id),
  -- GeoJSON geometry (WGS84, longitude first); null for an area that is the sum of others.
  geometry jsonb,
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  population integer,
  sort integer not null default 0
);
create index area_level on area (level, sort);
create index area_parent on area (parent_id);

-- Drawn things on the schematic map that are no area, such as the river.
create table map_feature (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text,
  geometry jsonb not null
);
