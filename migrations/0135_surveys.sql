-- Surveys of a project (decision 0045): an activity with a form of its own. Who took part and what was said stand apart.

alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in ('ideas', 'survey'));

create table survey (
  activity_id uuid primary key references activity (id),
  form_key text not null unique check (form_key ~ '^survey_[a-z0-9]{12}$'),
  -- The questions as the project leader makes them, right or wrong.
  draft jsonb not null,
  -- The questions people answer; null until they were fixed.
  form_version_id uuid references form_version (id),
  identity text not null check (identity in ('anonymous', 'signed_in')),
  -- What everybody may read, made once from the answers of a survey that is closed.
  results jsonb,
  results_at timestamptz,
  results_by uuid references person (id),
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((results is null) = (results_at is null)),
  check (results is null or form_version_id is not null)
);

-- The answers of a survey: never whose they are.
create table survey_answer (
  form_answer_id uuid primary key references form_answer (id),
  survey_id uuid not null references survey (activity_id),
  -- Somebody of us tries it out; it never counts.
  is_test boolean not null,
  -- How it came in, in words: "inloopavond 12 november".
  source text check (length(source) between 1 and 200)
);
create index survey_answer_counts on survey_answer (survey_id) where not is_test;

-- Who took part, as a keyed digest, where everybody answers once. No moment and no answer stand beside it.
create table survey_taker (
  survey_id uuid not null references survey (activity_id),
  voice text not null,
  primary key (survey_id, voice)
);

-- What was published stays true: nothing comes in any more, also not in the same moment.
create function survey_takes() returns trigger language plpgsql as $$
begin
  perform from survey where activity_id = new.survey_id and results_at is null for share;
  if not found then
    raise exception 'the results of this survey were published' using errcode = 'check_violation', constraint = 'survey_takes';
  end if;
  return new;
end
$$;
create trigger survey_takes before insert on survey_answer for each row execute function survey_takes();

create function survey_results_stay() returns trigger language plpgsql as $$
begin
  raise exception 'published results stay as they are';
end
$$;
create trigger survey_results_stay before update on survey
  for each row when (old.results_at is not null and old.results is distinct from new.results)
  execute function survey_results_stay();

create trigger tell_change after insert or update or delete or truncate on survey
  for each statement execute function tell_change();

select
  audit_table('survey', 'projects', 'form_key form_version_id identity results_at results_by changed_at changed_by',
    key => 'activity_id'),
  audit_table('survey_answer', 'projects', 'survey_id is_test', key => 'form_answer_id'),
  audit_table('survey_taker', 'projects', 'survey_id', 'voice', key => 'survey_id');
