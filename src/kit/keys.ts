import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './folder.ts'

/** Where a key of this installation comes from: the environment, else a file in the data folder. */
export interface KeyPlace {
  readonly dataDir: string
  readonly file: string
  /** As given in the environment; older keys after a comma. */
  readonly given: string | null
}

/** The keys, the one in use first; none when none was made yet. Older ones stand on further lines of the file. */
export function readKeys({ dataDir, file, given }: KeyPlace): readonly string[] {
  if (given) return split(given)
  try {
    return split(readFileSync(join(dataDir, file), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The same, and a new key when there is none yet. Programs that start at once get one and the same. */
export function makeKeys(place: KeyPlace): readonly string[] {
  const known = readKeys(place)
  if (known.length > 0) return known
  const path = join(place.dataDir, place.file)
  makeFolder(place.dataDir)
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    // Fails when another program was first; a half-written file is never seen.
    linkSync(half, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half, { force: true })
  }
  return readKeys(place)
}

const split = (text: string): readonly string[] => text.split(/[\s,]+/).filter((key) => key !== '')
