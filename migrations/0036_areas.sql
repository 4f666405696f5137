-- Areas are administered in the browser: taken from a file that is looked through first, added, merged and retired.

alter table area
  -- From this day nobody chooses it any more; what has its place in it keeps that place.
  add column retired_on date,
  -- The area that goes on in its place.
  add column merged_into uuid references area (id),
  add constraint area_merged_is_retired check (merged_into is null or retired_on is not null),
  add constraint area_not_into_itself check (merged_into is distinct from id);
create index area_merged on area (merged_into) where merged_into is not null;

create table area_import (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  -- What the file holds, checked; forgotten when the import is thrown away or taken back.
  content jsonb,
  status text not null default 'open' check (status in ('open', 'done', 'undone')),
  made_at timestamptz not null,
  made_by uuid references person (id),
  done_at timestamptz,
  undone_at timestamptz,
  added integer not null default 0,
  changed integer not null default 0,
  retired integer not null default 0,
  -- The rows it touched, as they were and as it left them: how it is taken back, and whether that still can be.
  before jsonb,
  after jsonb,
  check ((status = 'open') = (done_at is null)),
  check ((status = 'undone') = (undone_at is not null))
);
create index area_import_done on area_import (done_at desc);

-- No page for everyone is made from it: it stays silent to the page cache.
select
  audit_table('area', 'configuration',
    'code slug name level parent_id jury_area_id population sort retired_on merged_into'),
  audit_table('area_import', 'configuration', 'file_name status made_at made_by done_at undone_at added changed retired',
    'content before after');
