-- How many contributions still wait for an answer today, per project: counted every night, as what was answered in time.
create table participation_open (
  project_id uuid primary key references project (id),
  open integer not null check (open > 0),
  counted_on date not null
);
create trigger tell_change after insert or update or delete or truncate on participation_open
  for each statement execute function tell_change();
