import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../folder.ts'
import { type Account, accountFor, canEnter } from './account.ts'
import { sharedFolder } from './binaries.ts'

/** Major version of the PostgreSQL that npm installs: a database made by another one can not be opened. */
const MAJOR = 18

/** Where a database lies and who runs it. */
export interface Place {
  /** `pg18` folder: the cluster, its secret and its log. It is made whole elsewhere and renamed to here. */
  readonly folder: string
  readonly cluster: string
  readonly secret: string
  readonly log: string
  /** The user PostgreSQL runs as; null is the user of this program. */
  readonly account: Account | null
  /** Said once when the database lies somewhere else than in the data folder. */
  readonly remark: string | null
}

/**
 * The place of the database that belongs to `dataDir`: `pg18` in it, or a folder under `/var/lib/meemaken`
 * when we are root and the user of PostgreSQL may not enter the data folder (a clone in a private home).
 * Only the database moves; files stay in the data folder.
 */
export function placeFor(dataDir: string): Place {
  const real = usableFolder(dataDir)
  const near = join(real, `pg${MAJOR}`)
  const account = accountFor(near)
  if (!account) {
    if (ownedByAnother(near))
      throw new Error(`The database in ${near} belongs to another user. Start as that one.`)
    return place(near, null)
  }
  const away = join(sharedFolder, createHash('sha256').update(real).digest('hex').slice(0, 12))
  const far = join(away, `pg${MAJOR}`)
  if (existsSync(far) && !existsSync(near)) return place(far, accountFor(far), real)
  if (canEnter(account, real)) return place(near, account)
  if (existsSync(near)) {
    throw new Error(
      `The database in ${near} can not be opened: user ${account.name} may not enter the folders above it.`,
    )
  }
  mkdirSync(away, { recursive: true, mode: 0o755 })
  return place(far, account, real)
}

function usableFolder(dataDir: string): string {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`You may not write in ${dataDir}. Make it yours, or set MEEMAKEN_DATA_DIR.`, { cause })
  }
  return realpathSync(dataDir)
}

const ownedByAnother = (folder: string): boolean => {
  const owner = statSync(folder, { throwIfNoEntry: false })
  return owner !== undefined && process.getuid !== undefined && owner.uid !== process.getuid()
}

function place(folder: string, account: Account | null, movedFrom?: string): Place {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    secret: join(folder, 'secret'),
    log: join(folder, 'postgres.log'),
    account,
    remark: movedFrom
      ? `The database lies in ${folder}, because user ${account?.name} may not enter ${movedFrom}.`
      : null,
  }
}
