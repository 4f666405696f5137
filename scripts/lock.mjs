// npm run lock: writes package-lock.json so that `npm ci` works on every platform.
// npm leaves optional platform packages out of the lock file when its registry has none of them, and `npm ci`
// then refuses the lock file. This completes them from their names, and removes addresses of registries.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url))

/** Whether `name` is found from the package at `from`, as Node looks it up: beside it, then upwards. */
function isFound(packages, from, name) {
  const parts = from === '' ? [] : from.split('/node_modules/')
  for (let depth = parts.length; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).join('/node_modules/')
    if (packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]) return true
  }
  return false
}

/** Optional packages that a package of the lock file names and the lock file lacks. */
export function missingOptional(lock) {
  return Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isFound(lock.packages, from, name))
      .map(([name, range]) => ({ from, name, range, dev: entry.dev === true })),
  )
}

/** What a platform package is for, from the end of its name: `...-linux-arm64-musl`. */
export function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'windows', 'aix', 'openharmony'].find(
    (word) => words.includes(word),
  )
  const cpu = ['arm64', 'arm', 'x64', 'ia32', 'riscv64', 'ppc64', 's390x', 'wasm32'].find((word) =>
    words.includes(word),
  )
  const libc = words.includes('musl') ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : null
  if (!os || !cpu)
    throw new Error(`Complete ${name} in package-lock.json by hand: its platform is not in its name.`)
  return { os: [os === 'windows' ? 'win32' : os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) }
}

/** The lock file with its missing entries, without addresses. */
export function complete(lock) {
  const packages = { ...lock.packages }
  for (const { name, range, dev } of missingOptional(lock)) {
    const version = range.replace(/^[~^=]/, '')
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    }
  }
  const entries = Object.entries(packages)
    .map(([key, { resolved, ...entry }]) => [key, entry])
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(entries) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cwd = join(path, '..')
  execFileSync('npm', ['install'], { cwd, stdio: 'inherit' })
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const added = missingOptional(lock).map(({ name }) => name)
  writeFileSync(path, `${JSON.stringify(complete(lock), null, 2)}\n`)
  console.log(added.length > 0 ? `Completed: ${added.join(', ')}` : 'Nothing was missing.')
}
