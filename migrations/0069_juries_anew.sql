-- An interest of somebody who had voted in secret made the vote begin anew: that interest stays.
alter table jury_conflict add column anew boolean not null default false;

-- What the chair chose when the vote was counted, for a tie; in a secret vote nobody knows.
alter table jury_wish add column chair_vote text check (chair_vote in ('yes', 'no', 'blank'));
update jury_wish set chair_vote = (
  select choice from jury_voter
    join jury_round on jury_round.id = jury_wish.round_id
    join role_grant on role_grant.person_id = jury_voter.person_id
     and role = 'jury_member' and scope_id = jury_round.area_id::text and ended_at is null
    join jury_seat on grant_id = role_grant.id and part = 'chair'
   where wish_id = jury_wish.id limit 1)
 where yes_votes is not null;

-- What a letter says is for who gets it; what was published of a decision on the case itself says no more than that.
update jury_wish
   set deviation = 'Dit besluit is buiten de lijst om genomen. De redenen staan in de brief aan de aanvrager.'
  from decision
 where decision.id = decision_id and decision.reasons = deviation;

select
  audit_table('jury_wish', 'juries',
    'round_id application_id position left_as outcome advised_cents yes_votes no_votes blank_votes score chair_vote decided_as decision_id decided_cents decided_at',
    case_from => 'application.application_id'),
  audit_table('jury_conflict', 'juries', 'wish_id person_id ground declared_at declared_by anew');
