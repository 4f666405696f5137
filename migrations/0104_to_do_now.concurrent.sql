-- The desk's list: what can be done now and is due first on top; what is paused waits for somebody else, and comes after
-- all that run.
drop index concurrently if exists case_file_to_do;
create index concurrently case_file_to_do on case_file
  ((coalesce(next_due, '4000-01-01'::date) + case when state = 'paused' then 1000000 else 0 end), id)
  where state <> 'ended';
drop index concurrently if exists case_file_urgent;
