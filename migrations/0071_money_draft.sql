-- What somebody has filled in of an application for money and did not send yet: with an idea that still waits for its
-- address, or with a plan. Sent along with an idea, it is applied for as soon as the address is confirmed.

create table initiative_money_draft (
  id uuid primary key default gen_random_uuid(),
  sent_id uuid unique references initiative_sent (id) on delete cascade,
  case_id uuid unique references initiative (case_id),
  -- As it was typed, by field.
  typed jsonb not null,
  goes_along boolean not null default false,
  updated_at timestamptz not null,
  check (num_nonnulls(sent_id, case_id) = 1),
  check (not goes_along or sent_id is not null)
);
