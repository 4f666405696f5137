-- An incident can be about something that was put in, or about a block; and who may read it adds to it while it is open.

alter table incident add column about_path text check (
  about_path ~ '^/werk/(projecten/P[0-9]{4}-[0-9]{4,9}/activiteiten/[a-z0-9-]+/antwoorden/[0-9]+|blokkades/[0-9a-f-]{36})$');

create table incident_addition (
  id uuid primary key default gen_random_uuid(),
  incident_id uuid not null references incident (id) on delete cascade,
  body text not null check (length(btrim(body)) between 1 and 3000),
  at timestamptz not null,
  by_person_id uuid references person (id)
);
create index incident_addition_of on incident_addition (incident_id, at);

select
  audit_table('incident', 'people',
    'happened_on kind target setting to_police about_path reported_by reported_at follow_up_id follow_up_on reminded_on closed_at closed_by changed_at changed_by',
    'nr'),
  audit_table('incident_addition', 'people', 'incident_id at by_person_id');
