-- What happened to somebody of us, a volunteer or a resident: aggression, threats, their data spread. Read by who
-- reported it, who follows it up and the coordinators; forgotten some time after it is done with.

create table incident (
  id uuid primary key default gen_random_uuid(),
  nr bigint generated always as identity unique,
  happened_on date not null,
  kind text not null check (kind in ('aggression', 'threat', 'doxing', 'discrimination', 'harassment', 'other')),
  target text not null check (target in ('staff', 'volunteer', 'resident')),
  setting text not null check (setting in ('online', 'telephone', 'counter', 'meeting', 'street', 'home', 'other')),
  what text not null check (length(btrim(what)) between 1 and 3000),
  involved text check (length(btrim(involved)) between 1 and 1000),
  done text check (length(btrim(done)) between 1 and 3000),
  to_police boolean not null,
  reported_by uuid references person (id),
  reported_at timestamptz not null,
  follow_up_id uuid references person (id),
  follow_up_on date,
  reminded_on date,
  closed_at timestamptz,
  closed_by uuid references person (id),
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  check ((follow_up_id is null) = (follow_up_on is null)),
  check (happened_on <= (reported_at at time zone 'Europe/Amsterdam')::date),
  -- What is done with says what was done.
  check (closed_at is null or done is not null)
);
create index incident_open on incident (follow_up_on) where closed_at is null;

-- Who says to be younger than 16: a parent or guardian to call, asked for a meeting alone. No age, no day of birth.
alter table meeting_sign_up add column guardian text check (length(btrim(guardian)) between 1 and 200);

select
  audit_table('incident', 'people',
    'happened_on kind target setting to_police reported_by reported_at follow_up_id follow_up_on reminded_on closed_at closed_by changed_at changed_by',
    'nr'),
  audit_table('meeting_sign_up', 'projects', 'meeting_id people state signed_up_at reminded_at attended',
    'sequence token_hash locale');
