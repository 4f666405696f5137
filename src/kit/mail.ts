import type { Act } from './act.ts'
import type { Locale } from './locale.ts'

/** A part of a mail: a paragraph, a list, or a link that asks for a click. */
export type MailBlock =
  | string
  | { readonly list: readonly string[] }
  | { readonly quote: string }
  | { readonly link: { readonly label: string; readonly path: string } }

export interface MailContent {
  readonly subject: string
  /** Name of the person written to, or null for "beste bewoner". */
  readonly to: string | null
  readonly blocks: readonly MailBlock[]
  /** Who signs, with a function; null for the municipality. */
  readonly from?: string | null
}

const words = {
  nl: {
    greeting: (name: string) => `Beste ${name},`,
    nobody: 'bewoner',
    closing: 'Met vriendelijke groet,',
    phone: 'Liever bellen?',
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    nobody: 'resident',
    closing: 'Kind regards,',
    phone: 'Rather call?',
  },
}

/** A full address for use outside our own pages. */
export const absolute = (act: Pick<Act, 'settings'>, path: string): string =>
  `${act.settings.publicUrl ?? `http://localhost:${act.settings.port}`}${path}`

/** The same mail as plain text and as simple HTML; all of it escaped, nothing loaded from outside. */
export function renderMail(
  act: Pick<Act, 'settings' | 'municipality'>,
  locale: Locale,
  content: MailContent,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const t = words[locale]
  const { municipality } = act
  const signature = [content.from, `${municipality.name}`, `${t.phone} ${municipality.telephone}`].filter(
    (line) => !!line,
  )
  const greeting = t.greeting(content.to ?? t.nobody)
  const text = [
    greeting,
    ...content.blocks.map((block) => blockText(act, block)),
    [t.closing, ...signature].join('\n'),
  ]
  const html = [
    `<p>${escapeHtml(greeting)}</p>`,
    ...content.blocks.map((block) => blockHtml(act, block)),
    `<p>${[t.closing, ...signature].map((line) => escapeHtml(line ?? '')).join('<br>')}</p>`,
  ]
  return {
    subject: content.subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(content.subject)}</title></head><body>${html.join('\n')}</body></html>`,
  }
}

function blockText(act: Pick<Act, 'settings'>, block: MailBlock): string {
  if (typeof block === 'string') return block
  if ('list' in block) return block.list.map((line) => `- ${line}`).join('\n')
  if ('quote' in block) return block.quote.replace(/^/gm, '> ')
  return `${block.link.label}:\n${absolute(act, block.link.path)}`
}

function blockHtml(act: Pick<Act, 'settings'>, block: MailBlock): string {
  if (typeof block === 'string') return `<p>${lines(block)}</p>`
  if ('list' in block) return `<ul>${block.list.map((line) => `<li>${lines(line)}</li>`).join('')}</ul>`
  if ('quote' in block) return `<blockquote><p>${lines(block.quote)}</p></blockquote>`
  return `<p><a href="${escapeHtml(absolute(act, block.link.path))}">${escapeHtml(block.link.label)}</a></p>`
}

const lines = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>')

/** Text as it stands in the HTML of a mail. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
