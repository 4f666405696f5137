-- How many contributions were answered in time, counted every night: pages for everybody read this instead of all that
-- people put in.

create table participation_count (
  project_id uuid not null references project (id),
  -- First day of the month of the promised day, or of the answer where that came before it.
  month date not null check (extract(day from month) = 1),
  in_time integer not null check (in_time >= 0),
  late integer not null check (late >= 0),
  primary key (project_id, month)
);
create trigger tell_change after insert or update or delete or truncate on participation_count
  for each statement execute function tell_change();
