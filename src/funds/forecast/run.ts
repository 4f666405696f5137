import { createHash } from 'node:crypto'
import { startThread } from '../../kit/thread.ts'
import type { Question } from './forecast.worker.ts'
import type { ForecastInputs } from './learn.ts'
import type { ForecastResult } from './simulate.ts'

const thread = startThread<Question, ForecastResult>({
  here: import.meta.url,
  name: 'forecast.worker',
  patience: 30_000,
  mostWaiting: 60,
})

/** By what forecasts are told apart: the same inputs have the same digest, seed and result. */
export const digestOf = (inputs: ForecastInputs): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('hex')

/** The seed that goes with a digest. */
export const seedOf = (digest: string): string => digest.slice(0, 32)

/** The forecast of these inputs, made in a thread of its own; two of them can be compared when they share a seed. */
export const runForecast = (inputs: ForecastInputs, seed: string): Promise<ForecastResult> =>
  thread.ask({ inputs, seed })

/** Stops the thread. */
export const closeForecast = thread.close
