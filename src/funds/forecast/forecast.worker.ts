// A thread of its own: playing a period thousands of times must not hold up other people's pages.
import { parentPort } from 'node:worker_threads'
import type { ForecastInputs } from './learn.ts'
import { simulate } from './simulate.ts'

export interface Question {
  readonly inputs: ForecastInputs
  readonly seed: string
}

parentPort?.on('message', ({ inputs, seed }: Question) => {
  parentPort?.postMessage(simulate(inputs, seed))
})
