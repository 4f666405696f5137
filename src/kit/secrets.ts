import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { makeKeys } from './keys.ts'
import type { Settings } from './settings.ts'

type KeySettings = Pick<Settings, 'dataDir' | 'secretKey'>

/** Keys of this installation: MEEMAKEN_SECRET_KEY, else the file `secret-key` in the data folder (decision 0019). */
const keysOf = ({ dataDir, secretKey }: KeySettings): readonly string[] =>
  makeKeys({ dataDir, file: 'secret-key', given: secretKey })

const derived = (key: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'meemaken', use, 32))

/**
 * Locks a text so that the database alone does not give it away (AES-256-GCM). `use` says what it is for and whose it
 * is: what was sealed for one thing or person opens for no other.
 */
export function seal(settings: KeySettings, use: string, text: string): string {
  const [key = ''] = keysOf(settings)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derived(key, 'seal'), iv).setAAD(Buffer.from(use))
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64url')
}

/** Opens what `seal` locked, with the key in use or an older one; null when none of them fits. */
export function unseal(settings: KeySettings, use: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return null
  for (const key of keysOf(settings)) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', derived(key, 'seal'), bytes.subarray(0, 12))
      decipher.setAAD(Buffer.from(use)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      // Another key, or not what we made.
    }
  }
  return null
}

/** Digests of a short secret, by each key: who has the database alone cannot try all values. The first is to be kept. */
export const keyedDigests = (settings: KeySettings, use: string, text: string): readonly string[] =>
  keysOf(settings).map((key) =>
    createHmac('sha256', derived(key, 'digest')).update(`${use}\n${text}`).digest('base64url'),
  )
