-- What members of a panel are invited to: one mail per address for each activity, however many panels they are in.

create table panel_invitation (
  id uuid primary key default gen_random_uuid(),
  panel_id uuid not null references panel (id),
  activity_id uuid references activity (id),
  meeting_id uuid references project_meeting (meeting_id),
  -- For whom, of those who chose this; none is all.
  subjects text[] not null default '{}',
  area_ids uuid[] not null default '{}',
  amount integer not null check (amount > 0),
  sent_by uuid references person (id),
  sent_at timestamptz not null,
  check ((activity_id is null) <> (meeting_id is null))
);
create index panel_invitation_panel on panel_invitation (panel_id, sent_at);

-- That an address was invited, as a keyed digest: without a name, and in no order.
create table panel_invited (
  target_id uuid not null,
  voice text not null,
  primary key (target_id, voice)
);

create trigger tell_change after insert or update or delete or truncate on panel_invitation
  for each statement execute function tell_change();

select audit_table('panel_invitation', 'projects', 'panel_id activity_id meeting_id subjects area_ids amount sent_by sent_at');
