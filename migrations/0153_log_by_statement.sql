-- What is put in is written down for a whole statement at once instead of row by row (decision 0044): thousands of
-- contributions and votes come in within hours, several to a statement, and the log was more than half of their cost.

-- The same row of the log as `audit_row` writes for each new row, for all rows of a statement. Same arguments; the case
-- stands in the table itself. The rows have a name that no column has.
create function audit_inserted() returns trigger language plpgsql as $$
declare
  -- Who, when, in which request, by which command, as in `audit_write`.
  signed text[] := string_to_array(
    split_part(split_part(right(current_query(), 300), '/*meemaken ', 2), '*/', 1), ' ');
  mark text := current_setting('meemaken.deed', true);
  sample jsonb;
  first_id bigint;
  deed_id bigint;
  hidden text[] := tg_argv[2];
begin
  select to_jsonb(audit_added) into sample from audit_added limit 1;
  if not found then return null; end if;
  -- A column that the log was not told of is hidden.
  hidden := hidden || array(
    select jsonb_object_keys(
      sample - tg_argv[1]::text[] - tg_argv[2]::text[] - tg_argv[3]::text[] - string_to_array(tg_argv[4], ',')));
  if split_part(mark, '|', 2) = array_to_string(signed, ' ') and mark <> '' then
    deed_id := split_part(mark, '|', 1);
  else
    first_id := nextval('audit_sequence');
    deed_id := first_id;
    mark := set_config('meemaken.deed', deed_id || '|' || array_to_string(signed, ' '), true);
  end if;

  with fresh as materialized (
    select row_number() over () as place, this,
      coalesce(this ->> tg_argv[4],
        (select string_agg(this ->> part, ':') from unnest(string_to_array(tg_argv[4], ',')) as part)) as row_id
    from (select to_jsonb(audit_added) - tg_argv[3]::text[] as this from audit_added) as one
  ), salts as (
    insert into audit_salt as known (thing, row_id)
      select distinct tg_table_name, row_id from fresh where hidden <> '{}'
      on conflict (thing, row_id) do update set thing = excluded.thing returning row_id, salt
  )
  insert into audit_waiting (
    id, deed, at, actor, actor_id, command, request_id, op, kind, thing, row_id, case_id, person_id, clear, digests
  )
  select
    case when first_id is not null and place = 1 then first_id else nextval('audit_sequence') end,
    deed_id, coalesce(signed[2]::timestamptz, date_trunc('milliseconds', now())),
    case length(signed[1]) when 36 then 'person' else coalesce(signed[1], 'outside') end,
    case length(signed[1]) when 36 then signed[1]::uuid end,
    coalesce(nullif(array_to_string(signed[4:], ' '), ''), session_user),
    case length(signed[3]) when 36 then signed[3]::uuid end,
    'insert', tg_argv[0], tg_table_name, row_id, (this ->> tg_argv[5])::uuid, (this ->> tg_argv[6])::uuid,
    this - hidden - 'id',
    case when hidden = '{}' then '{}' else coalesce((
      -- What was nothing has no digest.
      select jsonb_object_agg(
          name, encode(sha256(convert_to(salt || name || nullif(this -> name, 'null'), 'UTF8')), 'base64'))
        from unnest(hidden) as name where this -> name <> 'null'), '{}') end
  from fresh left join salts using (row_id) order by place;
  return null;
end
$$;

-- From here on a table under the log has a trigger for what is new, by statement, and one for what changes or goes, by
-- row; a table whose case stands in another table keeps one trigger for all.
create function audit_inserts_by_statement(p_table regclass) returns void language plpgsql as $$
declare
  whole text;
begin
  select pg_get_triggerdef(oid) into whole from pg_trigger
    where tgrelid = p_table and tgname = 'audit_row' and pg_get_triggerdef(oid) like '% AFTER INSERT OR %';
  if whole is null or whole ~ '''[a-z_]+\.[a-z_]+'', ''[^'']*''\)$' then return; end if;
  execute format('drop trigger audit_row on %s', p_table);
  execute format('drop trigger if exists audit_inserted on %s', p_table);
  execute replace(whole, ' AFTER INSERT OR ', ' AFTER ');
  execute replace(replace(
    regexp_replace(whole, 'TRIGGER audit_row AFTER INSERT OR [A-Z ]+ ON ', 'TRIGGER audit_inserted AFTER INSERT ON '),
    ' FOR EACH ROW ', ' REFERENCING NEW TABLE AS audit_added FOR EACH STATEMENT '),
    ' FUNCTION audit_row(', ' FUNCTION audit_inserted(');
end
$$;
alter function audit_table(regclass, text, text, text, text, text, text) rename to audit_table_by_row;
create function audit_table(
  p_table regclass, kind text, readable text,
  left_out text default '', key text default null, case_from text default null, person text default null
) returns void language plpgsql as $$
begin
  perform audit_table_by_row(p_table, kind, readable, left_out, key, case_from, person);
  perform audit_inserts_by_statement(p_table);
end
$$;
select audit_inserts_by_statement(tgrelid) from pg_trigger where tgname = 'audit_row' order by tgrelid;

-- Support and comments are counted once for each statement and each thing they are about. In one order, so that two
-- statements at once wait for each other instead of standing in each other's way.
create function contribution_counts_added() returns trigger language plpgsql as $$
begin
  if not exists (select from added where target_id is not null and state = 'shown') then return null; end if;
  perform from contribution
    where id in (select target_id from added where state = 'shown') order by id for no key update;
  update contribution set supports = contribution.supports + more.supports, comments = contribution.comments + more.comments
    from (
      select target_id,
        count(*) filter (where kind = 'support') as supports, count(*) filter (where kind = 'comment') as comments
      from added where target_id is not null and state = 'shown' group by target_id
    ) as more where id = more.target_id;
  return null;
end
$$;
drop trigger contribution_counts_new on contribution;
create trigger contribution_counts_added after insert on contribution
  referencing new table as added for each statement execute function contribution_counts_added();
