import { type KeyPlace, makeKeys, readKeys } from '../keys.ts'
import type { Settings } from '../settings.ts'

type KeySettings = Pick<Settings, 'dataDir' | 'auditKey'>

/** The file holds the key when MEEMAKEN_AUDIT_KEY is not set. */
const place = ({ dataDir, auditKey }: KeySettings): KeyPlace => ({
  dataDir,
  file: 'audit-key',
  given: auditKey,
})

/** The keys of the log, the one in use first; none when nothing was sealed here yet. */
export const readAuditKeys = (settings: KeySettings): readonly string[] => readKeys(place(settings))

/** The same, and a new key when there is none yet. */
export const makeAuditKeys = (settings: KeySettings): readonly string[] => makeKeys(place(settings))
