import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testNow } from '../testing.ts'
import type { Act } from './act.ts'
import { readRequest } from './form.ts'
import { newOnceToken, once, onceField, onceSaid } from './once.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const posted = (fields: Readonly<Record<string, string>>) =>
  readRequest(new Request('http://x.test', { method: 'POST', body: new URLSearchParams(fields) }))

/** How often the work was done, and where each post led. */
async function tell(act: Act, path: string, texts: readonly string[], token = newOnceToken) {
  let times = 0
  const led: string[] = []
  for (const text of texts) {
    const input = await posted({ text, [onceField]: token() })
    led.push(await onceSaid(act, input, path, async () => `/${++times}`))
  }
  return { times, led }
}

test('a token counts once for its content', async () => {
  let times = 0
  const send = async (text: string, token: string) =>
    once(app.act(), await posted({ text, [onceField]: token }), async () => `/${++times}`)
  const token = newOnceToken()
  expect([await send('Ja', token), await send('Ja', token), await send('Nee', token)]).toEqual([
    '/1',
    '/1',
    '/2',
  ])
  expect(await send('Ja', newOnceToken())).toBe('/3')
})

describe('words', () => {
  test('from a page that came back are said once', async () => {
    expect(await tell(app.act(), '/a', ['Dag', 'Dag', 'Tot morgen', 'Dag'])).toEqual({
      times: 2,
      led: ['/1', '/1', '/2', '/1'],
    })
  })

  test('count again elsewhere, later, by somebody else, and without a token', async () => {
    await tell(app.act(), '/b', ['Dank je wel'])
    expect((await tell(app.act(), '/c', ['Dank je wel'])).times).toBe(1)
    const later = app.act({ now: new Date(testNow.getTime() + 11 * 60 * 1000) })
    expect((await tell(later, '/b', ['Dank je wel'])).times).toBe(1)
    const other = app.act({ actor: { ...app.act().actor, personId: newOnceToken() } })
    expect((await tell(other, '/b', ['Dank je wel'])).times).toBe(1)
    expect((await tell(app.act(), '/b', ['Dank je wel', 'Dank je wel'], () => '')).times).toBe(2)
  })
})
