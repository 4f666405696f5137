-- A plan that is done again: from which plan before its form was filled in. Its application for money is filled in from
-- there too.

create table initiative_again (
  id uuid primary key default gen_random_uuid(),
  from_case_id uuid not null references initiative (case_id),
  -- The form that is being filled in; gone once it is forgotten.
  draft_id uuid unique references form_draft (id) on delete set null,
  -- The new plan, once it was sent.
  case_id uuid unique references initiative (case_id)
);
