import { z } from 'zod'
import { photoSchema } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { told, wordsOf } from '../kit/described.ts'
import type { StoredFile } from '../kit/files.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Area } from '../places/index.ts'
import { photoOf } from '../ui/photo/photo-of.ts'
import { stateOf } from './rules.ts'
import { useWords, whatWords } from './schema.ts'
import type { Agreement, Spot } from './store.ts'

const stateWords = { offered: 'te vragen', taken: 'in gebruik', gone: 'niet meer te vragen' } as const

export const publicSpotSchema = z
  .object({
    sleutel: z.string().meta(told('Naam in adressen.', 'Name in addresses.')),
    naam: z.string(),
    wat: wordsOf(whatWords),
    samenvatting: z.string(),
    stand: wordsOf(stateWords),
    inGebruikTot: z.iso
      .date()
      .nullable()
      .meta(told('Laatste dag van de afspraak.', 'Last day of the agreement.')),
    plek: z.string().nullable().meta(told('Adres in woorden.', 'Address in words.')),
    gebied: z.string().nullable().meta(told('Sleutel van de wijk.', 'Key of the district.')),
    punt: z
      .object({ lon: z.number(), lat: z.number() })
      .nullable()
      .meta(told('Lengte- en breedtegraad (WGS84).', 'Longitude and latitude (WGS84).')),
    vierkanteMeter: z.int().nullable(),
    eigenaar: z.string().meta(told('Afdeling of organisatie.', 'Department or organisation.')),
    onderhoud: z.string().meta(told('Wie het onderhoudt.', 'Who maintains it.')),
    waarvoor: z.array(wordsOf(useWords)),
    waarvoorNiet: z.string().nullable(),
    vrijVanaf: z.iso.date().nullable(),
    vrijTot: z.iso.date().nullable(),
    kosten: z.string(),
    voorwaarden: z.array(z.string()),
    contact: z.string().meta(told('Een functie, geen naam.', 'A function, no name.')),
    foto: photoSchema.nullable(),
    isVoorbeeld: z
      .boolean()
      .meta(told('Verzonnen, om te laten zien hoe het werkt.', 'Made up, to show how it works.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({
    id: 'Plek',
    ...told('Plek van de gemeente voor een plan.', 'Place of the municipality for a plan.'),
  })

/** A place as everybody may read it; who uses it stands on its page. */
export function publicSpot(
  act: Act,
  spot: Spot,
  agreements: readonly Agreement[],
  areas: readonly Area[],
  photos: ReadonlyMap<string, StoredFile>,
): z.infer<typeof publicSpotSchema> {
  const today = dayOf(act.now)
  const photo = photoOf(spot, photos)
  const running = agreements.find(({ ended_on, ends_on }) => ended_on === null && ends_on >= today)
  return {
    sleutel: spot.slug,
    naam: spot.name,
    wat: whatWords[spot.what],
    samenvatting: spot.summary,
    stand: stateWords[stateOf(spot, agreements, today)],
    inGebruikTot: running?.ends_on ?? null,
    plek: spot.address,
    gebied: areas.find(({ id }) => id === spot.area_id)?.slug ?? null,
    punt: spot.lon === null || spot.lat === null ? null : { lon: spot.lon, lat: spot.lat },
    vierkanteMeter: spot.size_m2,
    eigenaar: spot.owner,
    onderhoud: spot.maintainer,
    waarvoor: spot.uses.map((use) => useWords[use]),
    waarvoorNiet: spot.not_for,
    vrijVanaf: spot.free_from,
    vrijTot: spot.free_until,
    kosten: spot.costs,
    voorwaarden: spot.conditions.split('\n').filter((line) => line.trim() !== ''),
    contact: spot.contact,
    foto: photo ? { adres: absolute(act, photo.src), omschrijving: photo.alt } : null,
    isVoorbeeld: spot.is_example,
    pagina: absolute(act, paths.spot(spot.slug)),
  }
}
