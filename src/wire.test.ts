import { type AddressInfo, connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from './testing.ts'

let app: TestApp
let server: ReturnType<typeof serve>
let port: number
const lines: string[] = []
beforeAll(async () => {
  app = await testApp({ onLog: (line) => lines.push(line) })
  await new Promise<void>((listening) => {
    server = serve({ fetch: (request) => app.handle(request), port: 0, hostname: '127.0.0.1' }, () =>
      listening(),
    )
  })
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  await new Promise((closed) => server.close(closed))
  await app.close()
})

/** Sends these bytes as they are and answers all that comes back until the line is closed. */
function say(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const line = connect(port, '127.0.0.1', async () => {
      for (const part of parts) line.write(part, 'latin1')
    })
    line.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    line.on('error', () => {})
    line.on('close', () => resolve(heard))
  })
}

const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0)
const get = (path: string, ...headers: readonly string[]): Promise<string> =>
  say([`GET ${path} HTTP/1.1`, 'Host: waterstad.test', 'Connection: close', ...headers, '', ''].join('\r\n'))

describe('on the wire', () => {
  test('what is no request is refused, and the server goes on', async () => {
    const refused: readonly (readonly [string, readonly number[]])[] = [
      ['onzin\r\n\r\n', [400]],
      ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
      ['GET /\u0000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', [400]],
      ['GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\nConnection: close\r\n\r\n', [400]],
      ['GET / HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n', [400, 505]],
      // Two lengths of one body: where a request within a request hides.
      [
        'POST /aanmelden HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /beheer HTTP/1.1\r\nHost: a\r\n\r\n',
        [400],
      ],
      [
        'POST /aanmelden HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 40\r\nConnection: close\r\n\r\nabcd',
        [400],
      ],
    ]
    for (const [bytes, statuses] of refused) expect(statuses, bytes).toContain(statusOf(await say(bytes)))
    expect(statusOf(await get('/healthz'))).toBe(200)
  })

  test('an address or headers without end are refused', async () => {
    expect([414, 431]).toContain(statusOf(await get(`/${'x'.repeat(100_000)}`)))
    expect(statusOf(await get('/', `Cookie: ${'x'.repeat(100_000)}`))).toBe(431)
    expect(statusOf(await get('/', ...Array.from({ length: 5000 }, (_, n) => `X-${n}: 1`)))).toBeLessThan(500)
  })

  test('an odd host gets no breakdown, and stands in no answer', async () => {
    for (const host of [
      '',
      'evil.example',
      'a b',
      '[::1',
      'a:99999999',
      '"><script>',
      'a/b?c#d',
      '%00',
      'x'.repeat(3000),
    ]) {
      const heard = await say(`GET /aanmelden HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      expect(statusOf(heard), host).toBeLessThan(500)
      expect(statusOf(heard), host).toBeGreaterThan(0)
      if (host !== '') expect(heard, host).not.toContain(host)
    }
  })

  test('an absolute address, a star and climbing dots are answered like any other', async () => {
    for (const target of [
      'http://evil.example/mijn',
      '*',
      '//evil.example/',
      '/../../../etc/passwd',
      '/static/../../package.json',
      '/%2e%2e/%2e%2e/x',
      '/a%0d%0aSet-Cookie:%20x=1',
    ]) {
      const heard = await get(target)
      expect(statusOf(heard), target).toBeGreaterThanOrEqual(200)
      expect(statusOf(heard), target).toBeLessThan(500)
      expect(heard, target).not.toMatch(
        /^Set-Cookie: x|root:x|"dependencies"|^location: (?:https?:)?\/\/evil/im,
      )
    }
  })

  test('a body that breaks off changes nothing', async () => {
    const head = [
      'POST /aanmelden HTTP/1.1',
      'Host: waterstad.test',
      'Origin: http://waterstad.test',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 1000',
      'Connection: close',
      '',
      '',
    ].join('\r\n')
    await new Promise<void>((resolve) => {
      const line = connect(port, '127.0.0.1', () => {
        line.write(`${head}email=half@voorbeeld.example`)
        setTimeout(() => line.destroy(), 50)
      })
      line.on('close', () => resolve())
    })
    expect(statusOf(await get('/healthz'))).toBe(200)
    expect(await app.mails('half@voorbeeld.example')).toEqual([])
  })

  test('leaves one line of JSON for each request in the log, and no breakdown', () => {
    for (const line of lines) expect(JSON.parse(line).level, line).not.toBe('error')
  })
})
