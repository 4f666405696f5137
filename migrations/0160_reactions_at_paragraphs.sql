-- People can react to a paragraph of a text that stands with the activity.

alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in ('ideas', 'places', 'paragraphs', 'survey'));

create table activity_paragraph (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null references activity (id),
  position integer not null check (position > 0),
  -- By which people speak of it; a heading has none.
  number integer check (number > 0),
  body text not null check (length(body) between 1 and 4000),
  unique (activity_id, position),
  unique (activity_id, number)
);

alter table contribution_text
  add column paragraph_id uuid references activity_paragraph (id);
create index contribution_text_paragraph on contribution_text (paragraph_id) where paragraph_id is not null;

create trigger tell_change after insert or update or delete or truncate on activity_paragraph
  for each statement execute function tell_change();

select audit_table('activity_paragraph', 'projects', 'activity_id position number');
