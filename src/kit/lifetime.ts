import { setTimeout as wait } from 'node:timers/promises'

/** What a program has started, to be stopped again in the opposite order. */
export interface Lifetime {
  /**
   * Starts a part and remembers how it stops. `patience` (milliseconds) is how long its stop may take before the
   * rest is stopped all the same. A part that is still starting when the program is told to stop is stopped as
   * soon as it has started, and the caller hears nothing more.
   */
  add<T>(start: () => Promise<T>, stop: (part: T) => Promise<unknown>, patience?: number): Promise<T>
  /** Stops everything, last started first; the second call waits for the first. */
  stop(): Promise<void>
}

interface Part {
  readonly ready: Promise<() => Promise<unknown>>
  readonly patience: number
}

export function lifetime(): Lifetime {
  const parts: Part[] = []
  let stopping: Promise<void> | null = null

  const stopAll = async (): Promise<void> => {
    for (const { ready, patience } of parts.toReversed()) {
      const stop = await ready.catch(() => null)
      if (!stop) continue
      const limit = new AbortController()
      await Promise.race([
        stop().catch(() => {}),
        wait(patience, null, { signal: limit.signal }).catch(() => {}),
      ])
      limit.abort()
    }
  }

  return {
    add: async (start, stop, patience = 5000) => {
      if (stopping) return forever()
      const started = start()
      const ready = started.then((part) => () => stop(part))
      // Whoever called `add` hears of a failed start.
      ready.catch(() => {})
      parts.push({ ready, patience })
      const part = await started
      return stopping ? forever() : part
    },
    stop: () => {
      stopping ??= stopAll()
      return stopping
    },
  }
}

const forever = (): Promise<never> => new Promise(() => {})
