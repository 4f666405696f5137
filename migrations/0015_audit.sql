-- The audit log: who changed what, when, from what into what; a chain in which every tampering shows.
-- Rows wait in `audit_waiting`, written in the transaction of the change; the worker seals them into `audit_entry`.

create sequence audit_sequence;

-- What happened and is not sealed yet. No index but its key: it is written in the transaction of whoever acts.
create table audit_waiting (
  id bigint primary key default nextval('audit_sequence'),
  -- The first row of what was done in one go (one request, one transaction); its own id for that first row.
  deed bigint not null,
  -- When it was done, by the clock of who did it; and when the database wrote it down.
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- 'outside': on the database itself, not by this program.
  actor text not null check (actor in ('person', 'system', 'visitor', 'outside')),
  actor_id uuid,
  -- Route, job or command of the program; outside of it the account on the database.
  command text not null,
  request_id uuid,
  op text not null check (op in ('insert', 'update', 'delete', 'truncate', 'read', 'refused')),
  -- What part of the city's life: people, cases, configuration ...
  kind text not null,
  -- The table, or what was read.
  thing text not null,
  row_id text,
  case_id uuid,
  person_id uuid,
  -- {column: [old, new]} for what may be read, {column: [digest, digest]} for what may not.
  clear jsonb not null default '{}',
  digests jsonb not null default '{}',
  check ((actor = 'person') = (actor_id is not null))
);

-- The log. `hash` is made with a key that is not in the database, over the hash before it and this whole row.
create table audit_entry (
  number bigint primary key check (number > 0),
  id bigint not null,
  deed bigint not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  command text not null,
  request_id uuid,
  op text not null,
  kind text not null,
  thing text not null,
  row_id text,
  case_id uuid,
  person_id uuid,
  clear jsonb not null,
  digests jsonb not null,
  sealed_at timestamptz not null,
  hash bytea not null check (length(hash) = 32)
);
create index audit_entry_deed on audit_entry (deed);
create index audit_entry_at on audit_entry (at, deed);
create index audit_entry_kind on audit_entry (kind, at, deed);
create index audit_entry_actor on audit_entry (actor_id, at, deed) where actor_id is not null;
create index audit_entry_case on audit_entry (case_id, at, deed) where case_id is not null;
create index audit_entry_person on audit_entry (person_id, at, deed) where person_id is not null;

-- With which key the log is sealed, from which number on: a digest of that key.
create table audit_key (
  first_number bigint primary key,
  fingerprint text not null,
  since timestamptz not null
);

-- What makes the digests of a row unlike those of an equal text elsewhere. Without its salt a digest says nothing.
create table audit_salt (
  thing text not null,
  row_id text not null,
  salt uuid not null default gen_random_uuid(),
  primary key (thing, row_id)
);

create function audit_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_waiting' then
    if exists (select from audit_entry where deed = old.deed and id = old.id) then return old; end if;
  end if;
  raise exception 'the audit log is kept: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$$;
create trigger audit_waiting_kept before update or delete on audit_waiting
  for each row execute function audit_is_kept();
create trigger audit_waiting_not_truncated before truncate on audit_waiting execute function audit_is_kept();
create trigger audit_entry_kept before update or delete on audit_entry
  for each row execute function audit_is_kept();
create trigger audit_entry_not_truncated before truncate on audit_entry execute function audit_is_kept();
create trigger audit_key_kept before update or delete on audit_key
  for each row execute function audit_is_kept();
create trigger audit_key_not_truncated before truncate on audit_key execute function audit_is_kept();

