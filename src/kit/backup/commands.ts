import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fingerprintOf, readAuditKeys } from '../audit.ts'
import { Misused, type Upkeep } from '../command.ts'
import { findEmbedded, startEmbedded } from '../embedded.ts'
import { storageOf } from '../files.ts'
import { projectRoot, type Settings } from '../settings.ts'
import { type Manifest, readBackup } from './format.ts'
import { progressTo } from './progress.ts'
import { restoreBackup, rowsIn } from './restore.ts'
import { writeBackup } from './write.ts'

/** `meemaken backup` and `meemaken restore`: on DATABASE_URL, or on the embedded database of the data folder. */
export const backupCommands: readonly Upkeep[] = [
  {
    name: 'backup',
    usage: '<file.tar.gz> | --check <file.tar.gz>',
    summary: 'write the whole city to one file, also while it runs; or check such a file',
    run: async ({ settings, now, args, say }) => {
      const { files, flags } = sorted(args, ['--check'])
      const [file] = files
      if (!file || files.length !== 1) throw new Misused('Give one file.')
      const progress = progressTo(say)
      if (flags.has('--check')) {
        const { head, manifest } = await readBackup(file, {
          piece: async (table) => progress(table),
          file: async () => progress('files'),
        })
        say(`This backup is whole: ${inWords(manifest)}, made at ${head.madeAt}.`)
        return
      }
      if (existsSync(file)) throw new Misused(`${file} exists already.`)
      const path = resolve(file)
      const manifest = await onDatabase(settings, say, { alone: false }, (url) =>
        writeBackup(path, { url, storage: storageOf(settings), program: version(), now, progress }),
      )
      say(`Written to ${path}: ${inWords(manifest)}.`)
      for (const sha256 of manifest.files.missing)
        say(`Missing: the storage has no sound file ${sha256}, which the database knows.`)
      if (manifest.auditKey)
        say(
          `The key of the audit log (${manifest.auditKey}) is not in it. Keep ${keyPlace(settings)} elsewhere.`,
        )
      say(`Nor is the key that locks secrets. Keep ${secretPlace(settings)} elsewhere too.`)
    },
  },
  {
    name: 'restore',
    usage: '<file.tar.gz> [--replace]',
    summary: 'put a backup back in an empty database; with --replace in place of what is there',
    run: async ({ settings, args, say }) => {
      const { files, flags } = sorted(args, ['--replace'])
      const [file] = files
      if (!file || files.length !== 1) throw new Misused('Give one file.')
      const manifest = await onDatabase(settings, say, { alone: true }, (url) =>
        restoreBackup(file, {
          url,
          storage: storageOf(settings),
          progress: progressTo(say),
          say,
          replace: flags.has('--replace'),
        }),
      )
      say(`Restored: ${inWords(manifest)}. All counts and digests are equal.`)
      for (const sha256 of manifest.files.missing)
        say(`Was missing when the backup was made: file ${sha256}.`)
      sayWhereTheKeyIs(settings, manifest, say)
      if (!settings.secretKey && !existsSync(secretPlace(settings)))
        say(`Put ${secretPlace(settings)} in its place too. If it is lost, officials set up their app again.`)
    },
  },
]

function sorted(
  args: readonly string[],
  known: readonly string[],
): { readonly files: readonly string[]; readonly flags: ReadonlySet<string> } {
  const flags = args.filter((word) => word.startsWith('--'))
  const unknown = flags.find((flag) => !known.includes(flag))
  if (unknown) throw new Misused(`There is no choice ${unknown} here.`)
  return { files: args.filter((word) => !word.startsWith('--')), flags: new Set(flags) }
}

const inWords = (manifest: Manifest): string =>
  `${manifest.tables.length} tables, ${rowsIn(manifest)} rows, ${manifest.files.amount} files`

const version = (): string => JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version

const keyPlace = (settings: Settings): string =>
  settings.auditKey ? 'MEEMAKEN_AUDIT_KEY' : join(settings.dataDir, 'audit-key')

const secretPlace = (settings: Settings): string =>
  settings.secretKey ? 'MEEMAKEN_SECRET_KEY' : join(settings.dataDir, 'secret-key')

/** Without its key nothing can be added to the audit log: say so now, not after the first day. */
function sayWhereTheKeyIs(settings: Settings, { auditKey }: Manifest, say: (line: string) => void): void {
  if (auditKey === null) return
  const [inUse] = readAuditKeys(settings)
  if (inUse && fingerprintOf(inUse) === auditKey) {
    say('The key of the audit log is here.')
    return
  }
  say(`The audit log is sealed with key ${auditKey}, which is not here.`)
  say(
    `Put that key in ${keyPlace(settings)} before you start. If it is lost: start, then "meemaken audit key".`,
  )
}

/**
 * Works on DATABASE_URL, else on the embedded database: the running one, or one that is started for this alone. With
 * `alone` no program may be running on it.
 */
async function onDatabase<T>(
  settings: Settings,
  say: (line: string) => void,
  { alone }: { readonly alone: boolean },
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl) return work(settings.databaseUrl)
  const running = alone ? null : await findEmbedded(settings.dataDir)
  if (running) return work(running)
  const embedded = await startEmbedded({ dataDir: settings.dataDir, say })
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
