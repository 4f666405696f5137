import * as argon from '@node-rs/argon2'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { grantRole } from './admin.ts'
import { insertPerson } from './store.ts'

vi.mock('@node-rs/argon2', async (original) => {
  const actual = await original<typeof argon>()
  return { ...actual, verify: vi.fn(actual.verify) }
})

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

// A clock would only measure how busy the machine is: what takes the time is counted instead.
it('does the same slow work for an address that is known, unknown, or has no password', async () => {
  await grantRole(app.act(), {
    name: 'Gids',
    email: 'gids@stad.example',
    role: 'case_guide',
    areaId: null,
    password: 'een heel lang wachtwoord',
  })
  await insertPerson(app.db, { name: 'Bewoner', email: 'bewoner@voorbeeld.example' }, testNow)
  const work: unknown[] = []
  for (const email of ['gids@stad.example', 'niemand@stad.example', 'bewoner@voorbeeld.example']) {
    vi.mocked(argon.verify).mockClear()
    await app.visitor().post('/aanmelden/medewerker', { email, password: 'fout' })
    const hashes = vi.mocked(argon.verify).mock.calls.map(([hash]) => String(hash))
    work.push(hashes.map((hash) => hash.split('$').slice(1, 4)))
  }
  expect(work[0]).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']])
  expect(work[1]).toEqual(work[0])
  expect(work[2]).toEqual(work[0])
})
