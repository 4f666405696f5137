-- Who opened a form hears of new reactions, at most once a day, unless they stopped that; and a meeting with the
-- neighbours has a day and a place, for the letter.

alter table reaction_form
  add column mails_news boolean not null default true,
  -- Until when reactions were told. What came before we told it is left in peace.
  add column told_news_at timestamptz not null default now(),
  add column meeting_on date,
  add column meeting_time text check (meeting_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  add column meeting_place text check (length(meeting_place) between 1 and 200),
  add check (meeting_on is not null or (meeting_time is null and meeting_place is null));
alter table reaction_form alter column told_news_at drop default;

select
  audit_table('reaction_form', 'initiatives', 'case_id opened_on closes_on mails_news meeting_on meeting_time',
    'code told_closed_on told_news_at');

-- What came of sending somebody on is counted on a page for everyone, beside how cases ended.
create trigger tell_change after insert or update or delete or truncate on referral
  for each statement execute function tell_change();
create trigger tell_change after insert or update or delete or truncate on figure_fact
  for each statement execute function tell_change();
