import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Settings } from './kit/settings.ts'
import { freePort } from './testing-postgres.ts'

/** An S3-compatible storage on this machine only, empty, with one bucket. */
export interface OwnS3 {
  readonly settings: S3Settings
  /** Goes away and comes back with what it holds. */
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

export async function ownS3(): Promise<OwnS3> {
  const directory = mkdtempSync(join(tmpdir(), 'meemaken-s3-'))
  const port = await freePort()
  const bucket = 'meemaken'
  const make = () =>
    new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      configureBuckets: [{ name: bucket, configs: [] }],
    })
  let server = make()
  await server.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'us-east-1',
      // What s3rver takes.
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    stop: () => server.close(),
    start: async () => {
      server = make()
      await server.run()
    },
    remove: async () => {
      await server.close().catch(() => {})
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
