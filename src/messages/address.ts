import { randomBytes } from 'node:crypto'
import type { Settings } from '../kit/settings.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** A token for in an e-mail address: 130 bits, without the difference between capitals and small letters. */
export const newReplyToken = (): string =>
  Array.from(randomBytes(26), (byte) => letters.charAt(byte % letters.length)).join('')

/** The address at which answers with this token come in; null when inbound mail is not set up. */
export const replyAddressOf = (
  { mailReplyTo }: Pick<Settings, 'mailReplyTo'>,
  token: string,
): string | null => mailReplyTo?.replace('*', token) ?? null

/** The tokens in these recipients of a mail, by the pattern of the setting. */
export function tokensIn(
  { mailReplyTo }: Pick<Settings, 'mailReplyTo'>,
  recipients: readonly string[],
): readonly string[] {
  if (mailReplyTo === null) return []
  const [before = '', after = ''] = mailReplyTo.toLowerCase().split('*')
  const found = recipients.flatMap((recipient) => {
    const address = recipient.trim().toLowerCase()
    if (!address.startsWith(before) || !address.endsWith(after)) return []
    const token = address.slice(before.length, address.length - after.length)
    return /^[a-z2-7]{26}$/.test(token) ? [token] : []
  })
  return [...new Set(found)]
}
