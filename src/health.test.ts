import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './app.tsx'
import { connect } from './kit/db.ts'
import { silentLog } from './kit/log.ts'
import type { Settings } from './kit/settings.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { type TestApp, testApp, testNow } from './testing.ts'
import { type OwnS3, ownS3 } from './testing-s3.ts'

let app: TestApp
let s3: OwnS3
const connections: { close(): Promise<void> }[] = []
beforeAll(async () => {
  app = await testApp()
  s3 = await ownS3()
})
afterAll(async () => {
  for (const connection of connections) await connection.close()
  await s3.remove()
  await app.close()
})

/** The site with other settings, and perhaps told to stop. */
function siteWith(change: Partial<Settings>, isStopping = () => false) {
  const connection = connect(app.url, { max: 3 })
  connections.push(connection)
  const { municipality } = app.act()
  const settings = { ...app.settings, ...change }
  const parts = {
    connection,
    settings,
    municipality,
    reactions,
    routes,
    log: silentLog,
    clock: () => testNow,
  }
  const site = createApp({ ...parts, isStopping })
  return async (path: string, headers: Record<string, string> = {}) =>
    site.fetch(new Request(`http://waterstad.test${path}`, { headers }))
}

test('a process that was told to stop says so, and still answers', async () => {
  const ask = siteWith({}, () => true)
  const ready = await ask('/readyz')
  expect(ready.status).toBe(503)
  expect(await ready.json()).toEqual({ status: 'stopping' })
  expect((await ask('/healthz')).status).toBe(200)
  expect((await ask('/initiatieven')).status).toBe(200)
})

test('a storage that is away is told, and takes no page away', async () => {
  const ask = siteWith({ s3: s3.settings })
  expect(await (await ask('/readyz')).json()).toMatchObject({ status: 'ok', storage: 'ok' })
  await s3.stop()
  const ready = await ask('/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toMatchObject({
    status: 'ok',
    storage: expect.stringMatching(/does not answer|slow/),
  })
  expect((await ask('/initiatieven')).status).toBe(200)
  await s3.start()
  expect(await (await ask('/readyz')).json()).toMatchObject({ storage: 'ok' })
})

test('figures are there for who has the token, and nowhere without one', async () => {
  expect((await siteWith({ metricsToken: null })('/metrics')).status).toBe(404)
  const ask = siteWith({ metricsToken: 'a-token-for-prometheus' })
  expect((await ask('/metrics')).status).toBe(401)
  expect((await ask('/metrics', { Authorization: 'Bearer another-token-than-it' })).status).toBe(401)
  const answer = await ask('/metrics', { Authorization: 'Bearer a-token-for-prometheus' })
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await answer.text()).trim().split('\n')
  for (const line of lines)
    expect(line).toMatch(
      /^(# (HELP|TYPE) meemaken_\w+ .+|meemaken_\w+(\{\w+="[^"]+"(,\w+="[^"]+")*\})? [-+.\de]+)$/,
    )
  expect(lines).toContain('meemaken_database_up 1')
})
