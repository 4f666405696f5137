-- What somebody who takes part and does not read e-mail must be told by telephone or letter, in the words of the mail
-- that others got. The contact of the case does so, and says that it is done.
create table hand_letter (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  subject text not null,
  -- Gone once it was told: it may hold what people wrote.
  body text,
  locale text not null check (locale in ('nl', 'en')),
  on_day date not null,
  created_at timestamptz not null,
  told_at timestamptz,
  told_by uuid references person (id),
  constraint hand_letter_told check ((told_at is null) = (body is not null))
);
create index hand_letter_open on hand_letter (case_id, created_at) where told_at is null;
