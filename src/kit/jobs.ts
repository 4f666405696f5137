import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Act } from './act.ts'
import type { Db } from './db.ts'
import { insertJob, type JobOptions, queueExists } from './jobs/store.ts'

import type { Log } from './log.ts'

/** A piece of work done later, outside any request. It must bear being run twice. */
export type Job = (act: Act, payload: unknown) => Promise<void>
export type Jobs = Readonly<Record<string, Job>>

/** Asks the worker to do `name` once the transaction at hand commits. */
export const addJob = (db: Db, name: string, payload: object, options: JobOptions = {}): Promise<void> =>
  insertJob(db, name, payload, options)

/** Whether jobs can be put in the queue, for `/readyz`. */
export const queueIsThere = (db: Db): Promise<boolean> => queueExists(db)

/** A job that starts by itself. `pattern` is a crontab line in UTC. */
export interface Schedule {
  readonly job: string
  readonly pattern: string
}

/** Starts the worker on `pool`; every job gets an act with the time of its own start. */
export async function startWorker(options: {
  readonly pool: pg.Pool
  readonly jobs: Jobs
  readonly schedules: readonly Schedule[]
  readonly newAct: () => Act
  readonly log: Log
}): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(options.jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        await job(options.newAct(), payload)
      },
    ]),
  )
  return run({
    pgPool: options.pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      options.schedules.map((schedule) => ({
        task: schedule.job,
        match: schedule.pattern,
        identifier: schedule.job,
        options: { backfillPeriod: 24 * 60 * 60 * 1000, maxAttempts: 5 },
      })),
    ),
    logger: options.log.forWorker(),
  })
}
