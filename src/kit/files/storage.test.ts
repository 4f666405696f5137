import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../testing.ts'
import { freePort } from '../../testing-postgres.ts'
import { type OwnS3, ownS3 } from '../../testing-s3.ts'
import { acceptFile, readFileBytes, type Storage, storageOf } from '../files.ts'
import { readSettings } from '../settings.ts'
import { fileCommands } from './commands.ts'

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const pdf = strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

let app: TestApp
let s3: OwnS3
let folder: string
beforeAll(async () => {
  app = await testApp()
  s3 = await ownS3()
  folder = mkdtempSync(join(tmpdir(), 'meemaken-storage-'))
})
afterAll(async () => {
  await app.close()
  await s3.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['the data folder', 'S3'])('files in %s', (where) => {
  let storage: Storage
  beforeAll(() => {
    storage = storageOf({ dataDir: folder, s3: where === 'S3' ? s3.settings : null })
  })

  test('come back as they were, also when written twice', async () => {
    await storage.check()
    for (const bytes of [randomBytes(3_000_000), randomBytes(1)]) {
      const name = digest(bytes)
      expect(await storage.has(name)).toBe(false)
      await storage.write(name, bytes)
      await storage.write(name, bytes)
      expect(await storage.has(name)).toBe(true)
      expect(digest(await storage.read(name))).toBe(name)
    }
  })

  test('are gone when removed, and that is said as such', async () => {
    const bytes = randomBytes(100)
    await storage.write(digest(bytes), bytes)
    await storage.remove(digest(bytes))
    await storage.remove(digest(bytes))
    expect(await storage.has(digest(bytes))).toBe(false)
    await expect(storage.read(digest(bytes))).rejects.toMatchObject({ name: 'FileMissing' })
  })
})

describe('a storage that cannot be used', () => {
  const withS3 = (change: Partial<OwnS3['settings']>) => ({
    ...app.settings,
    s3: { ...s3.settings, ...change },
  })

  test('says what is the matter, and what somebody sends is not lost with it', async () => {
    const away = withS3({ endpoint: `http://127.0.0.1:${await freePort()}` })
    await expect(storageOf(away).check()).rejects.toThrow(/does not answer/)
    await expect(storageOf(withS3({ bucket: 'elsewhere' })).check()).rejects.toThrow(/refused \(status 404/)
    const wrongKey = storageOf(withS3({ accessKeyId: 'wrong' }))
    await expect(wrongKey.write(digest(pdf), pdf)).rejects.toThrow(/refused \(status 403/)
    const before = await app.db
      .withTables<{ file: { id: string } }>()
      .selectFrom('file')
      .select('id')
      .execute()
    const answer = await acceptFile(app.act({ settings: away }), { name: 'plan.pdf', bytes: pdf })
    expect(answer).toEqual({ ok: false, reason: 'not_kept' })
    const after = await app.db
      .withTables<{ file: { id: string } }>()
      .selectFrom('file')
      .select('id')
      .execute()
    expect(after).toEqual(before)
  })

  test('leaves no half file on a full disk', async () => {
    // A file where the folder should be: the disk refuses every write.
    const full = mkdtempSync(join(tmpdir(), 'meemaken-full-'))
    writeFileSync(join(full, 'files'), 'in the way')
    const answer = await acceptFile(app.act({ settings: { ...app.settings, dataDir: full } }), {
      name: 'plan.pdf',
      bytes: pdf,
    })
    expect(answer).toEqual({ ok: false, reason: 'not_kept' })
    expect(readdirSync(full)).toEqual(['files'])
    rmSync(full, { recursive: true })
  })

  test('is not waited for without end', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const storage = storageOf(withS3({ endpoint: `http://127.0.0.1:${port}` }), { patienceMs: 200 })
    await expect(storage.check()).rejects.toThrow(/does not answer/)
    silent.close()
  })
})

test('existing files move to S3 with one command, which can be repeated', async () => {
  const accepted = await acceptFile(app.act(), { name: 'plan.pdf', bytes: pdf })
  if (!accepted.ok) throw new Error(accepted.reason)
  const inS3 = app.act({ settings: { ...app.settings, s3: s3.settings } })
  await expect(readFileBytes(inS3, accepted.file)).rejects.toMatchObject({ name: 'FileMissing' })
  const lines: string[] = []
  const move = async () => {
    const [command] = fileCommands
    await command?.run({ act: inS3, url: app.url, args: [], say: (line) => lines.push(line) })
  }
  await move()
  await move()
  expect(lines.filter((line) => line.includes('copied'))).toEqual([
    expect.stringMatching(/^1 files copied .*, 0 were there already/),
    expect.stringMatching(/^0 files copied .*, 1 were there already/),
  ])
  expect(await readFileBytes(inS3, accepted.file)).toEqual(Buffer.from(pdf))
})

test('half of the settings of S3 is told at start, with what is missing', () => {
  expect(() => readSettings({ S3_ENDPOINT: 'https://s3.example.nl', S3_BUCKET: 'meemaken' })).toThrow(
    /S3_ACCESS_KEY_ID: needed beside the other S3 settings/,
  )
  expect(
    readSettings({
      S3_ENDPOINT: 'https://s3.example.nl/',
      S3_BUCKET: 'meemaken',
      S3_ACCESS_KEY_ID: 'a',
      S3_SECRET_ACCESS_KEY: 'b',
    }).s3,
  ).toMatchObject({ endpoint: 'https://s3.example.nl', region: 'us-east-1' })
})
