import { signatureOf } from './webhook.ts'

/** What a test writes as if it were a mail program. Header lines may be added or, with the same name, replaced. */
export interface TestMail {
  readonly from: string
  readonly to: string
  readonly subject?: string
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly messageId?: string
  /** A whole body of its own, with its Content-Type among the headers. */
  readonly body?: string
}

let count = 0

export function rawMail({ from, to, subject, text, headers, messageId, body }: TestMail): Buffer {
  count += 1
  const lines: Readonly<Record<string, string>> = {
    From: from,
    To: to,
    Subject: subject ?? 'Re: Nieuw bericht',
    'Message-ID': messageId ?? `<test-${count}@voorbeeld.example>`,
    Date: 'Sat, 21 Nov 2026 20:00:00 +0100',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body ?? text ?? 'Dag!'}`, 'utf8')
}

/** The request by which a mail server hands it over. */
export const handOver = (raw: Uint8Array, secret: string, now: Date): Request =>
  new Request('http://waterstad.test/inkomend/post', {
    method: 'POST',
    body: new Uint8Array(raw),
    headers: {
      'Content-Type': 'message/rfc822',
      'X-Meemaken-Moment': now.toISOString(),
      'X-Meemaken-Signature': signatureOf(secret, now.toISOString(), raw),
    },
  })

export const picture = (boundary: string, name: string, type: string, content: Buffer): string =>
  [
    `--${boundary}`,
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64'),
  ].join('\r\n')
