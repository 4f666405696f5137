import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { TooMany } from './errors.ts'
import { type PdfDocument, type Prepared, prepare, standIn } from './pdf/document.ts'
import type { Reply } from './pdf.worker.ts'

export type { DocumentBlock, Fact, PdfDocument } from './pdf/document.ts'

/** Longest time for one document, in milliseconds; after that the thread is stopped. */
const patience = 60_000
/** Most documents that wait at once; who comes after is asked to try again. */
const mostWaiting = 60

/**
 * Makes an accessible PDF (tagged, PDF/UA-1) of plain data, in a thread of its own; one document at a time per
 * process. A character that no font at hand can draw becomes a small square, and the document says so at its end.
 * Throws when the document breaks a rule of PDF/UA (no title, a skipped heading level, a picture without text), and
 * `TooMany` when too many wait.
 */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  const first = await inTurn(prepare(document))
  if (first.ok) return first.bytes
  if (first.missing.length === 0) throw new Error(`The PDF could not be made: ${first.fault}`)
  const explained = {
    ...document,
    blocks: [...document.blocks, { kind: 'paragraph', text: squareExplained[document.locale] } as const],
  }
  const second = await inTurn(prepare(explained, without(new Set(first.missing))))
  if (second.ok) return second.bytes
  // The renderer did not name everything at once: keep only letters that its own font is known to have.
  const third = await inTurn(prepare(explained, onlyOwnLetters))
  if (third.ok) return third.bytes
  throw new Error(`The PDF could not be made: ${third.fault}`)
}

const squareExplained = {
  nl: `In deze tekst staat ${standIn} op de plaats van een teken dat we niet kunnen afdrukken.`,
  en: `In this text ${standIn} stands in the place of a character that we cannot print.`,
}

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })

/** Replaces whole signs: of a flag or a family no loose halves stay behind. */
const replaceSigns =
  (isMissing: (sign: string) => boolean) =>
  (text: string): string =>
    [...segmenter.segment(text)].map(({ segment }) => (isMissing(segment) ? standIn : segment)).join('')

const without = (missing: ReadonlySet<string>) =>
  replaceSigns((sign) => missing.has(sign) || [...sign].some((character) => missing.has(character)))

const onlyOwnLetters = replaceSigns(
  (sign) => !/^[\n\t -~\u00a0-\u024f\u2010-\u2026\u20ac\u25a1]+$/.test(sign),
)

interface Turn {
  readonly thread: Worker
  readonly reply: (reply: Reply) => void
  readonly fail: (reason: Error) => void
}

let worker: Worker | null = null
let turn: Turn | null = null
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** One after the other; a failed document does not stop the next. */
async function inTurn(document: Prepared): Promise<Reply> {
  if (waiting >= mostWaiting) throw new TooMany(30)
  waiting += 1
  const reply = last.then(() => ask(document)).finally(() => (waiting -= 1))
  last = reply.catch(() => {})
  return reply
}

async function ask(document: Prepared): Promise<Reply> {
  worker ??= startWorker()
  const thread = worker
  const limit = setTimeout(() => void thread.terminate(), patience)
  thread.ref()
  try {
    return await new Promise<Reply>((reply, fail) => {
      turn = { thread, reply, fail }
      thread.postMessage(document)
    })
  } finally {
    turn = null
    clearTimeout(limit)
    // An idle thread does not keep the program alive.
    thread.unref()
  }
}

/** The thread ends with the program. When it ends by itself, the next document starts another. */
function startWorker(): Worker {
  const built = new URL('./pdf.worker.js', import.meta.url)
  const thread = existsSync(built) ? new Worker(built) : workerFromSource()
  const lost = (reason: Error): void => {
    if (worker === thread) worker = null
    if (turn?.thread === thread) turn.fail(reason)
  }
  thread.on('message', (reply: Reply) => turn?.reply(reply))
  thread.on('error', lost)
  thread.on('exit', () => lost(new Error('The thread that makes PDFs stopped before it was done.')))
  thread.unref()
  return thread
}

/** Run from the source (tests, tools) there is no built thread; esbuild makes it on the spot. */
function workerFromSource(): Worker {
  const require = createRequire(import.meta.url)
  const { buildSync } = require('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./pdf.worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
  })
  const here = JSON.stringify(import.meta.url)
  const code = `(function (require) { ${outputFiles[0]?.text}\n})(require('node:module').createRequire(${here}))`
  return new Worker(code, { eval: true })
}

/** Stops the thread at once; a document under way is refused. */
export async function closePdf(): Promise<void> {
  await worker?.terminate()
}
