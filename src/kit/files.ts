import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { Act } from './act.ts'
import { StorageFailed } from './files/errors.ts'
import { storageOf } from './files/storage.ts'
import { insertFile, type StoredFile } from './files/store.ts'

export { fileCommands } from './files/commands.ts'
export { FileMissing, StorageFailed } from './files/errors.ts'
export { type Storage, storageOf } from './files/storage.ts'
export { fileById, filesByIds, giveFileOwner, photoFiles, type StoredFile } from './files/store.ts'

/** Largest file we take. */
export const maxFileMegabytes = 10
export const maxFileBytes = maxFileMegabytes * 1024 * 1024
const maxPixels = 50_000_000
const longestSide = 2400

const documentTypes: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}
const imageTypes = ['image/jpeg', 'image/png', 'image/webp']

/** For the `accept` attribute of a file field. */
export const acceptedTypes = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.odt,.xlsx,.ods'

export type FileRefusal = 'empty' | 'too_large' | 'wrong_type' | 'unreadable' | 'not_kept'
export type Accepted =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly reason: FileRefusal }

/**
 * Takes a file that a person sent. The type is read from the bytes, not from the name; what is unknown is refused
 * (so are SVG and HTML). Pictures are drawn anew: that removes EXIF (place, camera) and hidden content.
 * The bytes are in the storage before the row is written, so a stored row always has its file. When the storage is
 * full or away nothing is written, and the person keeps what they typed.
 */
export async function acceptFile(
  act: Act,
  upload: { readonly name: string; readonly bytes: Uint8Array },
  options: { readonly imagesOnly?: boolean } = {},
): Promise<Accepted> {
  if (upload.bytes.byteLength === 0) return { ok: false, reason: 'empty' }
  if (upload.bytes.byteLength > maxFileBytes) return { ok: false, reason: 'too_large' }
  const type = (await fileTypeFromBuffer(upload.bytes))?.mime ?? ''
  const isImage = imageTypes.includes(type)
  if (!isImage && (options.imagesOnly || !documentTypes[type])) return { ok: false, reason: 'wrong_type' }
  const kept = isImage ? await redraw(upload.bytes) : { bytes: upload.bytes, type, width: null, height: null }
  if (!kept) return { ok: false, reason: 'unreadable' }
  const extension = isImage ? 'webp' : (documentTypes[type] ?? 'bin')
  const sha256 = createHash('sha256').update(kept.bytes).digest('hex')
  try {
    await storageOf(act.settings).write(sha256, kept.bytes)
  } catch (error) {
    if (!(error instanceof StorageFailed)) throw error
    act.log?.error('file_not_kept', error, { reason: error.message })
    return { ok: false, reason: 'not_kept' }
  }
  const file = await insertFile(act.db, {
    sha256,
    name: fileName(upload.name, extension),
    media_type: kept.type,
    bytes: kept.bytes.byteLength,
    width: kept.width,
    height: kept.height,
    owner_id: act.actor.personId,
    created_at: act.now,
  })
  return { ok: true, file }
}

/** The bytes of a stored file. */
export const readFileBytes = (act: Act, file: Pick<StoredFile, 'sha256'>): Promise<Buffer> =>
  storageOf(act.settings).read(file.sha256)

async function redraw(bytes: Uint8Array) {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), type: 'image/webp', width: info.width, height: info.height }
  } catch {
    return null
  }
}

/** A name that is safe in a header and on every disk, with the extension of what it really is. */
function fileName(name: string, extension: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _()-]+/gu, '-')
    .trim()
  // By whole characters: half of one cannot be written in an address.
  const base = [...plain].slice(0, 80).join('')
  return `${/[\p{L}\p{N}]/u.test(base) ? base : 'bestand'}.${extension}`
}
