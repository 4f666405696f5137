-- People who sign in elsewhere: staff at the municipality's own provider, residents through a broker.

create table identity (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('provider', 'broker')),
  issuer text not null,
  -- Keyed digest of what the other side calls this person; it may be a number that we may not keep.
  subject text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  unique (kind, issuer, subject)
);
create index identity_person on identity (person_id);

alter table role_grant
  -- Who gave it: an administrator by hand, a group at the provider, or an invitation that was accepted.
  add column source text not null default 'hand' check (source in ('hand', 'provider', 'invitation')),
  -- The group that gives it, while it does.
  add column group_name text;

select
  audit_table('identity', 'people', 'person_id kind issuer created_at', 'subject last_used_at'),
  audit_table('role_grant', 'people',
    'person_id role scope_kind scope_id granted_by granted_at ended_at source group_name');
