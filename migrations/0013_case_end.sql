-- When a case ends, its open promises and planned meetings end with it, and say why.

alter table commitment
  add column ended_on date,
  -- How the case ended.
  add column ended_because text
    check (ended_because in ('completed', 'refused', 'not_treated', 'withdrawn', 'referred', 'not_carried_out')),
  add constraint commitment_ended check ((ended_on is null) = (ended_because is null)),
  add constraint commitment_closed_once check (num_nonnulls(kept_on, withdrawn_on, ended_on) <= 1);
drop index commitment_open;
create index commitment_open on commitment (due_day, id)
  where kept_on is null and withdrawn_on is null and ended_on is null;

alter table commitment_entry
  -- ended: how the case ended.
  add column because text,
  drop constraint commitment_entry_type_check,
  add constraint commitment_entry_type_check
    check (type in ('made', 'explained_late', 'kept', 'withdrawn', 'ended')),
  add constraint commitment_entry_because check ((type = 'ended') = (because is not null)),
  -- Why it ended is how the case ended, in the reader's language; somebody's words are not needed.
  drop constraint commitment_entry_check2,
  add constraint commitment_entry_text check (type in ('made', 'ended') or text_id is not null);
drop index commitment_entry_kept_once;
create unique index commitment_entry_closed_once on commitment_entry (commitment_id)
  where type in ('kept', 'withdrawn', 'ended');

alter table meeting
  -- Cancelled because the case ended like this; then nobody wrote a reason.
  add column case_end text
    check (case_end in ('completed', 'refused', 'not_treated', 'withdrawn', 'referred', 'not_carried_out')),
  drop constraint meeting_check2,
  add constraint meeting_cancelled check (status <> 'cancelled' or reason is not null or case_end is not null);
