-- What people put in can be about a place, and can be for those who work on the project alone.

alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in ('ideas', 'places', 'survey'));
-- People choose whether everybody reads what they write.
alter table activity add column may_be_private boolean not null default false;

-- Places to choose from, where somebody has no map.
create table activity_place (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null references activity (id),
  position integer not null check (position > 0),
  name text not null check (length(name) between 1 and 120),
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  area_id uuid references area (id),
  unique (activity_id, name),
  check ((lon is null) = (lat is null))
);

alter table contribution add column is_private boolean not null default false;
-- No page, feed or file for everybody shows what is not in the state "shown".
alter table contribution add constraint contribution_private
  check (not is_private or (state <> 'shown' and target_id is null));
create index contribution_private on contribution (activity_id) where is_private;

-- Where it is goes with the words: it can say who somebody is.
alter table contribution_text
  add column place_id uuid references activity_place (id),
  add column place text check (length(place) between 1 and 200),
  add column lon double precision check (lon between -180 and 180),
  add column lat double precision check (lat between -90 and 90),
  add column area_id uuid references area (id),
  add constraint contribution_text_point check ((lon is null) = (lat is null));
create index contribution_text_area on contribution_text (area_id) where area_id is not null;

-- Who chose that only we read it can count on that.
create function contribution_stays_private() returns trigger language plpgsql as $$
begin
  raise exception 'what is private stays so';
end
$$;
create trigger contribution_stays_private before update of is_private on contribution
  for each row when (old.is_private and not new.is_private) execute function contribution_stays_private();

create trigger tell_change after insert or update or delete or truncate on activity_place
  for each statement execute function tell_change();

select
  audit_table('activity', 'projects',
    'project_id kind slug way_key title asks opens_on closes_on may_support may_comment may_be_private review_first without_email answer_on stopped_at stopped_by created_at changed_at changed_by'),
  audit_table('activity_place', 'projects', 'activity_id position name lon lat area_id'),
  audit_table('contribution', 'projects',
    'project_id activity_id kind target_id channel entered_by state is_owed is_private at changed_at group_id response_id answered_at',
    'nr voice person_id supports comments', person => '');
