import { z } from 'zod'
import { told } from '../../kit/described.ts'
import { photoFiles } from '../../kit/files.ts'
import { allAreas } from '../../places/index.ts'
import { agreementsOf, allSpots, publicSpot, publicSpotSchema } from '../../spots/index.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

const all = operation({
  address: '/plekken',
  id: 'plekken',
  tag: 'plekken',
  summary: told('Plekken van de gemeente voor een plan', 'Places of the municipality for a plan'),
  gives: { [jsonType]: z.object({ plekken: z.array(publicSpotSchema) }).meta({ id: 'Plekken' }) },
  read: async ({ act }) => {
    const [spots, areas] = await Promise.all([allSpots(act.db), allAreas(act.db)])
    const photos = await photoFiles(act.db, spots)
    const agreements = await agreementsOf(
      act.db,
      spots.map(({ id }) => id),
    )
    const plekken = spots.map((one) => {
      const own = agreements.filter(({ spot_id }) => spot_id === one.id)
      return publicSpot(act, one, own, areas, photos)
    })
    return { body: { plekken } }
  },
})

export const spotOperations = [all]
