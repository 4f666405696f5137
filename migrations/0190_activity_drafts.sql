-- An activity is a draft until its project leader publishes it: on no public page, to be changed and thrown away. A survey
-- is published when its questions are fixed for the first time.
alter table activity add column published_at timestamptz;
update activity set published_at = created_at
  where kind <> 'survey'
    or exists (select from survey where survey.activity_id = activity.id and form_version_id is not null);
create index activity_drafts on activity (project_id, opens_on) where published_at is null;

-- What was published stays so, and is never thrown away.
create function activity_stays_published() returns trigger language plpgsql as $$
begin
  raise exception 'an activity that was published stays so';
end
$$;
create trigger activity_stays_published before update of published_at on activity
  for each row when (old.published_at is not null and new.published_at is distinct from old.published_at)
  execute function activity_stays_published();
create trigger activity_is_not_thrown_away before delete on activity
  for each row when (old.published_at is not null) execute function activity_stays_published();

select audit_table('activity', 'projects',
  'project_id kind slug way_key title asks opens_on closes_on may_support may_comment may_be_private review_first review_reason review_changed_on without_email answer_on published_at stopped_at stopped_by created_at changed_at changed_by');
