-- A project can be followed by mail, as a plan can.
alter table followed
  add column project_id uuid references project (id) on delete cascade,
  drop constraint followed_what_check,
  drop constraint followed_follower_id_what_area_id_subject_case_id_words_key,
  add constraint followed_what_check check (what in ('place', 'area', 'subject', 'initiative', 'project')),
  add constraint followed_project_check check (what <> 'project' or project_id is not null),
  add constraint followed_once
    unique nulls not distinct (follower_id, what, area_id, subject, case_id, project_id, words);
create index followed_project on followed (project_id) where project_id is not null;

-- The log tells that somebody follows something, never who or where.
select audit_table(
  'followed', 'people', 'follower_id what since',
  'area_id subject case_id project_id place words lon lat radius_m', case_from => '');
