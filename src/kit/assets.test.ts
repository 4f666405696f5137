import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { asset, serveStatic } from './assets.ts'
import { projectRoot } from './settings.ts'

beforeAll(async () => {
  const { build } = (await import(join(projectRoot, 'scripts/build.mjs'))) as { build(): Promise<string> }
  await build()
})

const nameOf = (address: string): string => address.replace('/static/', '')

test('an asset has an address with the digest of its content, which browsers keep for ever', async () => {
  const address = asset('site.css')
  expect(address).toMatch(/^\/static\/site-[A-Z0-9]{8}\.css$/)
  const response = serveStatic(nameOf(address)) ?? expect.fail()
  expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('Content-Encoding')).toBeNull()
  expect((await response.text()).length).toBeGreaterThan(1000)
})

test('text is sent as compressed as the browser can bear', async () => {
  const name = nameOf(asset('site.css'))
  const plain = await serveStatic(name)?.text()
  const brotli = serveStatic(name, 'gzip, deflate, br') ?? expect.fail()
  expect(brotli.headers.get('Content-Encoding')).toBe('br')
  expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(plain)
  const gzip = serveStatic(name, 'gzip') ?? expect.fail()
  expect(gzip.headers.get('Content-Encoding')).toBe('gzip')
  expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(plain)
})

test('fonts of the style sheet are there under the name of their file', () => {
  const address = asset('atkinson-hyperlegible-next-latin-wght-normal.woff2')
  const response = serveStatic(nameOf(address), 'br') ?? expect.fail()
  expect(response.headers.get('Content-Type')).toBe('font/woff2')
  expect(response.headers.get('Content-Encoding')).toBeNull()
})

test('a plain name answers too, and is asked for again each time', () => {
  expect(serveStatic('site.css')?.headers.get('Cache-Control')).toBe('no-cache')
})

test('nothing but public files is served', () => {
  for (const name of [
    'manifest.json',
    '../main.js',
    '..%2Fmain.js',
    '../../../package.json',
    'main.js',
    '',
    '.',
  ]) {
    expect(serveStatic(name), name).toBeNull()
  }
})
