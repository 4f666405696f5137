import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { isApiPath } from '../problem.ts'
import type { Encoding, Page } from './shelf.ts'

/** What belongs to one request and not to the page. */
const ofRequest = ['x-request-id', 'date', 'content-length', 'transfer-encoding', 'connection']

/** Makes an answer ready to be sent many times: compressed once, with a tag that tells it from other ones. */
export async function pageOf(response: Response, more: Pick<Page, 'tables' | 'until'>): Promise<Page> {
  const identity = Buffer.from(await response.arrayBuffer())
  const headers: Record<string, string> = {}
  for (const [name, value] of response.headers) if (!ofRequest.includes(name)) headers[name] = value
  headers.vary = ['Cookie', 'Accept-Encoding', ...(headers.vary ? [headers.vary] : [])].join(', ')
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  return {
    ...more,
    headers,
    etag: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    bodies: {
      identity: Uint8Array.from(identity),
      gzip: Uint8Array.from(gzipSync(identity)),
      br: Uint8Array.from(brotliCompressSync(identity, quality)),
    },
  }
}

/** Whether an answer may be given to others: it says so itself, and sets no cookie but that of the language. */
export const isForOthers = ({ status, headers }: Response): boolean =>
  status === 200 &&
  (headers.get('cache-control') ?? '').startsWith('public') &&
  // What is packed already is a file, and is kept by browsers.
  !headers.has('content-encoding') &&
  headers.getSetCookie().every((cookie) => cookie.startsWith('taal='))

/** Whether `Accept-Encoding` takes this packing. */
export const accepts = (accepted: string | null, encoding: 'br' | 'gzip'): boolean =>
  new RegExp(`\\b${encoding}\\b(?!;q=0(?:\\.0*)?(?:,|$))`).test(accepted ?? '')

export function encodingFor(accepted: string | null): Encoding {
  if (accepts(accepted, 'br')) return 'br'
  return accepts(accepted, 'gzip') ? 'gzip' : 'identity'
}

/** The page as an answer to this request; "not modified" to a browser that has it. */
export function answerWith(page: Page, request: Request): Response {
  const encoding = encodingFor(request.headers.get('accept-encoding'))
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`
  const headers: Record<string, string> = { ...page.headers, etag }
  if (request.headers.get('if-none-match')?.includes(page.etag))
    return new Response(null, { status: 304, headers })
  const body = page.bodies[encoding]
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  headers['content-length'] = String(body.length)
  return new Response(body, { headers })
}

/** Under what a page is kept; null for a request whose answer may be somebody's own. */
export function keyOf(request: Request): string | null {
  if (request.method !== 'GET' || request.headers.has('authorization')) return null
  if (new URL(request.url).pathname.startsWith('/static/')) return null
  const cookie = request.headers.get('cookie')?.trim() ?? ''
  if (cookie !== '' && !/^taal=(nl|en)$/.test(cookie)) return null
  const form = formOf(request)
  return request.url.length + form.length > 500 ? null : `${cookie} ${request.url} ${form}`
}

/** Data come in the form that a program accepts; a page has one form, whatever a browser says. */
function formOf(request: Request): string {
  return isApiPath(new URL(request.url).pathname) ? (request.headers.get('accept') ?? '') : ''
}
