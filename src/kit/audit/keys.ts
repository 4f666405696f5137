import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

/** File in the data folder with the key, when MEEMAKEN_AUDIT_KEY is not set; older keys on further lines. */
const fileOf = ({ dataDir }: Pick<Settings, 'dataDir'>): string => join(dataDir, 'audit-key')

type KeySettings = Pick<Settings, 'dataDir' | 'auditKey'>

/** The keys of the log, the one in use first; none when nothing was sealed here yet. */
export function readAuditKeys(settings: KeySettings): readonly string[] {
  if (settings.auditKey) return split(settings.auditKey)
  try {
    return split(readFileSync(fileOf(settings), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The same, and a new key when there is none yet. Programs that start at once get one and the same. */
export function makeAuditKeys(settings: KeySettings): readonly string[] {
  const known = readAuditKeys(settings)
  if (known.length > 0) return known
  mkdirSync(settings.dataDir, { recursive: true })
  const half = `${fileOf(settings)}.${process.pid}`
  writeFileSync(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    // Fails when another program was first; a half-written file is never seen.
    linkSync(half, fileOf(settings))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half, { force: true })
  }
  return readAuditKeys(settings)
}

const split = (text: string): readonly string[] => text.split(/[\s,]+/).filter((key) => key !== '')
