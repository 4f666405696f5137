import type { Locale } from './locale.ts'

export interface AtomEntry {
  /** The same for ever, whatever happens to its title or address. */
  readonly id: string
  readonly title: string
  readonly address: string
  readonly publishedAt: Date | null
  readonly updatedAt: Date
  readonly summary: string
  readonly categories: readonly string[]
}

export interface AtomFeed {
  readonly title: string
  readonly subtitle: string
  readonly locale: Locale
  /** Its own address, which is also its id, and that of the page for people. */
  readonly self: string
  readonly page: string
  readonly author: string
  /** When the newest entry changed; for an empty feed any moment that stays. */
  readonly updatedAt: Date
  readonly entries: readonly AtomEntry[]
}

export const atomType = 'application/atom+xml'

/** What is new, for programs that follow it (RFC 4287). */
export function atomText(feed: AtomFeed): string {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">`,
    element('id', feed.self),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updatedAt.toISOString()),
    `<author>${element('name', feed.author)}</author>`,
    link('self', feed.self, atomType),
    link('alternate', feed.page, 'text/html'),
    ...feed.entries.map(entryText),
    '</feed>',
  ]
  return `${parts.join('\n')}\n`
}

const entryText = (entry: AtomEntry): string =>
  [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    link('alternate', entry.address, 'text/html'),
    ...(entry.publishedAt ? [element('published', entry.publishedAt.toISOString())] : []),
    element('updated', entry.updatedAt.toISOString()),
    element('summary', entry.summary),
    ...entry.categories.map((term) => `<category term="${escaped(term)}"/>`),
    '</entry>',
  ].join('\n')

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`
const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`

/** Signs that XML cannot hold in any way are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
