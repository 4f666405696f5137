-- Plans that everybody sees and that wait for an answer, by the day on which it was promised: the councillor reads the
-- longest late first.
drop index concurrently if exists initiative_answer_due;
create index concurrently initiative_answer_due on initiative (answer_due, case_id)
  where public and not waiting and answer_due is not null;
