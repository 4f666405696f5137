import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packed } from './packed.ts'

const long = '<p>Een plan voor de straat.</p>'.repeat(200)
const answer = (headers: Record<string, string>, text: string | null = long) =>
  packed(() => new Response(text, { headers }))
const ask = (accepted: string, method = 'GET') =>
  new Request('http://localhost/mijn', { method, headers: { 'Accept-Encoding': accepted } })
const html = { 'Content-Type': 'text/html; charset=UTF-8', Vary: 'Cookie' }

test('what is made for one person is packed for who can unpack it', async () => {
  const response = await answer(html)(ask('gzip, deflate, br'))
  expect(response.headers.get('Content-Encoding')).toBe('gzip')
  expect(response.headers.get('Vary')).toBe('Cookie, Accept-Encoding')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.length).toBeLessThan(long.length / 10)
  expect(gunzipSync(bytes).toString()).toBe(long)
})

test('everything else goes out as it is', async () => {
  const plain = async (fetch: ReturnType<typeof packed>, request: Request) =>
    (await fetch(request)).headers.get('Content-Encoding')
  expect(await plain(answer(html), ask('identity'))).toBeNull()
  expect(await plain(answer(html), ask('gzip;q=0, br;q=0'))).toBeNull()
  expect(await plain(answer({ ...html, 'Content-Length': '40' }), ask('gzip'))).toBeNull()
  expect(await plain(answer({ 'Content-Type': 'image/png' }), ask('gzip'))).toBeNull()
  expect(await plain(answer({ ...html, 'Content-Encoding': 'br' }), ask('gzip'))).toBe('br')
  expect(await plain(answer(html, null), ask('gzip', 'HEAD'))).toBeNull()
})
