-- Meetings of a project, to which anybody can sign up without an account. The meeting itself is one of `meeting`.

create table project_meeting (
  meeting_id uuid primary key references meeting (id),
  project_id uuid not null references project (id),
  -- Most people that fit; null where there is room for all.
  capacity integer check (capacity between 1 and 2000),
  -- People of sign-ups that are coming; the database refuses one too many.
  taken integer not null default 0 check (taken >= 0),
  sign_up_until date not null,
  -- What the place and the evening offer who needs it.
  offers text[] not null default '{}' check (offers <@ array['wheelchair', 'interpreter', 'sign_language', 'hearing_loop', 'child_care']),
  offers_note text check (length(offers_note) <= 500),
  check (taken <= capacity)
);
create index project_meeting_project on project_meeting (project_id);

create table meeting_sign_up (
  id uuid primary key default gen_random_uuid(),
  -- The order in which people signed up is that of the waiting list.
  sequence bigint generated always as identity,
  meeting_id uuid not null references project_meeting (meeting_id),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 254),
  locale text not null,
  people integer not null check (people between 1 and 4),
  needs text[] not null default '{}' check (needs <@ array['wheelchair', 'interpreter', 'sign_language', 'other']),
  remark text check (length(remark) <= 1000),
  state text not null check (state in ('coming', 'waiting', 'cancelled')),
  token_hash text not null unique,
  signed_up_at timestamptz not null,
  reminded_at timestamptz,
  -- How many of them were there; null until somebody ticked it.
  attended integer check (attended between 0 and 4)
);
create index meeting_sign_up_meeting on meeting_sign_up (meeting_id, sequence);
create unique index meeting_sign_up_once on meeting_sign_up (meeting_id, lower(email)) where state <> 'cancelled';

do $$
declare name text;
begin
  foreach name in array array['meeting', 'project_meeting'] loop
    if not exists (select from pg_trigger where tgname = 'tell_change' and tgrelid = name::regclass) then
      execute format(
        'create trigger tell_change after insert or update or delete or truncate on %I
           for each statement execute function tell_change()', name);
    end if;
  end loop;
end $$;

select
  audit_table('project_meeting', 'projects', 'project_id capacity sign_up_until offers', 'taken'),
  audit_table('meeting_sign_up', 'projects', 'meeting_id people state signed_up_at reminded_at attended',
    'sequence token_hash locale');
