import type { Act } from '../kit/act.ts'
import type { Scene } from '../ui/vignette/scenes.tsx'
import type { Use } from './schema.ts'
import { hasSpotPhoto, type Spot } from './store.ts'

/** A photo of a place is for everybody, as its page is; one that was replaced or taken away for nobody else any more. */
export const mayReadSpotPhoto = (act: Act, fileId: string): Promise<boolean> => hasSpotPhoto(act.db, fileId)

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
