-- One question to the initiator after the first contact, after the decision, and when it ended with a no or a
-- withdrawal: a mark from 1 to 10 and, if they like, one sentence. Apart from the case: it is in no dossier and on no
-- timeline, and who works on the case never sees it.
create table satisfaction (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  moment text not null check (moment in ('contact', 'decision', 'ending')),
  person_id uuid not null references person (id),
  kind text not null,
  district_id uuid references area (id),
  asked_on date not null,
  mailed_at timestamptz,
  -- Digest of the token in the links of the mail.
  token_hash text unique,
  mark integer check (mark between 1 and 10),
  sentence text check (length(sentence) between 1 and 300),
  answered_on date,
  -- Who typed it for somebody who said it on paper or by telephone.
  entered_by uuid references person (id),
  unique (case_id, moment),
  check ((mark is null) = (answered_on is null)),
  check (sentence is null or mark is not null)
);
create index satisfaction_unmailed on satisfaction (asked_on) where mailed_at is null and mark is null;
create index satisfaction_person on satisfaction (person_id, asked_on desc);
create index satisfaction_sentences on satisfaction (answered_on desc, id) where sentence is not null;

create function count_mark() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform note_figure(old.district_id, old.kind, 'asked', old.moment, 'done',
      date_trunc('month', old.asked_on)::date, null, -1);
    if old.mark is not null then
      perform note_figure(old.district_id, old.kind, 'mark', old.moment, 'done',
        date_trunc('month', old.answered_on)::date, old.mark, -1);
    end if;
  end if;
  if tg_op <> 'DELETE' then
    perform note_figure(new.district_id, new.kind, 'asked', new.moment, 'done',
      date_trunc('month', new.asked_on)::date, null, 1);
    if new.mark is not null then
      perform note_figure(new.district_id, new.kind, 'mark', new.moment, 'done',
        date_trunc('month', new.answered_on)::date, new.mark, 1);
    end if;
  end if;
  return null;
end;
$$;
create trigger satisfaction_counted after insert or update of mark, answered_on or delete on satisfaction
  for each row execute function count_mark();

create or replace view figure_source as
  select district_id, kind, measure, name, status, day, days from figure_fact
  union all
  select district_of(promise.area_id), case_file.kind, 'promise', promise.department, counted.status, counted.day, null
  from commitment promise join case_file on case_file.id = promise.case_id
    cross join figure_of_promise(promise) counted
  union all
  select district_id, kind, 'asked', moment, 'done', date_trunc('month', asked_on)::date, null from satisfaction
  union all
  select district_id, kind, 'mark', moment, 'done', date_trunc('month', answered_on)::date, mark
  from satisfaction where mark is not null;

select audit_table('satisfaction', 'initiatives',
  'case_id moment person_id kind district_id asked_on answered_on entered_by', 'mailed_at token_hash');
