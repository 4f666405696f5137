-- A question to a group can be changed or withdrawn before its advice is there, in public, and documents go with it.

alter table panel_request
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person (id),
  add column withdrawn_reason text check (length(btrim(withdrawn_reason)) between 1 and 1000),
  add constraint panel_request_withdrawn_told check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add constraint panel_request_withdrawn_before_advice check (withdrawn_at is null or advised_at is null);

-- How a question was before each change, and why it was changed.
create table panel_request_change (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references panel_request (id),
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  title text not null,
  question text not null,
  due_on date not null,
  answer_by date not null
);
create index panel_request_change_request on panel_request_change (request_id, changed_at);

create table panel_request_file (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references panel_request (id),
  file_id uuid not null references file (id),
  title text not null check (length(title) between 1 and 160),
  added_at timestamptz not null,
  added_by uuid references person (id),
  removed_at timestamptz
);
create index panel_request_file_request on panel_request_file (request_id) where removed_at is null;
create index panel_request_file_file on panel_request_file (file_id);

create trigger tell_change after insert or update or delete or truncate on panel_request_change
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on panel_request_file
  for each statement execute function tell_change();

select
  audit_table('panel_request', 'projects',
    'panel_id nr title link project_id asked_by asked_at due_on answer_by advised_at advised_by answered_at answered_by withdrawn_at withdrawn_by'),
  audit_table('panel_request_change', 'projects', 'request_id changed_at changed_by title due_on answer_by'),
  audit_table('panel_request_file', 'projects', 'request_id file_id title added_at added_by removed_at');
