import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { TooMany } from './errors.ts'

/** Heavy work in a thread of its own, so that it does not hold up other people's pages. */
export interface Thread<Question, Answer> {
  /** Answers one question after the other; a failed one does not stop the next. `TooMany` when too many wait. */
  ask(question: Question): Promise<Answer>
  /** Stops the thread at once; the work at hand is refused. The next question starts another. */
  close(): Promise<void>
}

interface ThreadParts {
  /** `import.meta.url` of the file that asks. */
  readonly here: string
  /** The file of the thread without its ending, beside the one that asks: `pdf.worker`. */
  readonly name: string
  /** Longest time for one answer, in milliseconds; after that the thread is stopped. */
  readonly patience: number
  /** Most questions that wait at once; who comes after is asked to try again. */
  readonly mostWaiting: number
}

interface Turn<Answer> {
  readonly worker: Worker
  readonly reply: (answer: Answer) => void
  readonly fail: (reason: Error) => void
}

/** A thread that starts at its first question and ends with the program. */
export function startThread<Question, Answer>(parts: ThreadParts): Thread<Question, Answer> {
  let worker: Worker | null = null
  let turn: Turn<Answer> | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const started = workerOf(parts)
    const lost = (reason: Error): void => {
      if (worker === started) worker = null
      if (turn?.worker === started) turn.fail(reason)
    }
    started.on('message', (answer: Answer) => turn?.reply(answer))
    started.on('error', lost)
    started.on('exit', () => lost(new Error(`The thread ${parts.name} stopped before it was done.`)))
    started.unref()
    return started
  }

  async function answer(question: Question): Promise<Answer> {
    worker ??= start()
    const asked = worker
    const limit = setTimeout(() => void asked.terminate(), parts.patience)
    asked.ref()
    try {
      return await new Promise<Answer>((reply, fail) => {
        turn = { worker: asked, reply, fail }
        asked.postMessage(question)
      })
    } finally {
      turn = null
      clearTimeout(limit)
      // An idle thread does not keep the program alive.
      asked.unref()
    }
  }

  return {
    async ask(question) {
      if (waiting >= parts.mostWaiting) throw new TooMany(30)
      waiting += 1
      const answered = last.then(() => answer(question)).finally(() => (waiting -= 1))
      last = answered.catch(() => {})
      return answered
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}

function workerOf({ here, name }: ThreadParts): Worker {
  const built = new URL(`./${name}.js`, here)
  return existsSync(built) ? new Worker(built) : workerFromSource(here, name)
}

/** Run from the source (tests, tools) there is no built thread; esbuild makes it on the spot. */
function workerFromSource(here: string, name: string): Worker {
  const require = createRequire(import.meta.url)
  const { buildSync } = require('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, here))],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
  })
  const code = `(function (require) { ${outputFiles[0]?.text}\n})(require('node:module').createRequire(${JSON.stringify(here)}))`
  return new Worker(code, { eval: true })
}
