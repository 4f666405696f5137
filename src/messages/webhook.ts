import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../kit/http.ts'
import { receiveMail } from './actions.ts'
import { maxMailBytes } from './read.ts'

/** How far the clock of the sender may be from ours, in milliseconds: an old request cannot be sent again later. */
const clockDifference = 5 * 60 * 1000

/** What a mail server signs: the moment, and the raw mail. */
export const signatureOf = (secret: string, moment: string, raw: Uint8Array): string =>
  createHmac('sha256', secret).update(`${moment}.`).update(raw).digest('hex')

/**
 * `POST /inkomend/post`: a mail server hands over one raw mail (`message/rfc822`). `X-Meemaken-Moment` holds the time
 * in ISO 8601 and `X-Meemaken-Signature` the HMAC-SHA-256 of `<moment>.<raw mail>` with the shared secret, in hex.
 * 202 means: stored, you may forget it. The same mail twice does no harm.
 */
export async function takeMailFromServer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { inboundSecret } = act.settings
  if (inboundSecret === null) return c.text('Inbound mail by webhook is not set up.', 404)
  const moment = c.req.header('X-Meemaken-Moment') ?? ''
  const isNow = Math.abs(act.now.getTime() - Date.parse(moment)) <= clockDifference
  if (!isNow) return c.text('X-Meemaken-Moment is missing or too far from now.', 401)
  const raw = await readAtMost(c.req.raw, maxMailBytes)
  if (raw === null) return c.text('This mail is too large.', 413)
  const signature = Buffer.from(c.req.header('X-Meemaken-Signature') ?? '', 'utf8')
  const expected = Buffer.from(signatureOf(inboundSecret, moment, raw), 'utf8')
  if (signature.byteLength !== expected.byteLength || !timingSafeEqual(signature, expected))
    return c.text('The signature is not right.', 401)
  if (raw.byteLength === 0) return c.text('There is no mail in this request.', 400)
  await receiveMail(act, { raw, by: 'webhook' })
  return c.text('Taken.', 202)
}

/** The bytes of a request; null when there are more. What is too much is not read. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) return null
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
