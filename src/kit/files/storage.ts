import type { Settings } from '../settings.ts'
import { storageOnDisk } from './disk.ts'
import { storageInS3 } from './s3.ts'

/** Where the bytes of files lie: each under the SHA-256 of its content, so that writing one twice changes nothing. */
export interface Storage {
  /** Where it is, for people: a folder, or the address of a bucket. */
  readonly place: string
  /** Keeps the bytes. When it returns, they survive a crash; half a file is never seen. */
  write(sha256: string, bytes: Uint8Array): Promise<void>
  /** @throws `FileMissing` when they are not there, `StorageFailed` when the storage does not answer */
  read(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  /** Removes the bytes; what is not there is removed already. */
  remove(sha256: string): Promise<void>
  /** @throws `StorageFailed` with a reason for the administrator when it can not be used */
  check(): Promise<void>
}

export type StorageSettings = Pick<Settings, 'dataDir' | 's3'>

/** S3-compatible storage when it is set, else the data folder. `patienceMs`: how long S3 may take for an answer. */
export const storageOf = (
  { dataDir, s3 }: StorageSettings,
  { patienceMs = 20_000 }: { readonly patienceMs?: number } = {},
): Storage => (s3 ? storageInS3(s3, patienceMs) : storageOnDisk(dataDir))
