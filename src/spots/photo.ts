import type { Act } from '../kit/act.ts'
import type { Db } from '../kit/db.ts'
import { filesByIds, type StoredFile } from '../kit/files.ts'
import { paths } from '../paths.ts'
import type { PhotoFile } from '../ui/photo/photo.tsx'
import type { Scene } from '../ui/vignette/scenes.tsx'
import type { Use } from './schema.ts'
import { hasSpotPhoto, type Spot } from './store.ts'

/** A photo of a place is for everybody, as its page is; one that was replaced or taken away for nobody else any more. */
export const mayReadSpotPhoto = (act: Act, fileId: string): Promise<boolean> => hasSpotPhoto(act.db, fileId)

/** The files of the photos of these places, by their id. */
export async function spotPhotos(
  db: Db,
  spots: readonly Pick<Spot, 'photo_id'>[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const files = await filesByIds(
    db,
    spots.flatMap(({ photo_id }) => photo_id ?? []),
  )
  return new Map([...files].map((file) => [file.id, file]))
}

/** The photo of a place as a page shows it; undefined when it has none. */
export function photoOf(
  spot: Pick<Spot, 'photo_id' | 'photo_description'>,
  photos: ReadonlyMap<string, StoredFile>,
): (PhotoFile & { readonly width: number; readonly height: number }) | undefined {
  const file = photos.get(spot.photo_id ?? '')
  return (
    file && {
      src: paths.file(file.id, file.name),
      alt: spot.photo_description ?? '',
      width: file.width ?? 320,
      height: file.height ?? 130,
    }
  )
}

const scenes: Readonly<Record<Use, Scene>> = {
  garden: 'food',
  meeting: 'meeting',
  sport: 'sport',
  culture: 'art',
  workshop: 'city',
  energy: 'energy',
  storage: 'city',
}

/** The drawing that stands in for a photo: of what the place is for first of all. */
export const sceneOfSpot = ({ uses }: Pick<Spot, 'uses'>): Scene => scenes[uses[0] ?? 'storage']
