-- Paper that is counted by hand, for one question of a survey: it counts when two people came to the same numbers.
create table survey_tally (
  id uuid primary key,
  survey_id uuid not null references survey (activity_id),
  -- The question, by its key in the form.
  question text not null check (length(question) between 1 and 60),
  channel text not null check (channel in ('paper', 'telephone', 'door', 'meeting')),
  -- How it came in, in words: "stembus buurthuis, 12 november".
  source text not null check (length(source) between 1 and 200),
  started_at timestamptz not null,
  -- Two people agreed, and so many answers count.
  agreed_at timestamptz,
  answers integer check (answers > 0),
  check ((agreed_at is null) = (answers is null))
);
create index survey_tally_survey on survey_tally (survey_id, started_at);

-- What one of them counted, by answer.
create table survey_tally_entry (
  tally_id uuid not null references survey_tally (id),
  place smallint not null check (place in (1, 2)),
  person_id uuid not null references person (id),
  counts jsonb not null,
  entered_at timestamptz not null,
  primary key (tally_id, place),
  unique (tally_id, person_id)
);

-- Nothing counts before two people agree, and what counts stays as it is.
create function survey_tally_agrees() returns trigger language plpgsql as $$
begin
  if old.agreed_at is not null then raise exception 'what was counted stays as it is'; end if;
  if new.agreed_at is not null and (
    select count(*) <> 2 or count(distinct counts) <> 1 from survey_tally_entry where tally_id = new.id
  ) then
    raise exception 'two people must have counted the same';
  end if;
  return new;
end
$$;
create trigger survey_tally_agrees before update on survey_tally
  for each row execute function survey_tally_agrees();

create function survey_tally_entry_stays() returns trigger language plpgsql as $$
begin
  perform from survey_tally where id = new.tally_id and agreed_at is null for share;
  if not found then raise exception 'what was counted stays as it is'; end if;
  return new;
end
$$;
create trigger survey_tally_entry_stays before insert or update of counts on survey_tally_entry
  for each row execute function survey_tally_entry_stays();

select
  audit_table('survey_tally', 'projects', 'survey_id question channel started_at agreed_at answers'),
  audit_table('survey_tally_entry', 'projects', 'tally_id place person_id entered_at', 'counts', key => 'tally_id', person => '');
