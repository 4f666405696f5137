// Writes down what never changes any more: the hashes of new migrations in migrations/hashes.json, and those of new
// versions of processes, forms, frameworks and schemes in config/hashes.json.
// `--check` writes nothing and fails when something is not in the lists yet.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, migrationsFolder, readMigrations } from '../src/kit/migrate.ts'
import { projectRoot } from '../src/kit/settings.ts'
import { type FrozenConfig, freezeConfig, type VersionedFile } from './frozen.ts'

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const write = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
const sorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))

const migrationsPath = join(migrationsFolder, 'hashes.json')
const frozen: Record<string, string> = readJson(migrationsPath)
const migrations = readMigrations()
const changed = migrations.filter(({ file, text }) => frozen[file] && frozen[file] !== hashOf(text))
const unfrozen = migrations.filter(({ file }) => !frozen[file])

const configFolder = join(projectRoot, 'config')
const configPath = join(configFolder, 'hashes.json')
const versioned: readonly VersionedFile[] = ['forms', 'frameworks', 'processes', 'schemes'].flatMap(
  (folder) =>
    readdirSync(join(configFolder, folder))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const content = readJson(join(configFolder, folder, name))
        // What it says counts, not how it is laid out.
        return { file: `${folder}/${name}`, version: content.version, hash: hashOf(JSON.stringify(content)) }
      }),
)
const config = freezeConfig(versioned, readJson(configPath) as FrozenConfig)

const faults = [
  ...changed.map(({ file }) => `migrations/${file} has landed and was changed: write a new migration.`),
  ...config.faults,
]
const fresh = [...unfrozen.map(({ file }) => `migrations/${file}`), ...config.fresh]
for (const fault of faults) console.error(fault)

if (process.argv.includes('--check')) {
  for (const one of fresh) console.error(`${one} is not frozen yet: run npm run freeze.`)
  process.exitCode = faults.length + fresh.length > 0 ? 1 : 0
} else if (faults.length > 0) {
  process.exitCode = 1
} else {
  for (const { file, text } of unfrozen) frozen[file] = hashOf(text)
  write(migrationsPath, sorted(frozen))
  write(configPath, sorted(config.next))
  console.log(fresh.length === 0 ? 'Nothing new.' : `Frozen: ${fresh.join(', ')}`)
}
