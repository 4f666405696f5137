import type { StoredFile } from '../../kit/files.ts'
import { paths } from '../../paths.ts'
import type { PhotoFile } from './photo.tsx'

/** A thing with one photo and what it shows in words; both or neither. */
export interface WithPhoto {
  readonly photo_id: string | null
  readonly photo_description: string | null
}

/** A photo whose size is known, for a page or a card. */
export type ShownPhoto = PhotoFile & { readonly width: number; readonly height: number }

/** The photo of a thing as pages show it; undefined when it has none. `files` by their id. */
export function photoOf(thing: WithPhoto, files: ReadonlyMap<string, StoredFile>): ShownPhoto | undefined {
  const file = files.get(thing.photo_id ?? '')
  return (
    file && {
      src: paths.file(file.id, file.name),
      alt: thing.photo_description ?? '',
      width: file.width ?? 320,
      height: file.height ?? 130,
    }
  )
}
