-- Whether an application is complete, item by item. What was said about it lies in the conversation of its case.

create table application_check (
  application_id uuid not null references application (id),
  -- A condition of the version of the scheme under which was applied, or a rule that holds for this application.
  item text not null check (item ~ '^[a-z][a-z0-9_]*$'),
  is_there boolean not null,
  checked_at timestamptz not null,
  checked_by uuid references person (id),
  primary key (application_id, item)
);

create trigger tell_change after insert or update or delete or truncate on application_check
  for each statement execute function tell_change();

select audit_table('application_check', 'money', 'application_id item is_there checked_at checked_by',
  case_from => 'application.application_id');
