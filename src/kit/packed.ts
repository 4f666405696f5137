import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { accepts } from './page-cache/page.ts'
import type { Fetch } from './page-cache.ts'

/** Smaller answers hardly become smaller still. */
const worthBytes = 1000

const gzip = promisify(zlib.gzip)
const isPage = /^text\/html\b/
const isText = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/

/**
 * Packs answers of text for who can unpack them, on the way out. Pages from memory and files for browsers come packed
 * already; this is for what is made for one person. No secret stands in a page beside what somebody else chose: a post is
 * known by where it comes from, not by a token in the form, so that the size of an answer tells nothing (BREACH).
 */
export const packed =
  (fetch: Fetch): Fetch =>
  async (request, env) => {
    const response = await fetch(request, env)
    const { headers, status } = response
    const size = Number(headers.get('Content-Length') ?? Number.POSITIVE_INFINITY)
    const isPlain = !headers.has('Content-Encoding') && isText.test(headers.get('Content-Type') ?? '')
    if (!isPlain || size < worthBytes || request.method === 'HEAD') return response
    if (!accepts(request.headers.get('Accept-Encoding'), 'gzip')) return response
    // Asking for the body makes a stream of a page that was sent in one piece: only when it is needed.
    const { body, statusText } = response
    if (body === null) return response
    const others = new Headers(headers)
    others.set('Content-Encoding', 'gzip')
    others.append('Vary', 'Accept-Encoding')
    others.delete('Content-Length')
    const init = { status, statusText, headers: others }
    // A page is there as a whole; only what is long and grows while it is sent goes out in pieces.
    if (isPage.test(headers.get('Content-Type') ?? ''))
      return new Response(await gzip(await response.arrayBuffer()), init)
    return new Response(body.pipeThrough(new CompressionStream('gzip')), init)
  }
