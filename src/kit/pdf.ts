import { type PdfDocument, type Prepared, prepare, standIn } from './pdf/document.ts'
import type { Reply } from './pdf.worker.ts'
import { startThread } from './thread.ts'

export type { DocumentBlock, Fact, PdfDocument } from './pdf/document.ts'
export { qrPicture } from './pdf/qr.ts'

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

// One document at a time; typesetting may take a while.
const thread = startThread<Prepared, Reply>({
  here: import.meta.url,
  name: 'pdf.worker',
  patience: 60_000,
  mostWaiting: 60,
})
const inTurn = thread.ask

/** Stops the thread at once; a document under way is refused. */
export const closePdf = thread.close