-- Writes one row of the log. Who does what stands in a comment at the end of the statement (kit/audit/sign.ts):
--   /*meemaken <person, system or visitor> <moment> <request or -> <command>*/
create function audit_write(
  p_op text, p_kind text, p_thing text, p_row_id text, p_case_id uuid, p_person_id uuid, p_clear jsonb, p_digests jsonb
) returns bigint language plpgsql as $$
declare
  -- Who, when, in which request, by which command; null for what this program did not do.
  signed text[] := string_to_array(
    split_part(split_part(right(current_query(), 300), '/*meemaken ', 2), '*/', 1), ' ');
  mark text := current_setting('meemaken.deed', true);
  new_id bigint := nextval('audit_sequence');
  deed_id bigint;
begin
  -- The mark holds '<id of the deed at hand> <signature>' until the transaction ends.
  if split_part(mark, '|', 2) = array_to_string(signed, ' ') and mark <> '' then
    deed_id := split_part(mark, '|', 1);
  else
    deed_id := new_id;
    mark := set_config('meemaken.deed', new_id || '|' || array_to_string(signed, ' '), true);
  end if;
  insert into audit_waiting (
    id, deed, at, actor, actor_id, command, request_id, op, kind, thing, row_id, case_id, person_id, clear, digests
  ) values (
    new_id, deed_id, coalesce(signed[2]::timestamptz, date_trunc('milliseconds', now())),
    case length(signed[1]) when 36 then 'person' else coalesce(signed[1], 'outside') end,
    case length(signed[1]) when 36 then signed[1]::uuid end,
    coalesce(nullif(array_to_string(signed[4:], ' '), ''), session_user),
    case length(signed[3]) when 36 then signed[3]::uuid end,
    p_op, p_kind, p_thing, p_row_id, p_case_id, p_person_id, p_clear, p_digests
  );
  return deed_id;
end
$$;

-- On every table of the city's data. Arguments: kind, readable columns, hidden columns, columns left out, columns of
-- the key, where its case is found, which column is the person it is about. A column that is in none of them is
-- hidden: what a later migration adds is never readable by accident.
create function audit_row() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) - tg_argv[3]::text[] end;
  is_now jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) - tg_argv[3]::text[] end;
  this jsonb := case when tg_op = 'DELETE' then was else is_now end;
  this_id text := this ->> tg_argv[4];
  this_case uuid;
  this_salt uuid;
  unknown jsonb := this - tg_argv[1]::text[] - tg_argv[2]::text[];
  readable jsonb;
  hidden text[] := tg_argv[2];
  digests jsonb := '{}';
  deed bigint;
begin
  if was = is_now then return null; end if;
  if this_id is null then
    select string_agg(this ->> part, ':') into this_id from unnest(string_to_array(tg_argv[4], ',')) as part;
  end if;
  if unknown <> '{}' then
    hidden := hidden || array(select jsonb_object_keys(unknown - string_to_array(tg_argv[4], ',')));
  end if;

  -- What is new or gone stands there as it is or was, what changed as [old, new].
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, jsonb_build_array(was -> key, value)) into readable
      from jsonb_each(is_now - hidden) where value <> was -> key;
    hidden := array(select one from unnest(hidden) as one where was -> one <> is_now -> one);
  else
    readable := this - hidden - 'id';
  end if;
  if hidden <> '{}' and tg_op <> 'DELETE' then
    insert into audit_salt as known (thing, row_id) values (tg_table_name, this_id)
      on conflict (thing, row_id) do update set thing = excluded.thing returning salt into this_salt;
    -- What was nothing has no digest.
    select jsonb_object_agg(name, case tg_op when 'UPDATE' then jsonb_build_array(
             encode(sha256(convert_to(this_salt || name || nullif(was -> name, 'null'), 'UTF8')), 'base64'),
             encode(sha256(convert_to(this_salt || name || nullif(is_now -> name, 'null'), 'UTF8')), 'base64'))
           else to_jsonb(encode(sha256(convert_to(this_salt || name || nullif(is_now -> name, 'null'), 'UTF8')), 'base64')) end)
      into digests from unnest(hidden) as name where was -> name <> 'null' or is_now -> name <> 'null';
    digests := coalesce(digests, '{}');
  end if;
  -- What was emptied or removed cannot be guessed back from its digest: the salt goes too.
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and jsonb_path_exists(digests, '$.*[1] ? (@ == null)') then
    delete from audit_salt where thing = tg_table_name and row_id = this_id;
  end if;

  if strpos(tg_argv[5], '.') > 0 then
    execute format('select case_id from %I where id = $1', split_part(tg_argv[5], '.', 1))
      into this_case using (this ->> split_part(tg_argv[5], '.', 2))::uuid;
  else
    this_case := this ->> tg_argv[5];
  end if;
  -- An assignment: PERFORM would run a query of its own.
  deed := audit_write(
    lower(tg_op), tg_argv[0], tg_table_name, this_id, this_case, (this ->> tg_argv[6])::uuid,
    coalesce(readable, '{}'), digests
  );
  return null;
