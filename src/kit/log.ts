import { Logger } from 'graphile-worker'

type Level = 'debug' | 'info' | 'warn' | 'error'
type Details = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Structured log: one JSON line per event, never with names, addresses, texts or tokens. */
export interface Log {
  info(event: string, details?: Details): void
  warn(event: string, details?: Details): void
  error(event: string, error: unknown, details?: Details): void
  forWorker(): Logger
}

export function createLog(write: (line: string) => void, least: Level = 'info'): Log {
  const order: readonly Level[] = ['debug', 'info', 'warn', 'error']
  const put = (level: Level, event: string, details: Details = {}) => {
    if (order.indexOf(level) < order.indexOf(least)) return
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...details }))
  }
  return {
    info: (event, details) => put('info', event, details),
    warn: (event, details) => put('warn', event, details),
    error: (event, error, details) => put('error', event, { ...details, ...describe(error) }),
    forWorker: () =>
      new Logger(() => (level, message, meta) => {
        // A failed job is logged by who ran it.
        if (meta && 'failure' in meta) return
        if (level === 'error' || level === 'warning')
          put(level === 'error' ? 'error' : 'warn', 'worker', { message })
      }),
  }
}

/** Kind and place of an error. Its message may hold what a person typed, so only known codes are kept. */
function describe(error: unknown): Details {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return { error: error.name, code, place: place?.trim().replace(/\(?file:\/\/.*\/(src|dist)\//, '($1/') }
}

export const silentLog: Log = createLog(() => {})
