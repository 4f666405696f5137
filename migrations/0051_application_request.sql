-- What an application asks for, as it was sent: the budget with other money, hours and goods, and the answers to the
-- rules of the scheme. Decision 0035.

create table application_request (
  application_id uuid primary key references application (id),
  -- {costs, partners: [{what, cents}], own, crowdfunding: cents, hours, goods}; null once the case was destroyed.
  budget jsonb,
  -- {startsOn, needsPermit, isAbout, hasStarted}
  facts jsonb not null,
  -- An official who entered it from paper.
  entered_by uuid references person (id)
);

create trigger tell_change after insert or update or delete or truncate on application_request
  for each statement execute function tell_change();

select audit_table('application_request', 'money', 'application_id facts entered_by',
  case_from => 'application.application_id');
