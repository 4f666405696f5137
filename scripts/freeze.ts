// Writes the hashes of new migrations to migrations/hashes.json. From then on they are never changed.
// `--check` writes nothing and fails when a migration is not in the list yet.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, migrationsFolder, readMigrations } from '../src/kit/migrate.ts'

const path = join(migrationsFolder, 'hashes.json')
const frozen: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'))
const files = readMigrations()

const changed = files.filter((file) => frozen[file.file] && frozen[file.file] !== hashOf(file.text))
for (const file of changed)
  console.error(`migrations/${file.file} has landed and was changed: write a new migration.`)
const fresh = files.filter((file) => !frozen[file.file])

if (process.argv.includes('--check')) {
  for (const file of fresh) console.error(`migrations/${file.file} is not frozen yet: run npm run freeze.`)
  process.exitCode = changed.length + fresh.length > 0 ? 1 : 0
} else if (changed.length > 0) {
  process.exitCode = 1
} else {
  for (const file of fresh) frozen[file.file] = hashOf(file.text)
  const sorted = Object.fromEntries(Object.entries(frozen).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`)
  console.log(fresh.length === 0 ? 'Nothing new.' : `Frozen: ${fresh.map((file) => file.file).join(', ')}`)
}
