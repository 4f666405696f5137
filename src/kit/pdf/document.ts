import type { Locale } from '../locale.ts'

/** One part of a document, as plain data: text is always text, never markup. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  /** A line break stays a line break, an empty line starts a new paragraph. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** How wide the columns are beside each other; equal when left out. */
      readonly widths?: readonly number[]
    }
  | { readonly kind: 'quote'; readonly text: string; readonly by?: string }
  /** A picture (PNG, JPEG or WebP) with what it shows, for who cannot see it. */
  | {
      readonly kind: 'image'
      readonly bytes: Uint8Array
      readonly alt: string
      readonly caption?: string
      /** At most so high; 11 when left out. */
      readonly heightCm?: number
    }
  | { readonly kind: 'page_break' }
  /** Where a window envelope shows it. */
  | { readonly kind: 'address'; readonly text: string }

/** A name and its value: "Zaaknummer: 2026-0042". */
export interface Fact {
  readonly term: string
  readonly value: string
}

export interface PdfDocument {
  readonly title: string
  readonly locale: Locale
  /** Moment that the document states as its date. */
  readonly at: Date
  /** At the bottom of every page, beside the page number. */
  readonly footer?: string
  /** Letters below each other, each with its own first page: no title above the first, and no page numbers. */
  readonly isLetters?: boolean
  readonly blocks: readonly DocumentBlock[]
}

/** Most text of one document, in characters: some 800 pages. */
export const mostCharacters = 4_000_000

/** The document as the renderer takes it: texts cleaned, pictures apart. */
export interface Prepared {
  /** Read by the template as data. */
  readonly content: string
  readonly images: readonly Uint8Array[]
}

/**
 * Checks what PDF/UA asks for (a title, headings in order, a text for every picture) and cleans the texts.
 * Throws an error that says what is wrong: a document is made by our own code, so a fault in it is ours.
 */
export function prepare(document: PdfDocument, replace: (text: string) => string = (text) => text): Prepared {
  const clean = (text: string): string => replace(cleanText(text))
  const title = clean(document.title).replaceAll('\n', ' ').trim()
  if (title === '') throw new Error('A PDF needs a title.')
  checkHeadings(document.blocks)
  const images: Uint8Array[] = []
  const blocks = document.blocks.map((block, index) => {
    checkBlock(block, index)
    switch (block.kind) {
      case 'heading':
        return { ...block, text: clean(block.text).replaceAll('\n', ' ').trim() }
      case 'paragraph':
      case 'address':
        return { ...block, text: clean(block.text) }
      case 'quote':
        return { ...block, text: clean(block.text), by: clean(block.by ?? '') }
      case 'list':
        return { ...block, items: block.items.map(clean) }
      case 'facts':
        return {
          ...block,
          rows: block.rows.map((row) => ({ term: clean(row.term), value: clean(row.value) })),
        }
      case 'table':
        return tableContent(block, clean)
      case 'image':
        images.push(block.bytes)
        return {
          kind: block.kind,
          image: images.length - 1,
          alt: clean(block.alt),
          caption: clean(block.caption ?? ''),
          height: block.heightCm ?? 11,
        }
      case 'page_break':
        return block
      default:
        return block satisfies never
    }
  })
  const content = JSON.stringify({
    title,
    lang: document.locale,
    date: dateParts(document.at),
    footer: clean(document.footer ?? ''),
    letters: document.isLetters ?? false,
    page: document.locale === 'nl' ? 'Pagina' : 'Page',
    of: document.locale === 'nl' ? 'van' : 'of',
    blocks,
  })
  if (content.length > mostCharacters) {
    throw new Error(`This document is too long for a PDF: ${content.length} characters.`)
  }
  return { content, images }
}

/** The first heading is of level 1, and none skips a level (PDF/UA-1, 7.4.2). */
function checkHeadings(blocks: readonly DocumentBlock[]): void {
  let before = 0
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    if (block.level > before + 1) {
      const after = before === 0 ? 'the first heading must be of level 1' : `the heading before has ${before}`
      throw new Error(`Heading "${block.text}" has level ${block.level}, but ${after}.`)
    }
    before = block.level
  }
}

function checkBlock(block: DocumentBlock, index: number): void {
  const fault = faultOf(block)
  if (fault) throw new Error(`Block ${index + 1} (${block.kind}) ${fault}.`)
}

function faultOf(block: DocumentBlock): string | null {
  if (block.kind === 'heading' && block.text.trim() === '') return 'has no text'
  if (block.kind === 'image' && block.alt.trim() === '') return 'does not say what the picture shows'
  if (block.kind === 'table' && block.header.length === 0) return 'has no header'
  if (block.kind === 'table' && block.rows.some((row) => row.length !== block.header.length)) {
    return `has a row that has not ${block.header.length} cells`
  }
  if (block.kind === 'table' && block.widths && block.widths.length !== block.header.length) {
    return `has not ${block.header.length} widths`
  }
  return null
}

/** Narrow estimate of how many characters fit on a line of the page. */
const charactersOnLine = 72

function tableContent(table: Extract<DocumentBlock, { kind: 'table' }>, clean: (text: string) => string) {
  const widths = table.widths ?? table.header.map(() => 1)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const fits = widths.map((width) => Math.max(4, Math.floor((charactersOnLine * width) / whole)))
  return {
    ...table,
    widths,
    header: table.header.map(clean),
    rows: table.rows.map((row) => row.map((cell, column) => breakable(clean(cell), fits[column] ?? 4))),
  }
}

/** Lets an address or another word longer than `most` go on in the next line of its cell, not over the edge. */
const breakable = (cell: string, most: number): string =>
  cell.replace(/\S+/gu, (word) =>
    word.length <= most
      ? word
      : word.replace(new RegExp(`([@/._-]|[^@/._-]{${most}})(?=.)`, 'gu'), '$1\u200b'),
  )

const dateParts = (at: Date) => ({
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
  hour: at.getUTCHours(),
  minute: at.getUTCMinutes(),
  second: at.getUTCSeconds(),
})

/** Stands in the place of what cannot be printed. */
export const standIn = '\u25a1'

/**
 * Text as it may stand in a PDF: one kind of line end, no control characters, no marks that turn the direction
 * of what follows, and a stand-in for half and private characters.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cs}\p{Co}\p{Cn}]/gu, standIn)
}
