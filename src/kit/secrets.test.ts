import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keyedDigests, seal, unseal } from './secrets.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-secrets-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const own = { dataDir, secretKey: null }
const given = (secretKey: string) => ({ dataDir, secretKey })

it('locks with a key in the data folder that only we may read', () => {
  const sealed = seal(own, 'app:1', 'geheim')
  expect(sealed).not.toContain('geheim')
  expect(seal(own, 'app:1', 'geheim')).not.toBe(sealed)
  expect(unseal(own, 'app:1', sealed)).toBe('geheim')
  expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600)
})

it('opens for nothing and nobody else, and not when it was changed', () => {
  const sealed = seal(own, 'app:1', 'geheim')
  expect(unseal(own, 'app:2', sealed)).toBeNull()
  expect(unseal(own, 'app:1', `A${sealed.slice(1)}`.replace(/^AA/, 'AB'))).toBeNull()
  for (const text of ['', 'x', 'x'.repeat(60)]) expect(unseal(own, 'app:1', text)).toBeNull()
})

it('still opens with an older key after a new one came', () => {
  const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)]
  const sealed = seal(given(older), 'app:1', 'geheim')
  expect(unseal(given(newer), 'app:1', sealed)).toBeNull()
  expect(unseal(given(`${newer},${older}`), 'app:1', sealed)).toBe('geheim')
  expect(keyedDigests(given(`${newer},${older}`), 'code', '1')).toContain(
    keyedDigests(given(older), 'code', '1')[0],
  )
})