end
$$;

create function audit_emptied() returns trigger language plpgsql as $$
begin
  perform audit_write('truncate', tg_argv[0], tg_table_name, null, null, null, '{}', '{}');
  return null;
end
$$;

-- Puts a table under the log. `readable`: columns whose values may stand in it as they are (references, states, days,
-- amounts), in one text; all others only as a digest. `left_out`: columns that follow from others or are technique.
-- The key, the case and the person are found by themselves where they have their usual name.
create function audit_table(
  p_table regclass, kind text, readable text,
  left_out text default '', key text default null, case_from text default null, person text default null
) returns void language plpgsql as $$
declare
  readable_columns text[] := string_to_array(readable, ' ');
  left_columns text[] := array_remove(string_to_array(left_out, ' '), '');
  known text[];
  key_columns text[];
  hidden_columns text[];
begin
  select array_agg(attname::text) into known from pg_attribute
    where attrelid = p_table and attnum > 0 and not attisdropped;
  if not readable_columns || left_columns <@ known then
    raise exception 'columns named for the log of % that it does not have', p_table;
  end if;
  select array_agg(attname::text order by array_position(indkey::smallint[], attnum)) into key_columns
    from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = p_table and indisprimary;
  if key is not null then key_columns := array[key]; end if;
  hidden_columns := array(
    select name from unnest(known) as name where name <> all (readable_columns || left_columns || key_columns));
  case_from := coalesce(case_from, case when 'case_id' = any (known) then 'case_id' else '' end);
  person := coalesce(person, case when 'person_id' = any (known) then 'person_id' else '' end);
  execute format(
    'create or replace trigger audit_row after insert or update or delete on %s
       for each row execute function audit_row(%L, %L, %L, %L, %L, %L, %L)',
    p_table, kind, readable_columns, hidden_columns, left_columns, array_to_string(key_columns, ','), case_from, person
  );
  execute format(
    'create or replace trigger audit_emptied after truncate on %s execute function audit_emptied(%L)', p_table, kind
  );
end
$$;

select
  audit_table('person', 'people', 'channel locale email_confirmed_at created_at', person => 'id'),
  audit_table('organisation', 'people', 'kind created_at'),
  audit_table('organisation_member', 'people', 'organisation_id person_id role since until'),
  audit_table('role_grant', 'people', 'person_id role scope_kind scope_id granted_by granted_at ended_at'),
  audit_table('absence', 'people', 'person_id substitute_id first_day last_day created_at'),
  audit_table('officer_of_the_day', 'people', 'weekday person_id'),
  audit_table('session', 'people', 'person_id created_at', 'token_hash last_seen_at expires_at', 'person_id'),
  audit_table('file', 'cases', 'media_type bytes width height owner_id created_at', person => 'owner_id'),
  audit_table('installation_mark', 'configuration', 'value set_at'),
  audit_table('area', 'configuration', 'code slug name level parent_id jury_area_id population sort'),
  audit_table('map_feature', 'configuration', 'kind name'),
  audit_table('form_version', 'configuration', 'key version published_at'),
  audit_table('framework_version', 'configuration', 'key version status published_at published_by'),
  audit_table('process_version', 'configuration', 'key version kind published_at published_by retired_at created_at');

