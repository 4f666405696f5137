-- Cached pages are dropped when a table they were made from changes: every table tells so when a transaction commits.
-- PostgreSQL tells the same thing once for each transaction. Tables that no page for everyone shows stay silent.

create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('meemaken_changed', tg_table_name);
  return null;
end $$;

do $$
declare name text;
begin
  for name in
    select tablename from pg_tables
    where schemaname = 'public'
      and tablename not in (
        'outbox', 'rate_limit', 'session', 'email_link', 'form_once', 'form_draft', 'form_draft_key',
        'form_draft_file', 'case_reader', 'case_signal', 'commitment_reminder', 'initiative_sent', 'initiative_receipt',
        'search_word'
      )
      and tablename not like 'kysely%' and tablename not like 'audit%'
  loop
    execute format(
      'create trigger tell_change after insert or update or delete or truncate on %I
         for each statement execute function tell_change()', name);
  end loop;
end $$;
