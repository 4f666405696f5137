-- A photo of what a project is about, with what it shows in words: one is never there without the other.
alter table project
  add column photo_id uuid references file (id),
  add column photo_description text,
  add constraint project_photo_described check ((photo_id is null) = (photo_description is null));
create index project_photo on project (photo_id) where photo_id is not null;

select audit_table('project', 'projects',
  'number slug title owner_kind owner_name department address lon lat subjects leader_id state for_young review_first review_reason review_changed_on photo_id published_on created_at changed_at changed_by');
