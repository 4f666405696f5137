-- How many answers a survey wants: in all, and of those who give the same answer to one question. Fewer than ten cannot
-- be asked for: that an answer is full would tell of a few people what they said.
alter table survey
  add column most integer check (most >= 10),
  add column quota_question text check (length(quota_question) between 1 and 60),
  add column most_per_choice integer check (most_per_choice >= 10),
  add constraint survey_quota_whole check ((quota_question is null) = (most_per_choice is null));

select audit_table('survey', 'projects',
  'form_key form_version_id identity results_at results_by changed_at changed_by most quota_question most_per_choice',
  key => 'activity_id');
