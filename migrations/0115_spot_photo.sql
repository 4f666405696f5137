-- A photo of a place, with what it shows in words: one is never there without the other.
alter table spot
  add column photo_id uuid references file (id),
  add column photo_description text,
  add constraint spot_photo_described check ((photo_id is null) = (photo_description is null));
create index spot_photo on spot (photo_id) where photo_id is not null;

select
  audit_table('spot', 'initiatives',
    'slug name what address area_id lon lat size_m2 owner maintainer uses free_from free_until is_example photo_id retired_on changed_at changed_by');
