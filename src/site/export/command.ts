import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createTransport } from 'nodemailer'
import type { Act } from '../../kit/act.ts'
import { openSnapshot, type Progress, progressTo, type Snapshot } from '../../kit/backup.ts'
import { type Command, Misused } from '../../kit/command.ts'
import { csvOf } from '../../kit/csv.ts'
import { FileMissing, storageOf } from '../../kit/files.ts'
import { areaFeatures } from '../../places/index.ts'
import { readmeOf } from './readme.ts'
import { columnFacts } from './store.ts'
import { columnsFor, tokens, withheld, withoutTokens } from './withheld.ts'

/** `meemaken export`: for who leaves, or wants to look with other tools. */
export const exportCommands: readonly Command[] = [
  {
    name: 'export',
    usage: '<new folder>',
    summary: 'write everything in open formats (CSV, GeoJSON, files, mails), without secrets',
    run: async ({ act, url, args, say }) => {
      const [folder] = args
      if (!folder || args.length !== 1) throw new Misused('Give one folder.')
      if (existsSync(folder) && readdirSync(folder).length > 0) throw new Misused(`${folder} is not empty.`)
      const snapshot = await openSnapshot(url)
      try {
        await writeExport(act, snapshot, resolve(folder), progressTo(say))
      } finally {
        await snapshot.close()
      }
      say(`Written to ${resolve(folder)}; README.md there says what is what. It holds personal data.`)
    },
  },
]

/** Writes everything into `folder`: the database as it is at one moment, and the files it knows. */
export async function writeExport(
  act: Act,
  snapshot: Snapshot,
  folder: string,
  progress: Progress,
): Promise<void> {
  const at = (...names: readonly string[]): string => join(folder, ...names)
  for (const name of ['tables', 'files', 'mails']) await mkdir(at(name), { recursive: true, mode: 0o700 })
  const counts: { table: string; rows: number }[] = []
  for (const { name, columns } of snapshot.tables) {
    const shown = columnsFor(name, columns)
    if (!shown) continue
    await pipeline(snapshot.csv(name, shown, tokens[name]), ownFile(at('tables', `${name}.csv`)))
    counts.push({ table: name, rows: await snapshot.count(name) })
    progress(name)
  }
  await writeFile(at('dictionary.csv'), await dictionaryOf(act), { mode: 0o600 })
  const areas = { type: 'FeatureCollection', features: await areaFeatures(act, undefined) }
  await writeFile(at('areas.geojson'), JSON.stringify(areas), { mode: 0o600 })
  const files = await writeFiles(act, snapshot, at('files'), progress)
  const mails = await writeMails(snapshot, at('mails'), progress)
  const leftOut = Object.entries(withheld).flatMap(([table, columns]) =>
    columns === 'all' ? [table] : columns.map((column) => `${table}.${column}`),
  )
  const readme = readmeOf({
    city: act.municipality.name,
    madeAt: act.now,
    counts,
    ...files,
    mails,
    leftOut,
  })
  await writeFile(at('README.md'), readme, { mode: 0o600 })
}

const ownFile = (path: string) => createWriteStream(path, { mode: 0o600, flags: 'wx' })

async function dictionaryOf(act: Act): Promise<string> {
  const facts = await columnFacts(act.db)
  return csvOf(
    ['table', 'column', 'type', 'may be empty', 'key', 'refers to', 'left out'],
    facts.map((one) => [
      one.table,
      one.column,
      one.type,
      one.mayBeEmpty ? 'yes' : 'no',
      one.isKey ? 'yes' : 'no',
      one.refersTo,
      columnsFor(one.table, [one.column])?.length ? 'no' : 'yes',
    ]),
  )
}

async function writeFiles(
  act: Act,
  snapshot: Snapshot,
  folder: string,
  progress: Progress,
): Promise<{ readonly files: number; readonly missing: number }> {
  const storage = storageOf(act.settings)
  const counts = { files: 0, missing: 0 }
  for await (const { id, sha256, name } of snapshot.rows<{ id: string; sha256: string; name: string }>(
    'file',
  )) {
    const extension = /\.\w{1,5}$/.exec(name)?.[0] ?? ''
    try {
      await writeFile(join(folder, `${id}${extension}`), await storage.read(sha256), { mode: 0o600 })
      counts.files += 1
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error
      counts.missing += 1
    }
    progress(`files: ${counts.files}`)
  }
  return counts
}

interface MailRow {
  readonly id: string
  readonly message_id: string
  readonly to_address: string
  readonly subject: string
  readonly body_text: string
  readonly body_html: string
  readonly attachments: readonly {
    readonly name: string
    readonly mediaType: string
    readonly content: string
  }[]
  readonly created_at: Date
}

async function writeMails(snapshot: Snapshot, folder: string, progress: Progress): Promise<number> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  let amount = 0
  for await (const mail of snapshot.rows<MailRow>('outbox')) {
    const month = join(folder, mail.created_at.toISOString().slice(0, 7))
    await mkdir(month, { recursive: true, mode: 0o700 })
    const { message } = await composer.sendMail({
      messageId: mail.message_id,
      date: mail.created_at,
      to: { name: '', address: mail.to_address },
      subject: mail.subject,
      text: withoutTokens(mail.body_text),
      html: withoutTokens(mail.body_html),
      attachments: mail.attachments.map((file) => ({
        filename: file.name,
        contentType: file.mediaType,
        content: file.content,
      })),
    })
    await writeFile(join(month, `${mail.id}.eml`), message as Buffer, { mode: 0o600 })
    amount += 1
    progress(`mails: ${amount}`)
  }
  return amount
}
