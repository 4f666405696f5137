-- What the lists of the staff desk and of "my Meemaken" sort, search and remember.

-- The desk's list: what is due first on top, cases without a day last.
create index case_file_urgent on case_file ((coalesce(next_due, 'infinity'::date)), id) where state <> 'ended';
create index case_file_submitted on case_file ((coalesce(submitted_on, '-infinity'::date)), id);
create index case_file_changed on case_file ((coalesce(last_event_at, '-infinity'::timestamptz)), id);
create index case_file_title on case_file using gin (title gin_trgm_ops);
create index case_file_number on case_file (number text_pattern_ops);
create index case_file_zaaknummer on case_file (zaaknummer) where zaaknummer is not null;
create index advice_request_answered on advice_request (answered_by, answered_on desc) where answered_on is not null;

-- Until when a person has read the conversation of a case; what came later is new to them.
create table case_reader (
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  read_at timestamptz not null,
  primary key (case_id, person_id)
);
