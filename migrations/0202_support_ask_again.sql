-- Who supported a plan without an account, and said that we may mail them once when it is done again or grows. Their
-- address is kept for that mail alone: it goes when it was sent, when they take it back, and after two years.
create table initiative_support_again (
  case_id uuid not null references initiative (case_id),
  -- Of the statement, as in initiative_support.
  voice text not null,
  email text not null check (length(email) between 3 and 254),
  locale text not null check (locale in ('nl', 'en')),
  asked_at timestamptz not null,
  -- Null until the link in the mail was followed.
  confirmed_at timestamptz,
  primary key (case_id, voice)
);
create index initiative_support_again_email on initiative_support_again (email);

-- Without an account it is the voice that is asked once.
create unique index initiative_support_link_voice_asked_once
  on initiative_support_link (case_id, voice) where asked_again;
