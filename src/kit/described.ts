import { z } from 'zod'
import type { Localised } from './locale.ts'

/**
 * What a field of the API means, in both languages. The description that is published is Dutch; the English one stands
 * beside it under a name of our own, as OpenAPI allows.
 */
export const told = (nl: string, en: string, more: Readonly<Record<string, unknown>> = {}) => ({
  description: nl,
  [englishKey]: en,
  ...more,
})
export const englishKey = 'x-description-en'

/** A text of the municipality, in both languages. */
export const bilingualSchema = z.object({ nl: z.string(), en: z.string() }).meta({
  id: 'Tweetalig',
  ...told('Tekst van de gemeente, in twee talen.', 'Text of the municipality, in two languages.'),
})

export const bilingual = (text: Localised): z.infer<typeof bilingualSchema> => ({ nl: text.nl, en: text.en })

/** The words of the API for names of our own, as a choice of one of them. */
export const wordsOf = <T extends string>(words: Readonly<Record<string, T>>) =>
  z.enum(Object.values(words) as [T, ...T[]])

/** Something or null. (`.nullable()` on a named schema would make that schema nullable everywhere.) */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

/** A point as GeoJSON has it: longitude and latitude (WGS84). */
export const pointSchema = z
  .object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2).max(2) })
  .meta({
    id: 'Punt',
    ...told('Plek in WGS84: lengte, dan breedte.', 'Place in WGS84: longitude, then latitude.'),
  })

/** Words of a filter as the API takes them, with a message that names them all. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `Kies uit: ${values.join(', ')}.` })

/** English names by the Dutch ones that the API speaks, the other way round. */
export const inverted = <D extends string, E extends string>(words: Readonly<Record<E, D>>) =>
  Object.fromEntries(Object.entries(words).map(([english, dutch]) => [dutch, english])) as Readonly<
    Record<D, E>
  >
