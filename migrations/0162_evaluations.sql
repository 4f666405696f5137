-- How taking part in a project went, asked of three groups afterwards (decision 0046). Who was asked and what was said
-- stand apart; neither says whose answers they are.

create table evaluation (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null unique references project (id),
  opened_on date not null,
  closes_on date not null check (closes_on > opened_on),
  -- The questions each group answers, as they were when it was opened.
  participants_form uuid not null references form_version (id),
  staff_form uuid not null references form_version (id),
  board_form uuid not null references form_version (id),
  reminded_on date,
  -- What everybody may read, made once when it is over.
  results jsonb,
  results_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((results is null) = (results_at is null))
);
create index evaluation_open on evaluation (closes_on) where results is null;

-- That somebody was asked or took part, as a keyed digest of their address that differs for each evaluation. No moment
-- stands beside it.
create table evaluation_invitation (
  id uuid primary key default gen_random_uuid(),
  evaluation_id uuid not null references evaluation (id),
  who text not null check (who in ('participants', 'staff', 'board')),
  voice text not null,
  -- Of staff and board only, until it is over: to remind them.
  email text check (who <> 'participants' or email is null),
  mailed boolean not null,
  answered boolean not null default false,
  -- Wants no mail about it any more.
  declined boolean not null default false,
  unique (evaluation_id, voice)
);

-- The answers: never whose they are.
create table evaluation_answer (
  form_answer_id uuid primary key references form_answer (id),
  evaluation_id uuid not null references evaluation (id),
  who text not null check (who in ('participants', 'staff', 'board'))
);
create index evaluation_answer_of on evaluation_answer (evaluation_id, who);

-- What was told stays true: nothing comes in any more, also not in the same moment.
create function evaluation_takes() returns trigger language plpgsql as $$
begin
  perform from evaluation where id = new.evaluation_id and results_at is null for share;
  if not found then
    raise exception 'this evaluation is over' using errcode = 'check_violation', constraint = 'evaluation_takes';
  end if;
  return new;
end
$$;
create trigger evaluation_takes before insert on evaluation_answer for each row execute function evaluation_takes();

create function evaluation_results_stay() returns trigger language plpgsql as $$
begin
  raise exception 'results of an evaluation stay as they are';
end
$$;
create trigger evaluation_results_stay before update on evaluation
  for each row when (old.results_at is not null and old.results is distinct from new.results)
  execute function evaluation_results_stay();

create trigger tell_change after insert or update or delete or truncate on evaluation
  for each statement execute function tell_change();

select
  audit_table('evaluation', 'projects',
    'project_id opened_on closes_on participants_form staff_form board_form reminded_on results_at changed_at changed_by'),
  audit_table('evaluation_invitation', 'projects', 'who mailed answered declined', 'id voice email', key => 'evaluation_id'),
  audit_table('evaluation_answer', 'projects', 'evaluation_id who', key => 'form_answer_id');
