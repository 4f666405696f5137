import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../folder.ts'
import { FileMissing, StorageFailed } from './errors.ts'
import type { Storage } from './storage.ts'

/** Files in the folder `files` of the data folder. */
export function storageOnDisk(dataDir: string): Storage {
  const folder = join(dataDir, 'files')
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    place: folder,
    write: (sha256, bytes) => writeWhole(pathOf(sha256), bytes).catch(failed),
    read: (sha256) =>
      readFile(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new FileMissing(`${sha256} is not in ${folder}.`, { cause: error })
        return failed(error)
      }),
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.isFile(),
        () => false,
      ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }).catch(failed),
    check: async () => {
      await Promise.resolve(folder).then(makeFolder).catch(failed)
      await access(folder, constants.W_OK | constants.X_OK).catch(failed)
    },
  }
}

/** Under another name first and on the disk before it gets its own: a full disk or a crash leaves nothing half. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID()}`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EROFS: 'The disk can only be read.',
  EACCES: 'This program may not write there.',
}

function failed(error: NodeJS.ErrnoException): never {
  throw new StorageFailed(reasons[error.code ?? ''] ?? `The disk refused (${error.code}).`, { cause: error })
}