select
  audit_table('form_answer', 'initiatives', 'form_version_id person_id entered_by channel submitted_at'),
  audit_table('framework_result', 'initiatives',
    'key version subject_kind subject_id outcome chosen_outcome by_person_id at deviated_by deviated_at'),
  audit_table('initiative', 'initiatives',
    'number kind subject district_id neighbourhood_id home_bound needs amount_cents origin photo_id framework_result_id answers_id entered_by created_at declined_public_at declined_public_by',
    'consent_public_at approved_public_at approved_public_by public progress answer_due waiting submitted_on ended_on contact_days contact_on changed_at'),
  audit_table('initiative_sent', 'initiatives', 'sent_at case_id reminded_at locale'),
  audit_table('initiative_edit', 'initiatives', 'photo_id proposed_at proposed_by'),
  audit_table('initiative_revision', 'initiatives', 'case_id replaced_at replaced_by'),
  audit_table('initiative_link', 'initiatives', 'from_id to_id relation linked_at linked_by', case_from => 'from_id'),
  audit_table('initiative_receipt', 'initiatives', 'channel asked_at done_at done_by'),
  audit_table('front_door_referral', 'initiatives',
    'draft_id outcome shown_at ended ended_at framework_result_id answers_id case_id');

-- Of a case only what is entered: the rest follows from its timeline.
select
  audit_table('case_file', 'cases', 'number process_version_id kind subject_kind area_id created_at',
    'state outcome step_key step_since step_due next_due paused_until guide_id guide_since substitute_id officer_id zaaknummer submitted_on ended_on consent_on published_on lead_days lead_days_paused last_update_on last_event_at projected_at',
    case_from => 'id'),
  audit_table('case_text', 'cases', 'case_id author_id created_at erased_at', 'salt'),
  audit_table('case_event', 'cases', 'case_id type data visibility side by_person_id at on_day text_id', 'text_digest'),
  audit_table('case_party', 'cases', 'case_id person_id organisation_id role joined_on left_on'),
  audit_table('case_message', 'cases', 'case_id author_id side text_id at'),
  audit_table('case_attachment', 'cases', 'case_id file_id event_id message_id visibility at'),
  audit_table('advice_request', 'cases',
    'case_id aspect adviser_id asked_by asked_on due_day reminders last_reminded_on answered_on answered_by verdict released_on'),
  audit_table('advice_requirement', 'cases', 'advice_id case_id ground weeks outcome position'),
  audit_table('decision', 'cases',
    'case_id step_key type_key outcome_key says_no signed_by decided_on is_besluit last_day_to_object no_other_way_found created_at'),
  audit_table('stuck_request', 'cases',
    'case_id kind requirement_id text_id raised_by raised_on level due_day escalated_on answered_on answered_by outcome answer_text_id'),
  audit_table('info_pack', 'cases', 'case_id version sent_by sent_at'),
  audit_table('commitment', 'commitments',
    'case_id kind owner_kind owner_person_id owner_organisation_id text_id made_on first_due created_at',
    'for_everyone case_public area_id due_day kept_on withdrawn_on ended_on ended_because'),
  audit_table('commitment_entry', 'commitments',
    'commitment_id type on_day due_day kept_on because text_id file_ids by_person_id at', case_from => 'commitment.commitment_id'),
  audit_table('meeting', 'meetings',
    'case_id kind starts_at ends_at place_kind status case_end sequence planned_by created_at changed_at'),
  audit_table('hand_letter', 'cases', 'case_id person_id locale on_day created_at told_at told_by'),
  audit_table('meeting_participant', 'meetings', 'meeting_id person_id role answer answered_at',
    case_from => 'meeting.meeting_id');
