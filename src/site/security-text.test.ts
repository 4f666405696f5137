import { expect, test } from 'vitest'
import { testApp } from '../testing.ts'

test('security.txt says whom to tell of a weakness, and when to ask again', async () => {
  const app = await testApp()
  const answer = await app.visitor().get('/.well-known/security.txt')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; charset=utf-8$/i)
  const fields = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => line.split(/: (.*)/).slice(0, 2))
  expect(fields.filter(([name]) => name === 'Contact').map(([, value]) => value)).toEqual(
    app.act().municipality.security.contact,
  )
  const days = (Date.parse(Object.fromEntries(fields).Expires) - app.act().now.getTime()) / 86_400_000
  expect(days).toBeGreaterThan(170)
  expect(days).toBeLessThan(365)
  expect(Object.fromEntries(fields).Canonical).toMatch(/\/\.well-known\/security\.txt$/)
  await app.close()
})
