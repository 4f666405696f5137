import type pg from 'pg'
import { announceWorkers, releaseJobsOfTheDead } from './store.ts'

const secondsBetweenRounds = 10

/**
 * Shows the other processes that our workers live, as long as this connection lasts, and takes jobs back from workers
 * that were killed. Without it the queue would keep those locked for four hours, and a sign-in link works for half
 * an hour.
 */
export function showPresence(pool: pg.Pool, names: ReadonlySet<string>): { stop(): void } {
  let connection: pg.PoolClient | null = null
  let stopped = false

  const leave = (error?: Error): void => {
    connection?.release(error ?? true)
    connection = null
  }
  const round = async (): Promise<void> => {
    try {
      connection ??= await pool.connect()
      await announceWorkers(connection, [...names])
      await releaseJobsOfTheDead(connection, [...names])
    } catch (error) {
      // The database is away for a moment; the next round tries again on a new connection.
      leave(error instanceof Error ? error : undefined)
    }
    if (stopped) leave()
  }
  let busy = round()
  const timer = setInterval(() => {
    busy = busy.then(round)
  }, secondsBetweenRounds * 1000)
  return {
    stop: () => {
      if (stopped) return
      stopped = true
      clearInterval(timer)
      busy.then(() => leave())
    },
  }
}
