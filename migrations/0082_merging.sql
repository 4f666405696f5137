-- Two cases about the same plan become one: the one ends, and goes on in the other.

alter table initiative_link
  drop constraint initiative_link_relation_check,
  add constraint initiative_link_relation_check check (relation in ('grew_from', 'similar', 'merged_into'));
-- A plan goes on in one other plan.
create unique index initiative_link_merged_once on initiative_link (from_id) where relation = 'merged_into';

alter table commitment
  drop constraint commitment_ended_because_check,
  add constraint commitment_ended_because_check check (ended_because in
    ('completed', 'refused', 'not_treated', 'withdrawn', 'referred', 'not_carried_out', 'merged'));
alter table meeting
  drop constraint meeting_case_end_check,
  add constraint meeting_case_end_check check (case_end in
    ('completed', 'refused', 'not_treated', 'withdrawn', 'referred', 'not_carried_out', 'merged'));

-- Whether who takes part in the one wants to take part in the other, and whether they are welcome there. Until both
-- said yes nobody learns who the other is.
create table merge_question (
  id uuid primary key default gen_random_uuid(),
  from_id uuid not null references initiative (case_id),
  into_id uuid not null references initiative (case_id),
  party_id uuid not null references case_party (id),
  asked_on date not null,
  wants boolean,
  wants_on date,
  welcome boolean,
  welcome_on date,
  unique (from_id, party_id),
  check ((wants is null) = (wants_on is null)),
  check ((welcome is null) = (welcome_on is null)),
  -- Who does not want to, is not talked about.
  check (welcome is null or wants)
);
create index merge_question_into on merge_question (into_id);
create index merge_question_party on merge_question (party_id);

select
  audit_table('merge_question', 'initiatives', 'from_id into_id party_id asked_on wants wants_on welcome welcome_on',
    case_from => 'from_id');
