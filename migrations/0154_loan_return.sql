-- What was broken or missing when something came back; null when all was well. Who borrowed it reads it.
alter table loan add column return_note text check (return_note is null or state = 'back');
