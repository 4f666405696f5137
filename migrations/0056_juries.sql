-- Juries of residents: members with a term, rounds of wishes, conflicts of interest, scores, votes and advice.
-- Decision 0036.

-- A jury is everybody with the role of jury member for a jury area (decision 0030). Here stands what is known besides.
create table jury (
  area_id uuid primary key references area (id),
  -- The official to whom jurors and candidates turn.
  secretary_id uuid references person (id),
  -- Looking for members until a day, with a few words about it.
  seeks_until date,
  seeks_text text check (length(seeks_text) <= 1000)
);

-- How somebody sits in a jury, from when until when. The role itself says whether they are in it.
create table jury_seat (
  grant_id uuid primary key references role_grant (id),
  part text not null check (part in ('member', 'substitute', 'chair')),
  from_day date not null,
  until_day date not null,
  check (from_day <= until_day)
);

-- Somebody who wants to be in a jury.
create table jury_candidate (
  id uuid primary key default gen_random_uuid(),
  area_id uuid not null references area (id),
  person_id uuid not null references person (id),
  motivation text not null check (length(motivation) between 1 and 2000),
  received_at timestamptz not null,
  answer text check (answer in ('invited', 'declined')),
  answered_at timestamptz,
  answered_by uuid references person (id),
  check ((answer is null) = (answered_at is null))
);
create unique index jury_candidate_once on jury_candidate (area_id, person_id) where answer is null;

create table jury_round (
  id uuid primary key default gen_random_uuid(),
  area_id uuid not null references area (id),
  -- Counts on in its area: "ronde 7".
  number integer not null check (number > 0),
  ceiling_id uuid not null references ceiling (id),
  scheme_key text not null,
  scheme_version integer not null,
  -- What is complete by the end of this day is in this round.
  closes_on date not null,
  -- Until the end of this day jurors score and vote.
  votes_until date not null,
  -- Without a meeting: jurors judge in writing.
  written boolean not null,
  meeting_id uuid references meeting (id),
  secret boolean not null,
  state text not null default 'collecting' check (state in ('collecting', 'judging', 'counted', 'advised', 'decided', 'cancelled')),
  list_closed_at timestamptz,
  counted_at timestamptz,
  advised_at timestamptz,
  decided_at timestamptz,
  -- What was said at the table, for jurors and the municipality.
  notes text check (length(notes) <= 10000),
  created_at timestamptz not null,
  created_by uuid references person (id),
  unique (area_id, number),
  foreign key (scheme_key, scheme_version) references scheme_version (key, version),
  foreign key (ceiling_id, scheme_key) references ceiling (id, scheme_key),
  check (written = (meeting_id is null)),
  check (closes_on <= votes_until)
);
create index jury_round_ceiling on jury_round (ceiling_id);

-- A wish on the list of a round, with the advice of the jury and what was decided on it.
create table jury_wish (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references jury_round (id),
  application_id uuid not null references application (id),
  -- By order of receipt.
  position integer not null check (position > 0),
  left_as text check (left_as in ('withdrawn', 'moved')),
  -- What the jury says.
  outcome text check (outcome in ('yes', 'yes_less', 'question', 'not_now', 'no', 'refer')),
  advised_cents bigint check (advised_cents > 0),
  conditions text,
  reasons text,
  -- Where else the applicant can go, with a no or a referral.
  other_way text,
  -- The votes and the average score, as they were counted when the vote was closed.
  yes_votes integer check (yes_votes >= 0),
  no_votes integer check (no_votes >= 0),
  blank_votes integer check (blank_votes >= 0),
  -- In hundredths of a point.
  score integer check (score >= 0),
  decided_as text check (decided_as in ('followed', 'deviated')),
  deviation text,
  decision_id uuid references decision (id),
  decided_cents bigint check (decided_cents >= 0),
  decided_at timestamptz,
  unique (round_id, application_id),
  check ((outcome is null) = (reasons is null)),
  check ((outcome is not distinct from 'yes' or outcome is not distinct from 'yes_less') = (advised_cents is not null)),
  check (outcome is null or yes_votes is not null),
  check ((decided_as is null) = (decided_at is null)),
  check ((decided_as is not distinct from 'deviated') = (deviation is not null))
);
-- A wish is judged in one round at a time.
create unique index jury_wish_once on jury_wish (application_id) where left_as is null and outcome is null;
create index jury_wish_application on jury_wish (application_id);

-- Who has an interest in a wish does not judge it.
create table jury_conflict (
  wish_id uuid not null references jury_wish (id),
  person_id uuid not null references person (id),
  ground text not null check (ground in ('party', 'supporter', 'lives_near', 'other')),
  declared_at timestamptz not null,
  declared_by uuid references person (id),
  primary key (wish_id, person_id)
);

-- A member who cannot take part in a round, and the substitute who does.
create table jury_absence (
  round_id uuid not null references jury_round (id),
  person_id uuid not null references person (id),
  substitute_id uuid references person (id),
  primary key (round_id, person_id),
  unique (round_id, substitute_id),
  check (substitute_id <> person_id)
);

