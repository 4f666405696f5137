import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { textOfHtml } from './html.ts'
import type { Automatic, Proof } from './rules.ts'

/** A mail as far as we look at it. */
export interface ReadMail {
  readonly messageId: string | null
  readonly from: { readonly address: string; readonly name: string } | null
  readonly subject: string
  /** Everybody it was sent to, as far as its headers say. */
  readonly recipients: readonly string[]
  readonly text: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly automatic: Automatic | null
  /** A report of a mail server about a mail of ours; `permanent` when it never will arrive. */
  readonly report: { readonly permanent: boolean } | null
  /** Whether the server that received it for us proved who sent it. */
  readonly proof: Proof
}

/** Larger mail is not read. */
export const maxMailBytes = 25 * 1024 * 1024
const maxFiles = 10
/** Pictures of a signature, drawn in the text; larger ones are files that somebody wants to show. */
const smallPicture = 20_000

/** Base64 of the largest mail has half as many; every line costs time. */
const maxLines = 600_000

const limits = {
  maxNestingDepth: 20,
  maxHeadersSize: 256 * 1024,
  rfc822Attachments: true,
  attachmentEncoding: 'arraybuffer',
} as const

/** Reads a raw mail. Throws when it cannot be read. `authServer`: whose word about the sender we believe. */
export async function readMail(raw: Uint8Array, authServer: string | null): Promise<ReadMail> {
  if (linesIn(raw) > maxLines) throw new Error('more lines than any mail has')
  const mail = await PostalMime.parse(raw, limits)
  const from = senderOf(mail)
  return {
    messageId: mail.messageId?.trim().slice(0, 500) || null,
    from,
    subject: oneLine(mail.subject ?? '').slice(0, 200),
    recipients: recipientsOf(mail),
    text: (mail.text?.trim() || (mail.html ? textOfHtml(mail.html) : '')).replaceAll('\0', ''),
    files: filesOf(mail),
    automatic: automaticOf(mail, from?.address ?? ''),
    report: reportOf(mail),
    proof: authServer === null ? 'not_looked' : proofOf(mail, authServer, from?.address ?? ''),
  }
}

function linesIn(raw: Uint8Array): number {
  let lines = 0
  for (let at = raw.indexOf(10); at >= 0 && lines <= maxLines; at = raw.indexOf(10, at + 1)) lines += 1
  return lines
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

const header = (mail: Email, key: string): string =>
  oneLine(mail.headers.find((one) => one.key === key)?.value ?? '').toLowerCase()

/** Exactly one sender with an address; whoever names more is nobody. */
function senderOf(mail: Email): ReadMail['from'] {
  if (mail.headers.filter(({ key }) => key === 'from').length !== 1) return null
  const address = mail.from?.address?.trim().toLowerCase() ?? ''
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address) || address.length > 320) return null
  return { address, name: oneLine(mail.from?.name ?? '').slice(0, 200) }
}

function recipientsOf(mail: Email): readonly string[] {
  const listed = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((one) => one.group ?? [one])
  const delivered = mail.headers
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => value.replace(/[<>\s]/g, ''))
  return [...listed.flatMap((one) => one.address ?? []), ...delivered].slice(0, 100)
}

const bytesOf = (file: Attachment): Uint8Array =>
  typeof file.content === 'string' ? new TextEncoder().encode(file.content) : new Uint8Array(file.content)

function filesOf(mail: Email): ReadMail['files'] {
  return mail.attachments
    .filter(({ mimeType }) => !/^(message\/delivery-status|text\/rfc822-headers)$/i.test(mimeType))
    .map((file, index) => ({
      name: oneLine(file.filename ?? `bijlage ${index + 1}`).slice(0, 150),
      bytes: bytesOf(file),
      drawnInText: file.related === true || (file.disposition === 'inline' && file.contentId !== undefined),
    }))
    .filter(({ bytes, drawnInText }) => !(drawnInText && bytes.byteLength < smallPicture))
    .slice(0, maxFiles)
}

const machines =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|niet-?beantwoorden|bounces?|listserv|majordomo)[@+]/
const awaySubjects =
  /^(automatisch antwoord|automatic reply|auto(matic|matisch)?[- ]?reply|out of (the )?office|afwezigheidsbericht|afwezig:)/i

/** Mail that no person wrote to us: answering it, or taking it for an answer, makes a loop (RFC 3834). */
function automaticOf(mail: Email, from: string): Automatic | null {
  if (/@meemaken>?$/i.test(mail.messageId?.trim() ?? '')) return 'own'
  const submitted = header(mail, 'auto-submitted')
  if (submitted !== '' && !submitted.startsWith('no'))
    return submitted.startsWith('auto-replied') ? 'away' : 'machine'
  if (header(mail, 'x-autoreply') || header(mail, 'x-autorespond')) return 'away'
  if (awaySubjects.test(mail.subject ?? '')) return 'away'
  if (/\b(bulk|list|junk|auto_reply)\b/.test(header(mail, 'precedence'))) return 'machine'
  if (mail.headers.some(({ key }) => /^list-(id|post|unsubscribe)$/.test(key))) return 'machine'
  if (header(mail, 'return-path') === '<>' || machines.test(from)) return 'machine'
  return header(mail, 'x-auto-response-suppress') === '' ? null : 'perhaps'
}

function reportOf(mail: Email): ReadMail['report'] {
  if (!/^multipart\/report\b.*delivery-status/i.test(header(mail, 'content-type'))) return null
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const words = status ? new TextDecoder().decode(bytesOf(status)) : ''
  return { permanent: /^action:\s*failed/im.test(words) && /^status:\s*5\./im.test(words) }
}

/**
 * What the receiving server found (RFC 8601). Only its own header counts, and of those the topmost: the server removes
 * what others wrote in its name. DMARC says it all; else DKIM or SPF of the sender's own domain.
 */
function proofOf(mail: Email, authServer: string, from: string): Proof {
  const results = mail.headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => oneLine(value.replace(/\([^()]*\)/g, ' ')).toLowerCase())
    .find((value) => value.split(/[\s;]/)[0] === authServer.toLowerCase())
  if (results === undefined) return 'none'
  if (/;\s*dmarc=pass\b/.test(results)) return 'pass'
  if (/;\s*dmarc=fail\b/.test(results)) return 'fail'
  const domain = from.split('@')[1] ?? ''
  const methods = results.split(';').map((part) => part.trim())
  const proven = methods.some((part) => {
    const [, by] =
      /^dkim=pass\b.*\bheader\.d=([^\s;]+)/.exec(part) ??
      /^spf=pass\b.*\bsmtp\.mailfrom=(?:[^\s;@]*@)?([^\s;]+)/.exec(part) ??
      []
    return by !== undefined && (by === domain || domain.endsWith(`.${by}`))
  })
  return proven ? 'pass' : 'none'
}
