-- Who supported a plan is asked again when it is done once more or grows: one link each, whatever is published how often.
alter table initiative_support_link add column asked_again boolean not null default false;
create unique index initiative_support_link_asked_once
  on initiative_support_link (case_id, person_id) where asked_again;
