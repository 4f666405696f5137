import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptFile } from '../../kit/files.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { newToken } from '../../kit/tokens.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { exportCommands } from './command.ts'
import { columnFacts } from './store.ts'
import { columnsFor, noSecrets, withheld } from './withheld.ts'

let app: TestApp
let folder: string
let fileId: string
const token = newToken()

beforeAll(async () => {
  app = await testApp({ demo: true })
  folder = join(mkdtempSync(join(tmpdir(), 'meemaken-export-')), 'export')
  const bytes = strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  const accepted = await acceptFile(app.act(), { name: 'plan.pdf', bytes })
  if (!accepted.ok) throw new Error(accepted.reason)
  fileId = accepted.file.id
  const link = `http://waterstad.test/aanmelden/link/${token}`
  await putInOutbox(app.db, {
    to: 'fleur@voorbeeld.example',
    subject: 'Je link; met "tekens"',
    text: `Open ${link}`,
    html: `<a href="${link}">Open</a>`,
    at: app.act().now,
  })
  const [command] = exportCommands
  await command?.run({ act: app.act(), url: app.url, args: [folder], say: () => {} })
})
afterAll(async () => {
  await app.close()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

const read = (...names: readonly string[]): string => readFileSync(join(folder, ...names), 'utf8')
const filesUnder = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('every table is there with all its rows, and a dictionary that explains its columns', async () => {
  const facts = await columnFacts(app.db)
  const tables = [...new Set(facts.map((fact) => fact.table))]
  const shown = tables.filter((table) => columnsFor(table, ['x']))
  expect(readdirSync(join(folder, 'tables')).sort()).toEqual(shown.map((table) => `${table}.csv`).sort())
  const { rows } = await sql<{ amount: number }>`select count(*)::int as amount from area`.execute(app.db)
  expect(read('README.md')).toContain(`| area | ${rows[0]?.amount} |`)
  expect(read('tables', 'area.csv').trim().split('\n').length).toBeGreaterThan(rows[0]?.amount ?? 0)
  expect(read('dictionary.csv')).toContain('role_grant;person_id;uuid;no;no;person.id;no')
})

test('areas, files and mails are there in the formats of their kind', () => {
  const areas = JSON.parse(read('areas.geojson'))
  expect(areas.type).toBe('FeatureCollection')
  expect(areas.features.some((feature: { geometry: unknown }) => feature.geometry !== null)).toBe(true)
  expect(existsSync(join(folder, 'files', `${fileId}.pdf`))).toBe(true)
  const mails = filesUnder(join(folder, 'mails'))
  expect(mails.length).toBeGreaterThan(10)
  expect(readFileSync(mails[0] ?? '', 'utf8')).toMatch(/^Message-ID: <[^>]+@meemaken>/m)
})

test('nothing in it lets anybody in: no session, token, digest of a password or salt', async () => {
  const { rows } = await sql<{ secret: string }>`
    select token_hash as secret from session union all select token_hash from email_link
     union all select password_hash from person where password_hash is not null
     union all select salt from case_text where salt is not null
     union all select token_hash from api_key`.execute(app.db)
  const all = filesUnder(folder)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ secret }) => all.includes(secret))).toEqual([])
  expect(all.includes(token)).toBe(false)
  for (const path of filesUnder(folder)) expect(statSync(path).mode & 0o077).toBe(0)
})

test('every column that looks like a secret is left out, or somebody said why it is none', async () => {
  const facts = await columnFacts(app.db)
  const suspicious = facts.filter(
    ({ table, column }) =>
      /token|hash|secret|password|salt|digest|challenge|credential|private|fingerprint|recovery|nonce|verifier/.test(
        column,
      ) &&
      columnsFor(table, [column])?.length &&
      !noSecrets[`${table}.${column}`],
  )
  expect(suspicious.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  // And the list holds nothing that is gone.
  const names = facts.flatMap(({ table, column }) => [table, `${table}.${column}`])
  const listed = [
    ...Object.keys(noSecrets),
    ...Object.entries(withheld).flatMap(([table, columns]) =>
      columns === 'all' ? [table] : columns.map((column) => `${table}.${column}`),
    ),
  ]
  expect(listed.filter((name) => !names.includes(name))).toEqual([])
})

test('a folder with something in it is left alone', async () => {
  const [command] = exportCommands
  await expect(command?.run({ act: app.act(), url: app.url, args: [folder], say: () => {} })).rejects.toThrow(
    'is not empty',
  )
})
