import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The user as whom PostgreSQL runs; it refuses to run as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * Null for an ordinary user, as whom PostgreSQL simply runs. For root: the owner of a cluster that is there
 * already, else `postgres`, else `nobody`.
 */
export function accountFor(clusterFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: String(owner.uid), uid: owner.uid, gid: owner.gid }
  const account = userNamed('postgres') ?? userNamed('nobody')
  if (account) return account
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody". Set DATABASE_URL.',
  )
}

function userNamed(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!uid || !gid || uid === '0') return null
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** Whether `account` may enter `folder`; null is ourselves. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (!account) return true
  const { uid, gid } = account
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status ===
    0
  )
}
