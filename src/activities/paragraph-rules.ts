/** A part of a text as people react to it: a paragraph with its number, or a heading. */
export interface WrittenParagraph {
  /** Null: a heading. */
  readonly number: number | null
  readonly body: string
}

export type ParagraphsFault =
  | { readonly kind: 'none' | 'many'; readonly start: '' }
  | { readonly kind: 'long'; readonly start: string }

const mostParagraphs = 300
const longestParagraph = 4000
const heading = /^#+\s*/

/** Reads a text: an empty line stands between paragraphs, a "#" before a heading. The paragraphs are numbered from 1. */
export function readParagraphs(
  text: string,
):
  | { readonly ok: true; readonly paragraphs: readonly WrittenParagraph[] }
  | { readonly ok: false; readonly fault: ParagraphsFault } {
  const blocks = text
    .split(/\r?\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block.replace(heading, '') !== '')
  if (blocks.length > mostParagraphs) return { ok: false, fault: { kind: 'many', start: '' } }
  const long = blocks.find((block) => block.length > longestParagraph)
  if (long) return { ok: false, fault: { kind: 'long', start: long.slice(0, 60) } }
  let number = 0
  const paragraphs = blocks.map((block) => {
    if (heading.test(block)) return { number: null, body: block.replace(heading, '') }
    number += 1
    return { number, body: block }
  })
  return number === 0 ? { ok: false, fault: { kind: 'none', start: '' } } : { ok: true, paragraphs }
}

/** The text as it is written, to change it. */
export const paragraphsWritten = (paragraphs: readonly WrittenParagraph[]): string =>
  paragraphs.map(({ number, body }) => (number === null ? `# ${body}` : body)).join('\n\n')

/** A paragraph in a list to choose from: its number and how it begins. */
export function paragraphLabel({ number, body }: WrittenParagraph): string {
  const line = body.replace(/\s+/g, ' ')
  return `${number}. ${line.length > 70 ? `${line.slice(0, 69)}…` : line}`
}
