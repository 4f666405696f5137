import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { type Connection, connect } from './db.ts'
import { TooMany } from './errors.ts'
import { limit, limitJobs } from './limits.ts'

const rule = { name: 'try', attempts: 5, seconds: 900 }

let app: TestApp
let other: Connection
beforeAll(async () => {
  app = await testApp()
  other = connect(app.url)
})
afterAll(async () => {
  await other.close()
  await app.close()
})

const attempt = (subject: string, options: { readonly elsewhere?: boolean; readonly now?: Date } = {}) =>
  limit(
    app.act({ ...(options.elsewhere ? { db: other.db } : {}), ...(options.now ? { now: options.now } : {}) }),
    rule,
    subject,
  ).then(
    () => null,
    (error: unknown) => (error instanceof TooMany ? error.retryAfterSeconds : Promise.reject(error)),
  )

test('of many attempts at once through two processes exactly the allowed number passes', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => attempt('sanne@voorbeeld.example', { elsewhere: n % 2 === 0 })),
  )
  expect(answers.filter((answer) => answer === null)).toHaveLength(5)
})

test('who waits as long as is said may try again; others were never held up', async () => {
  const later = new Date(testNow.getTime() + 60 * 1000)
  for (let n = 0; n < 5; n += 1) await attempt('wacht@voorbeeld.example', { now: later })
  const seconds = await attempt('WACHT@voorbeeld.example', { now: later })
  expect(seconds).toBeGreaterThan(0)
  expect(await attempt('ander@voorbeeld.example', { now: later })).toBeNull()
  const after = new Date(later.getTime() + (seconds ?? 0) * 1000)
  expect(await attempt('wacht@voorbeeld.example', { now: after })).toBeNull()
})

test('the table holds no address, and forgets after a day', async () => {
  await attempt('geheim@voorbeeld.example')
  const rows = async () => (await other.pool.query('select key from rate_limit')).rows.map(({ key }) => key)
  expect((await rows()).join(' ')).not.toContain('geheim')
  const nextWeek = new Date(testNow.getTime() + 7 * 24 * 60 * 60 * 1000)
  await limitJobs.forget_old_attempts?.(app.act({ now: nextWeek }), {})
  expect(await rows()).toEqual([])
})
