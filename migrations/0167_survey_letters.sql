-- Letters with a personal code for a survey (decision 0047). A letter knows an address and a code, both locked; that a
-- code was used stands where everybody is counted once (survey_taker), without an answer or a moment beside it.

alter table survey drop constraint survey_identity_check;
alter table survey add constraint survey_identity_check check (identity in ('anonymous', 'signed_in', 'invited'));

create table survey_mailing (
  id uuid primary key,
  survey_id uuid not null references survey (activity_id),
  subject text not null check (length(subject) between 1 and 120),
  body text not null check (length(body) between 1 and 3000),
  reminder text not null check (length(reminder) between 1 and 3000),
  sender text not null check (length(sender) between 1 and 200),
  -- How many letters there are; rows of the file that were left out because the address has one already.
  letters integer not null check (letters > 0),
  twice integer not null check (twice >= 0),
  made_at timestamptz not null,
  made_by uuid references person (id),
  -- From then on the codes work and the letter stays as it is.
  ready_at timestamptz,
  -- Which addresses get a second letter was fixed then, once.
  reminded_at timestamptz,
  reminders integer check (reminders >= 0),
  -- The addresses are gone; what is left is how many codes were used.
  erased_at timestamptz,
  used integer check (used >= 0),
  check ((erased_at is null) = (used is null)),
  check ((reminded_at is null) = (reminders is null)),
  check (reminded_at is null or ready_at is not null)
);
create index survey_mailing_survey on survey_mailing (survey_id, made_at);

create table survey_letter (
  mailing_id uuid not null references survey_mailing (id) on delete cascade,
  nr integer not null check (nr > 0),
  survey_id uuid not null references survey (activity_id),
  -- The code, as a keyed digest: the voice with which it counts once.
  digest text not null unique,
  -- The address, as a keyed digest: one letter for each.
  place_digest text not null,
  -- Address and code, locked with a key that is not in the database.
  sealed text not null,
  -- Had not been used when the second letters were made.
  gets_reminder boolean not null default false,
  primary key (mailing_id, nr),
  unique (survey_id, place_digest)
);

create trigger tell_change after insert or update or delete or truncate on survey_mailing
  for each statement execute function tell_change();

select audit_table('survey_mailing', 'projects',
  'survey_id letters twice made_at made_by ready_at reminded_at reminders erased_at used');
