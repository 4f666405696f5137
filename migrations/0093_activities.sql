-- Ways to take part in a project, and what people put in: one uniform event, whatever the way and the channel (decision 0041).

create table activity (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  kind text not null check (kind in ('ideas')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The way of the plan that it carries out.
  way_key text not null,
  title text not null check (length(title) between 1 and 120),
  question text not null check (length(question) between 1 and 300),
  explanation text check (length(explanation) between 1 and 4000),
  -- What people put in is called so.
  asks text not null check (asks in ('idea', 'reaction')),
  opens_on date not null,
  closes_on date not null,
  may_support boolean not null,
  may_comment boolean not null,
  -- Somebody looks before everybody can read it.
  review_first boolean not null,
  -- Without an address no answer can come by mail.
  without_email boolean not null,
  -- The last day on which we answer; null: the day of the plan.
  answer_on date,
  stopped_at timestamptz,
  stopped_by uuid references person (id),
  stop_reason text check (length(stop_reason) between 1 and 2000),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  unique (project_id, slug),
  unique (id, project_id),
  check (closes_on >= opens_on),
  check ((stopped_at is null) = (stop_reason is null))
);
create index activity_days on activity (opens_on, closes_on) where stopped_at is null;

create table contribution (
  id uuid primary key,
  -- For addresses, and to say aloud.
  nr bigint generated always as identity unique,
  project_id uuid not null,
  activity_id uuid not null,
  kind text not null check (kind in ('idea', 'reaction', 'comment', 'support')),
  -- What it is about: another contribution.
  target_id uuid references contribution (id),
  -- Who it is, as a keyed digest; of somebody without an address one of its own.
  voice text not null,
  person_id uuid references person (id),
  channel text not null check (channel in ('page', 'paper', 'telephone', 'door', 'meeting')),
  entered_by uuid references person (id),
  -- waiting: for the link in a mail. held: for somebody who looks first.
  state text not null check (state in ('waiting', 'held', 'shown', 'hidden', 'withdrawn')),
  is_owed boolean not null,
  at timestamptz not null,
  changed_at timestamptz not null,
  supports integer not null default 0 check (supports >= 0),
  comments integer not null default 0 check (comments >= 0),
  foreign key (activity_id, project_id) references activity (id, project_id),
  check ((kind in ('comment', 'support')) = (target_id is not null)),
  -- Every text is owed an answer, from the moment it is written.
  check (is_owed = (kind <> 'support')),
  check ((channel = 'page') = (entered_by is null))
);
-- One person, one voice.
create unique index contribution_once on contribution (activity_id, target_id, voice) where kind = 'support';
create unique index contribution_person_once on contribution (activity_id, target_id, person_id)
  where kind = 'support' and person_id is not null;
create index contribution_newest on contribution (activity_id, nr desc)
  where state = 'shown' and target_id is null;
create index contribution_supported on contribution (activity_id, supports desc, nr desc)
  where state = 'shown' and target_id is null;
create index contribution_about on contribution (target_id, nr) where kind = 'comment';
create index contribution_voice on contribution (voice);
create index contribution_person on contribution (person_id) where person_id is not null;
create index contribution_waiting on contribution (at) where state = 'waiting';
create index contribution_held on contribution (project_id) where state = 'held';

-- What somebody wrote and who they are, apart, so that it can be erased.
create table contribution_text (
  contribution_id uuid primary key references contribution (id) on delete cascade,
  title text check (length(title) between 1 and 200),
  body text check (length(body) between 1 and 4000),
  name text check (length(name) between 1 and 150),
  -- How the name stands in public.
  shows text not null check (shows in ('full', 'first', 'anonymous')),
  email text check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  -- How it came in, in words: "inloopavond 12 november".
  source text check (length(source) between 1 and 200),
  -- Every word in every form (decision 0018).
  words tsvector
);
create index contribution_text_words on contribution_text using gin (words);
create index contribution_text_email on contribution_text (email) where email is not null;

-- Nothing comes in once a project is over, also not in the same moment: who puts something in shares the row of the
-- project, who closes it changes that row, so one waits for the other. Comments go one level deep.
create function contribution_goes_in() returns trigger language plpgsql as $$
begin
  perform from project where id = new.project_id and state in ('running', 'answering') for share;
  if not found then
    raise exception 'this project takes no contributions' using errcode = 'check_violation', constraint = 'project_takes';
  end if;
  if new.target_id is not null then
    perform from contribution where id = new.target_id and activity_id = new.activity_id and target_id is null;
    if not found then
      raise exception 'a comment or support is about what was put in here'
        using errcode = 'check_violation', constraint = 'contribution_target';
    end if;
  end if;
  return new;
end
$$;
create trigger contribution_goes_in before insert on contribution
  for each row execute function contribution_goes_in();

-- How many support something and how many comments everybody can read, kept here.
create function contribution_counts() returns trigger language plpgsql as $$
declare
  was integer := case when tg_op <> 'INSERT' and old.state = 'shown' then 1 else 0 end;
  is_now integer := case when tg_op <> 'DELETE' and new.state = 'shown' then 1 else 0 end;
  one contribution := case when tg_op = 'DELETE' then old else new end;
begin
  if was = is_now then return null; end if;
  update contribution set
    supports = supports + case when one.kind = 'support' then is_now - was else 0 end,
    comments = comments + case when one.kind = 'comment' then is_now - was else 0 end
    where id = one.target_id;
  return null;
end
$$;
create trigger contribution_counts_new after insert on contribution
  for each row when (new.target_id is not null) execute function contribution_counts();
create trigger contribution_counts_other after update of state on contribution
  for each row when (new.target_id is not null) execute function contribution_counts();
create trigger contribution_counts_gone after delete on contribution
  for each row when (old.target_id is not null) execute function contribution_counts();

-- What is owed an answer stays so.
create function contribution_stays_owed() returns trigger language plpgsql as $$
begin
  raise exception 'what is owed an answer stays so';
end
$$;
create trigger contribution_stays_owed before update on contribution
  for each row when (old.is_owed and not new.is_owed or old.project_id <> new.project_id or old.activity_id <> new.activity_id)
  execute function contribution_stays_owed();

create trigger tell_change after insert or update or delete or truncate on activity
  for each statement execute function tell_change();

-- That somebody put something in stands in the log, never who it was.
select
  audit_table('activity', 'projects',
    'project_id kind slug way_key title asks opens_on closes_on may_support may_comment review_first without_email answer_on stopped_at stopped_by created_at changed_at changed_by'),
  audit_table('contribution', 'projects',
    'project_id activity_id kind target_id channel entered_by state is_owed at changed_at',
    'nr voice person_id supports comments', person => ''),
  audit_table('contribution_text', 'projects', 'shows locale', 'words', key => 'contribution_id');
