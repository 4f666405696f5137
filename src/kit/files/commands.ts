import { createHash } from 'node:crypto'
import { type Command, Misused } from '../command.ts'
import { storageOnDisk } from './disk.ts'
import { storageOf } from './storage.ts'
import { allDigests } from './store.ts'

/** Commands on the files that people sent. */
export const fileCommands: readonly Command[] = [
  {
    name: 'files move',
    usage: '',
    summary: 'copy all files from the data folder to the S3 storage that is set; safe to repeat',
    run: async ({ act, args, say }) => {
      if (args.length > 0) throw new Misused('This command takes nothing more.')
      const { s3, dataDir } = act.settings
      if (!s3)
        throw new Misused('Set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY first.')
      const from = storageOnDisk(dataDir)
      const to = storageOf(act.settings)
      await to.check()
      const counts = { copied: 0, there: 0, missing: 0 }
      for (const sha256 of await allDigests(act.db)) {
        if (await to.has(sha256)) counts.there += 1
        else if (await from.has(sha256)) {
          const bytes = await from.read(sha256)
          if (createHash('sha256').update(bytes).digest('hex') !== sha256)
            throw new Error(`${sha256} in ${from.place} is damaged. Put it back from a backup.`)
          await to.write(sha256, bytes)
          counts.copied += 1
        } else counts.missing += 1
      }
      say(`${counts.copied} files copied to ${to.place}, ${counts.there} were there already.`)
      if (counts.missing > 0)
        throw new Error(`${counts.missing} files that the database knows are in neither place.`)
      say(`Nothing was removed from ${from.place}.`)
    },
  },
]
