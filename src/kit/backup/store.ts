import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** A table, or what stands for one: the queue is told without numbers that only mean something on one server. */
export interface Part {
  readonly name: string
  /** Whether it is a table of this program, and no stand-in. */
  readonly isTable?: boolean
  readonly columns: readonly string[]
  /** All rows in a fixed order. */
  readonly query: string
  /** Where COPY puts the rows. */
  readonly target: string
  /** Runs before and after the rows came in. */
  readonly before?: string
  readonly after?: string
}

/** A connection on which equal values are written in equal words, whatever server it is. */
export async function open(url: string): Promise<pg.Client> {
  const settings = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    IntervalStyle: 'iso_8601',
    extra_float_digits: '1',
    bytea_output: 'hex',
    search_path: 'public',
  }
  const client = new pg.Client({
    connectionString: url,
    application_name: 'meemaken backup',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

const name = pg.escapeIdentifier
/** A table of this program as it stands in a statement. */
export const tableName = (table: string): string => `public.${name(table)}`
const jobColumns =
  'priority, run_at, attempts, max_attempts, last_error, created_at, updated_at, key, revision, flags'

// Which worker has a job at hand is not kept: after a restore it runs again, as after a crash.
const queueParts: readonly Part[] = [
  {
    name: 'queue',
    columns: ['identifier', 'payload', 'queue_name', ...jobColumns.split(', ')],
    query: `select identifier, payload, queue_name, priority, run_at, attempts, max_attempts, last_error,
        j.created_at, j.updated_at, key, revision, flags
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     order by j.id`,
    target: `meemaken_queue (identifier, payload, queue_name, ${jobColumns})`,
    before: `create temporary table meemaken_queue (position bigserial, identifier text, payload json, queue_name text,
      priority smallint, run_at timestamptz, attempts smallint, max_attempts smallint, last_error text,
      created_at timestamptz, updated_at timestamptz, key text, revision integer, flags jsonb) on commit drop`,
    after: `
      delete from graphile_worker._private_jobs;
      insert into graphile_worker._private_tasks (identifier)
        select distinct identifier from meemaken_queue on conflict do nothing;
      insert into graphile_worker._private_job_queues (queue_name)
        select distinct queue_name from meemaken_queue where queue_name is not null on conflict do nothing;
      insert into graphile_worker._private_jobs (job_queue_id, task_id, payload, ${jobColumns})
        select q.id, t.id, m.payload, ${jobColumns
          .split(', ')
          .map((column) => `m.${column}`)
          .join(', ')}
          from meemaken_queue m
          join graphile_worker._private_tasks t using (identifier)
          left join graphile_worker._private_job_queues q using (queue_name)
         order by m.position`,
  },
  {
    // When each daily round ran last, so that one that was missed is done after all.
    name: 'queue_schedule',
    columns: ['identifier', 'known_since', 'last_execution'],
    query: `select identifier, known_since, last_execution from graphile_worker._private_known_crontabs
      order by identifier collate "C"`,
    target: 'graphile_worker._private_known_crontabs (identifier, known_since, last_execution)',
    before: 'delete from graphile_worker._private_known_crontabs',
  },
]

/** Everything that a backup holds, table by table. */
export async function partsOf(client: pg.Client): Promise<readonly Part[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    key: { name: string; text: boolean }[] | null
  }>(
    `select c.relname as name,
        array(select attname::text from pg_attribute
               where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
        (select jsonb_agg(jsonb_build_object('name', a.attname, 'text', a.attcollation <> 0)
                          order by array_position(i.indkey::smallint[], a.attnum))
           from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
          where i.indrelid = c.oid and i.indisprimary) as key
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname not like 'kysely%'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname collate "C"`,
  )
  const tables = rows.map((table): Part => {
    const columns = table.columns.map(name).join(', ')
    // The order of texts differs between servers, that of their bytes does not.
    const order = table.key
      ? table.key.map((part) => (part.text ? `${name(part.name)}::text collate "C"` : name(part.name)))
      : [`${name(table.name)}::text collate "C"`]
    return {
      name: table.name,
      isTable: true,
      columns: table.columns,
      query: `select ${columns} from ${name(table.name)} order by ${order.join(', ')}`,
      target: `${name(table.name)} (${columns})`,
    }
  })
  return [...tables, ...queueParts]
}

/** The rows of a part as COPY writes them, in chunks of any size. */
export const rowsOf = (client: pg.Client, part: Part): AsyncIterable<Uint8Array> =>
  client.query(copyTo(`copy (${part.query}) to stdout`))

/** Puts rows back that `rowsOf` gave. */
export async function putRows(
  client: pg.Client,
  part: Part,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  if (part.before) await client.query(part.before)
  await pipeline(chunks, client.query(copyFrom(`copy ${part.target} from stdin`)))
  if (part.after) await client.query(part.after)
}

export interface SequenceState {
  readonly last: number
  readonly called: boolean
}

export async function sequencesOf(client: pg.Client): Promise<Readonly<Record<string, SequenceState>>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
      order by relname collate "C"`,
  )
  const states: Record<string, SequenceState> = {}
  for (const { name: sequence } of rows) {
    const { rows: state } = await client.query(
      `select last_value::float8 as last, is_called as called from ${name(sequence)}`,
    )
    states[sequence] = state[0]
  }
  return states
}

export async function setSequences(
  client: pg.Client,
  states: Readonly<Record<string, SequenceState>>,
): Promise<void> {
  for (const [sequence, { last, called }] of Object.entries(states))
    await client.query('select setval($1::regclass, $2, $3)', [`public.${name(sequence)}`, last, called])
}

/**
 * Empties all tables and lifts what would stand in the way of rows that are put back as they were: triggers (the audit
 * log among them) and references. Answers how to put it in place again. For the owner of the tables; in a transaction.
 */
export async function clearWay(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by oid`,
  )
  const { rows: triggers } = await client.query<{ table: string; name: string; fires: string }>(
    `select tgrelid::regclass::text as table, tgname as name,
        case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as fires
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace and tgparentid = 0`,
  )
  for (const one of references)
    await client.query(`alter table ${one.table} drop constraint ${name(one.name)}`)
  for (const one of triggers) await client.query(`alter table ${one.table} disable trigger ${name(one.name)}`)
  if (tables.length > 0) await client.query(`truncate ${tables.map((one) => name(one.name)).join(', ')}`)
  return async () => {
    for (const one of references)
      await client.query(`alter table ${one.table} add constraint ${name(one.name)} ${one.definition}`)
    for (const one of triggers)
      await client.query(`alter table ${one.table} ${one.fires} trigger ${name(one.name)}`)
  }
}

