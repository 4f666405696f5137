import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Act } from './act.ts'
import { doing } from './audit.ts'
import type { Db } from './db.ts'
import { showPresence } from './jobs/presence.ts'
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

export { countJobs, type FailedJob, failedJobs, runAgain } from './jobs/store.ts'

/** A job that starts by itself. `pattern` is a crontab line in UTC. */
export interface Schedule {
  readonly job: string
  readonly pattern: string
}

export interface Worker {
  /** Finishes the jobs at hand and takes no new ones. */
  stop(): Promise<void>
}

interface WorkerParts {
  readonly pool: pg.Pool
  readonly jobs: Jobs
  readonly schedules: readonly Schedule[]
  readonly newAct: () => Act
  readonly log: Log
}

const secondsBetweenStarts = 2

/**
 * Starts the worker on `pool`; every job gets an act with the time of its own start.
 * A worker that ends because the database went away is started again.
 */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const pause = new AbortController()
  let runner = await startRunner(parts)
  const watch = async (): Promise<void> => {
    while (!pause.signal.aborted) {
      const error = await runner.promise.then(
        () => null,
        (reason: unknown) => reason,
      )
      if (pause.signal.aborted) return
      parts.log.error('worker_ended', error)
      const again = await startAgain(parts, pause.signal)
      if (again) runner = again
    }
  }
  const watching = watch()
  return {
    stop: async () => {
      pause.abort()
      await runner.stop().catch(() => {})
      await watching
    },
  }
}

async function startAgain(parts: WorkerParts, stopped: AbortSignal): Promise<RunnerPart | null> {
  while (!stopped.aborted) {
    await wait(secondsBetweenStarts * 1000, null, { signal: stopped }).catch(() => {})
    if (stopped.aborted) return null
    try {
      return await startRunner(parts)
    } catch (error) {
      parts.log.error('worker_not_started', error)
    }
  }
  return null
}

type RunnerPart = Pick<Runner, 'promise' | 'stop'>

async function startRunner({ pool, jobs, schedules, newAct, log }: WorkerParts): Promise<RunnerPart> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        try {
          await job(doing(newAct(), name), payload)
        } catch (error) {
          log.error('job_failed', error, { job: name })
          // The queue keeps and logs the message of an error; an address or what a person typed must not be in it.
          throw new JobFailed(name)
        }
      },
    ]),
  )
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  events.on('worker:create', ({ worker }) => names.add(worker.workerId))
  events.on('worker:release', ({ worker }) => names.delete(worker.workerId))
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    concurrency: 4,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      schedules.map((schedule) => ({
        task: schedule.job,
        match: schedule.pattern,
        identifier: schedule.job,
        options: { backfillPeriod: 24 * 60 * 60 * 1000, maxAttempts: 5 },
      })),
    ),
    logger: log.forWorker(),
  })
  const presence = showPresence(pool, names)
  const ended = runner.promise.finally(() => presence.stop())
  // Whoever watches the runner hears of it.
  ended.catch(() => {})
  return { promise: ended, stop: () => runner.stop() }
}

class JobFailed extends Error {
  override name = 'JobFailed'
  constructor(job: string) {
    super(`${job} failed; see job_failed in the log`)
    delete this.stack
  }
}
