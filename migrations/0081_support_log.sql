-- Who said it is no part of the log, not even as a digest: it tells that something was said, never by whom.
select
  audit_table(
    'initiative_support', 'initiatives', 'case_id said_at withheld_at answered_at', 'voice person_id', person => '');