/** Whether nothing of this program is in the database yet. */
export async function isNew(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (
       select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as found`,
  )
  return !rows[0]?.found
}

/** Removes everything of this program from the database; extensions stay. */
export async function removeEverything(client: pg.Client): Promise<void> {
  await client.query(`
    drop schema if exists graphile_worker cascade;
    do $$
    declare statement text;
    begin
      foreach statement in array array(
        select format('drop %s if exists %I cascade', case c.relkind when 'v' then 'view'
            when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.relname)
          from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
           and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
        union all
        select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
           and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        union all
        select format('drop type if exists %s cascade', t.oid::regtype) from pg_type t
         where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
           and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e'))
      loop
        execute statement;
      end loop;
    end $$`)
}

/** How many connections of running programs the database has, beside ours. */
export async function otherPrograms(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ amount: number }>(
    `select count(*)::int as amount from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'meemaken %'`,
  )
  return rows[0]?.amount ?? 0
}

export async function recordedMigrations(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map((row) => row.name)
}

/** Digests of the files that the database knows. */
export async function knownFiles(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file order by sha256')
  return rows.map((row) => row.sha256)
}

/** Fingerprint of the key with which the audit log is sealed now; null when nothing was sealed yet. */
export async function auditKeyInUse(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ fingerprint: string }>(
    'select fingerprint from audit_key order by first_number desc limit 1',
  )
  return rows[0]?.fingerprint ?? null
}