create table jury_score (
  wish_id uuid not null references jury_wish (id),
  person_id uuid not null references person (id),
  criterion text not null,
  score smallint not null check (score between 1 and 10),
  source text not null check (source in ('self', 'paper')),
  primary key (wish_id, person_id, criterion)
);

-- Who voted on a wish. In an open vote also what; in a secret one never.
create table jury_voter (
  wish_id uuid not null references jury_wish (id),
  person_id uuid not null references person (id),
  choice text check (choice in ('yes', 'no', 'blank')),
  source text not null check (source in ('self', 'paper')),
  primary key (wish_id, person_id)
);

-- Secret ballots: no voter, no moment, no order. Every vote writes all ballots of the wish anew under other keys, and
-- when the vote is counted they are gone.
create table jury_ballot (
  key uuid primary key default gen_random_uuid(),
  wish_id uuid not null references jury_wish (id),
  choice text not null check (choice in ('yes', 'no', 'blank'))
);
create index jury_ballot_wish on jury_ballot (wish_id);

-- A question of the jury reaches the applicant through the secretary, and so does the answer.
create table jury_question (
  id uuid primary key default gen_random_uuid(),
  wish_id uuid not null references jury_wish (id),
  asked_by uuid references person (id),
  question text not null check (length(question) between 1 and 2000),
  asked_at timestamptz not null,
  sent_at timestamptz,
  sent_by uuid references person (id),
  answer text check (length(answer) <= 5000),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index jury_question_wish on jury_question (wish_id, asked_at);

-- Whoever writes: no score and no vote of somebody with an interest, and none once the vote is closed.
create function keep_jury_fair() returns trigger language plpgsql as $$
declare
  the_state text;
  is_secret boolean;
begin
  select state, secret into the_state, is_secret
    from jury_round join jury_wish on jury_wish.round_id = jury_round.id where jury_wish.id = new.wish_id;
  if the_state <> 'judging' then
    raise exception 'this round is not being judged' using constraint = 'jury_round_judging';
  end if;
  if exists (select from jury_conflict where wish_id = new.wish_id and person_id = new.person_id) then
    raise exception 'who has an interest does not judge' using constraint = 'jury_no_interest';
  end if;
  if tg_table_name = 'jury_voter' then
    if is_secret <> (to_jsonb(new) ->> 'choice' is null) then
      raise exception 'a secret vote stands apart from who voted' using constraint = 'jury_vote_secret';
    end if;
  end if;
  return new;
end
$$;
create trigger jury_score_fair before insert or update on jury_score
  for each row execute function keep_jury_fair();
create trigger jury_voter_fair before insert or update on jury_voter
  for each row execute function keep_jury_fair();

-- As many ballots as voters: looked at when the transaction ends.
create function count_ballots() returns trigger language plpgsql as $$
declare
  the_wish uuid := case tg_op when 'DELETE' then old.wish_id else new.wish_id end;
begin
  if exists (
    select from jury_wish join jury_round on jury_round.id = round_id
     where jury_wish.id = the_wish and secret and jury_round.state = 'judging'
       and (select count(*) from jury_ballot where wish_id = the_wish)
         <> (select count(*) from jury_voter where wish_id = the_wish)
  ) then
    raise exception 'there are not as many ballots as voters' using constraint = 'jury_ballot_per_voter';
  end if;
  return null;
end
$$;
create constraint trigger jury_ballots_counted after insert or delete on jury_ballot
  deferrable initially deferred for each row execute function count_ballots();
create constraint trigger jury_voters_counted after insert or delete on jury_voter
  deferrable initially deferred for each row execute function count_ballots();

do $$
declare name text;
begin
  foreach name in array array['jury', 'jury_seat', 'jury_round', 'jury_wish', 'jury_conflict'] loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;

select
  audit_table('jury', 'juries', 'secretary_id seeks_until', person => 'secretary_id'),
  audit_table('jury_seat', 'juries', 'part from_day until_day'),
  audit_table('jury_candidate', 'juries', 'area_id person_id received_at answer answered_at answered_by'),
  audit_table('jury_round', 'juries',
    'area_id number ceiling_id scheme_key scheme_version closes_on votes_until written meeting_id secret state list_closed_at counted_at advised_at decided_at created_at created_by'),
  audit_table('jury_wish', 'juries',
    'round_id application_id position left_as outcome advised_cents yes_votes no_votes blank_votes score decided_as decision_id decided_cents decided_at',
    case_from => 'application.application_id'),
  audit_table('jury_conflict', 'juries', 'wish_id person_id ground declared_at declared_by'),
  audit_table('jury_absence', 'juries', 'round_id person_id substitute_id'),
  audit_table('jury_score', 'juries', 'wish_id person_id criterion score source'),
  audit_table('jury_voter', 'juries', 'wish_id person_id choice source'),
  audit_table('jury_question', 'juries', 'wish_id asked_by asked_at sent_at sent_by answered_at');

-- A meeting of a jury belongs to no case; jurors take part.
alter table meeting_participant drop constraint meeting_participant_role_check;
alter table meeting_participant add constraint meeting_participant_role_check
  check (role in ('guide', 'initiator', 'partner', 'official', 'juror'));
