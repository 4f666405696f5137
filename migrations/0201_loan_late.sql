-- When who borrowed something was last told that it should be back; null while that was not needed.
alter table loan add column late_told_on date check (late_told_on is null or state in ('out', 'back'));
