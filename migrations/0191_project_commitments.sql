-- Promises of the municipality on what people put in to a project: they belong to an answer instead of a case. Their words
-- lie in a table of their own, and go with nobody's file.

create table commitment_text (
  id uuid primary key default gen_random_uuid(),
  body text not null check (length(btrim(body)) between 1 and 4000)
);

alter table commitment
  alter column case_id drop not null,
  alter column text_id drop not null,
  add column project_id uuid references project (id),
  add column group_id uuid references answer_group (id),
  add column contribution_id uuid references contribution (id),
  add column words_id uuid references commitment_text (id),
  add constraint commitment_of_case_or_project check (num_nonnulls(case_id, project_id) = 1),
  add constraint commitment_words check (
    (case_id is null) = (text_id is null) and (project_id is null) = (words_id is null)),
  add constraint commitment_answer check (
    num_nonnulls(group_id, contribution_id) = case when project_id is null then 0 else 1 end),
  add constraint commitment_of_project_is_ours check (project_id is null or owner_kind = 'municipality');
create index commitment_project on commitment (project_id) where project_id is not null;
create index commitment_answer_group on commitment (group_id) where group_id is not null;
create index commitment_answer_one on commitment (contribution_id) where contribution_id is not null;

alter table commitment_entry
  add column words_id uuid references commitment_text (id),
  drop constraint commitment_entry_text,
  add constraint commitment_entry_text check (
    type in ('made', 'ended') or num_nonnulls(text_id, words_id) = 1);

-- What must be equal to the counts: promises of a project have no kind of case.
create or replace view commitment_source as
  select promise.owner_kind, promise.department, promise.kind, case_file.kind as case_kind, promise.area_id, status,
    commitment_counted_on(promise, status) as due
  from commitment promise left join case_file on case_file.id = promise.case_id
    cross join lateral commitment_status(promise) as status
  where promise.for_everyone and promise.case_public;

create trigger tell_change after insert or update or delete or truncate on commitment_text
  for each statement execute function tell_change();

select
  audit_table('commitment_text', 'commitments', ''),
  audit_table('commitment', 'commitments',
    'case_id project_id group_id contribution_id kind owner_kind owner_person_id owner_organisation_id text_id words_id made_on first_due created_at',
    'for_everyone case_public area_id due_day kept_on withdrawn_on ended_on ended_because'),
  audit_table('commitment_entry', 'commitments',
    'commitment_id type on_day due_day kept_on because text_id words_id file_ids by_person_id at', case_from => 'commitment.commitment_id');
