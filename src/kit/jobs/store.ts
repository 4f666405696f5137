import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../db.ts'

export interface JobOptions {
  /** A second job with the same key replaces the first while that still waits. */
  readonly key?: string
  readonly maxAttempts?: number
}

/** Writes a job in the transaction at hand; the worker sees it when that commits. */
export async function insertJob(db: Db, name: string, payload: object, options: JobOptions): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${name},
    payload => ${JSON.stringify(payload)}::json,
    job_key => ${options.key ?? null},
    max_attempts => ${options.maxAttempts ?? 25}
  )`.execute(db)
}

/** Whether the queue's own tables are there. */
export async function queueExists(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('graphile_worker.jobs') is not null as there`.execute(db)
  return rows[0]?.there ?? false
}

// First half of the advisory locks that living workers hold; the second half stands for their name.
const WORKER = 7_233_005

/** Holds a lock for each of these workers until `connection` ends; asking again changes nothing. */
export async function announceWorkers(connection: pg.PoolClient, names: readonly string[]): Promise<void> {
  await connection.query(
    `select pg_advisory_lock_shared($1, key) from (select hashtext(name) as key from unnest($2::text[]) as name) wanted
      where not exists (
        select from pg_locks
         where locktype = 'advisory' and pid = pg_backend_pid()
           and classid::bigint = $1 and objid::bigint = key::bigint & 4294967295 and objsubid = 2)`,
    [WORKER, names],
  )
}

/**
 * Unlocks jobs whose worker holds no lock any more. A job taken only just now is left alone: its worker may be about
 * to announce itself. `ours` are the workers of this connection.
 */
export async function releaseJobsOfTheDead(
  connection: pg.PoolClient,
  ours: readonly string[],
): Promise<void> {
  await connection.query(
    `with locked as materialized (
       select distinct locked_by from graphile_worker.jobs
        where locked_by <> all ($2) and locked_at < now() - interval '10 seconds'
     ), dead as materialized (
       select locked_by from locked where pg_try_advisory_xact_lock($1, hashtext(locked_by))
     )
     select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`,
    [WORKER, ours],
  )
}

/** How the queue stands: what waits, what is planned for later, what runs, and what was given up. */
export async function countJobs(
  db: Db,
  now: Date,
): Promise<{
  readonly waiting: number
  readonly planned: number
  readonly running: number
  readonly givenUp: number
}> {
  const { rows } = await sql<{ waiting: number; planned: number; running: number; givenUp: number }>`
    select count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= ${now}) as waiting,
           count(*) filter (where locked_at is null and attempts < max_attempts and run_at > ${now}) as planned,
           count(*) filter (where locked_at is not null) as running,
           count(*) filter (where locked_at is null and attempts >= max_attempts) as "givenUp"
      from graphile_worker.jobs`.execute(db)
  return rows[0] ?? { waiting: 0, planned: 0, running: 0, givenUp: 0 }
}

export interface FailedJob {
  readonly id: string
  readonly name: string
  readonly attempts: number
  readonly max_attempts: number
  readonly last_error: string
  readonly run_at: Date
  readonly updated_at: Date
}

/** Jobs that failed at least once and are not done, given up first. Their payload stays where it is. */
export async function failedJobs(db: Db, limit: number): Promise<readonly FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id::text as id, task_identifier as name, attempts, max_attempts, last_error, run_at, updated_at
      from graphile_worker.jobs
     where last_error is not null
     order by attempts < max_attempts, run_at, id
     limit ${limit}`.execute(db)
  return rows
}

/** Lets a job that failed run now, with all its attempts; false when it is gone or running. */
export async function runAgain(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0)
  `.execute(db)
  return rows.length > 0
}
