import type { StoredFile } from '../../kit/files.ts'

/** Folder of the attachments in a dossier. */
const folder = 'bijlagen'

/**
 * Where each file lies in the package: numbered, so that no two are the same; without anything a file system
 * could read as a folder, a drive or a device.
 */
export function pathsInDossier(
  files: readonly Pick<StoredFile, 'id' | 'name'>[],
): ReadonlyMap<string, string> {
  const width = Math.max(2, String(files.length).length)
  return new Map(
    files.map((file, index) => {
      const number = String(index + 1).padStart(width, '0')
      return [file.id, `${folder}/${number}-${safeName(file.name)}`]
    }),
  )
}

/** Plain letters, digits and hyphens, with the last extension: `02-Plan-van-de-buurt.pdf`. */
export function safeName(name: string): string {
  const [, base = name, extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name) ?? []
  const plain = base
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return `${plain || 'bestand'}${extension.toLowerCase()}`
}
