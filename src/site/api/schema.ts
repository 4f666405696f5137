import { z } from 'zod'
import { told } from '../../kit/described.ts'

/** Version of what the API promises; raised as semantic versioning says, and told in the change log. */
export const apiVersion = '1.0.0'

export const jsonType = 'application/json'
export const geoJsonType = 'application/geo+json'
export type MediaType = typeof jsonType | typeof geoJsonType

/** The one system of coordinates that we give. */
export const contentCrs = '<http://www.opengis.net/def/crs/OGC/1.3/CRS84>'

export const problemSchema = z
  .object({
    type: z.string().meta(told('Adres met uitleg.', 'Address with an explanation.')),
    title: z.string().meta(told('Wat er mis is, kort.', 'What is wrong, in short.')),
    status: z.int().meta(told('De HTTP-status.', 'The HTTP status.')),
    detail: z.string().meta(told('Wat je kunt doen.', 'What you can do.')),
    instance: z
      .string()
      .meta(
        told('Code van deze vraag, voor als je ons belt.', 'Code of this request, for when you call us.'),
      ),
    errors: z
      .array(
        z
          .object({
            in: z.enum(['query', 'path', 'header', 'body']),
            location: z.object({ name: z.string() }),
            code: z.enum(['onbekend', 'ongeldig', 'dubbel']),
            detail: z.string(),
          })
          .meta({ id: 'Fout', ...told('Eén ding dat niet klopt.', 'One thing that is not right.') }),
      )
      .optional()
      .meta(told('Alles wat er aan de vraag niet klopt.', 'All that is not right in the request.')),
  })
  .meta({
    id: 'Probleem',
    ...told('Wat er mis ging, volgens RFC 9457.', 'What went wrong, as RFC 9457 says it.'),
  })

const defaultAmount = 20
export const mostAmount = 100
const amountMessage = `Geef een heel getal van 1 tot en met ${mostAmount}.`

/** Parts of a list that every list takes. */
export const pageQuery = {
  aantal: z
    .string()
    .regex(/^\d{1,3}$/, amountMessage)
    .transform(Number)
    .pipe(z.number().min(1, amountMessage).max(mostAmount, amountMessage))
    .default(defaultAmount)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: mostAmount,
      default: defaultAmount,
      ...told('Hoeveel er op een bladzijde staan.', 'How many there are on a page.'),
    }),
  na: z
    .string()
    .max(100, 'Neem het adres in "volgende" over zoals het is.')
    .optional()
    .meta(
      told(
        'Begin na deze plek in de lijst. Neem het over uit "volgende".',
        'Start after this place in the list. Take it from "volgende".',
      ),
    ),
}

export const areaQuery = {
  gebied: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/, 'Geef de sleutel van een gebied, zoals in /gebieden.')
    .optional()
    .meta(
      told(
        'Alleen in dit gebied: de sleutel van een wijk, buurt of regiegroepgebied.',
        'Only in this area: the key of a district, neighbourhood or jury area.',
      ),
    ),
}

export const nextPage = z
  .url()
  .nullable()
  .meta(told('Adres van de volgende bladzijde.', 'Address of the next page.'))
