-- The participation report of a project: what the product knows, beside what the leader says of it, in versions.

create table participation_report (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project (id),
  version integer not null check (version > 0),
  -- What the leader says, by part of the report.
  words jsonb not null,
  -- What the product knew on the day of publication: numbers, days, answers. Nobody edits them.
  known jsonb,
  state text not null check (state in ('draft', 'review', 'returned', 'agreed', 'published')),
  -- What is different from the version before it.
  change_note text check (length(change_note) between 1 and 2000),
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  -- What the adviser said of it.
  review_reasons text check (length(review_reasons) between 1 and 3000),
  published_at timestamptz,
  published_by uuid references person (id),
  unique (project_id, version),
  check ((state = 'published') = (published_at is not null)),
  check ((state = 'published') = (known is not null)),
  check (state <> 'returned' or review_reasons is not null)
);
create unique index participation_report_one_open on participation_report (project_id) where state <> 'published';

create function participation_report_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a published report never changes';
end
$$;
create trigger participation_report_stays before update or delete on participation_report
  for each row when (old.state = 'published') execute function participation_report_stays();

create trigger tell_change after insert or update or delete or truncate on participation_report
  for each statement execute function tell_change();

-- Who signed up for a meeting is forgotten after a while; how many were there stays for the report.
alter table project_meeting add column attended integer check (attended >= 0);
update project_meeting set attended = counted.amount
  from (select meeting_id, sum(attended) as amount from meeting_sign_up where attended is not null group by meeting_id) as counted
  where counted.meeting_id = project_meeting.meeting_id;

create function project_meeting_counts_attended() returns trigger language plpgsql as $$
begin
  update project_meeting set attended =
      (select sum(attended) from meeting_sign_up where meeting_id = new.meeting_id and attended is not null)
    where meeting_id = new.meeting_id;
  return null;
end
$$;
create trigger project_meeting_counts_attended after update of attended on meeting_sign_up
  for each row when (new.attended is distinct from old.attended) execute function project_meeting_counts_attended();

select
  audit_table('participation_report', 'projects',
    'project_id version state changed_at changed_by submitted_by submitted_at reviewed_by reviewed_at published_at published_by'),
  audit_table('project_meeting', 'projects', 'project_id capacity sign_up_until offers', 'taken attended');
