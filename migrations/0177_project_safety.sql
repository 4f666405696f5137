-- A project for young people says on its own page how it protects them, and everything in a project can be read before
-- others see it: also what opens later.

alter table project
  add column for_young boolean not null default false,
  add column review_first boolean not null default false,
  add column review_reason text check (length(btrim(review_reason)) between 1 and 500),
  add column review_changed_on date,
  add constraint project_review_told check ((review_reason is null) = (review_changed_on is null)),
  add constraint project_review_has_reason check (not review_first or review_reason is not null);

select audit_table('project', 'projects',
  'number slug title owner_kind owner_name department address lon lat subjects leader_id state for_young review_first review_reason review_changed_on published_on created_at changed_at changed_by');
