-- Somebody who did not keep to the code of conduct cannot put anything in for some days: told why, until when and how
-- to object. It ends by itself. What the law gives (applying, objecting, complaining) asks nothing of this table.

create table block (
  id uuid primary key default gen_random_uuid(),
  -- The account, where there is one, and the address as a keyed digest; both go when it is forgotten.
  person_id uuid references person (id),
  voice text,
  -- How colleagues know who it is, and where to tell.
  name text check (length(name) between 1 and 200),
  email text check (length(email) <= 254),
  locale text not null,
  reason text check (length(btrim(reason)) between 1 and 1000),
  -- What it is about: a page at the desk.
  about text not null check (length(about) between 1 and 200),
  about_path text not null check (about_path like '/werk/%'),
  since timestamptz not null,
  last_day date not null,
  blocked_by uuid references person (id),
  objection text check (length(btrim(objection)) between 1 and 1000),
  objected_at timestamptz,
  objection_outcome text check (objection_outcome in ('stays', 'ended')),
  objection_reply text check (length(btrim(objection_reply)) between 1 and 1000),
  objection_settled_at timestamptz,
  objection_settled_by uuid references person (id),
  -- Before its last day, with a reason.
  ended_at timestamptz,
  ended_by uuid references person (id),
  end_reason text check (length(btrim(end_reason)) between 1 and 1000),
  check (ended_at is not null or (voice is not null and reason is not null)),
  check (objection is null or objected_at is not null),
  check (objection_outcome is null or objected_at is not null),
  check ((objection_outcome is null) = (objection_settled_at is null)),
  -- Who is objected to does not decide about it.
  constraint objection_is_for_another check (objection_settled_by is null or objection_settled_by is distinct from blocked_by)
);
-- One at a time: whoever blocks in the same moment is told that it is done.
create unique index block_running on block (voice) where ended_at is null;
create index block_of_person on block (person_id) where person_id is not null;
create index block_last_day on block (last_day);

-- Whether somebody reads everything before it stands on the page: why, said to everybody, and since when.
alter table activity
  add column review_reason text check (length(btrim(review_reason)) between 1 and 500),
  add column review_changed_on date,
  add constraint activity_review_told check ((review_reason is null) = (review_changed_on is null));

select
  audit_table('block', 'projects',
    'since last_day blocked_by objected_at objection_outcome objection_settled_at objection_settled_by ended_at ended_by',
    'voice person_id locale', person => ''),
  audit_table('activity', 'projects',
    'project_id kind slug way_key title asks opens_on closes_on may_support may_comment may_be_private review_first review_reason review_changed_on without_email answer_on stopped_at stopped_by created_at changed_at changed_by');
