import { sql } from 'kysely'
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
