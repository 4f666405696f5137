-- A wish that came in too late for a round of the jury goes into a later one, of this year or the next.

-- No round that meets before this day looks at it; null for what was in time.
alter table application_request add column judged_from date;

select audit_table('application_request', 'money', 'application_id facts entered_by judged_from',
  case_from => 'application.application_id');
