import { z } from 'zod'
import { itemKinds } from '../lending/index.ts'

/** What it is about, in the order in which people choose. */
export const kinds = ['meet', 'green', 'play', 'place', 'share', 'clean'] as const
export type Kind = (typeof kinds)[number]

/** What is asked for it. */
export const askWords = ['nothing', 'notice', 'permit'] as const
export type Asks = (typeof askWords)[number]

/** Where "yes, I will do this" leads. */
export const onwards = ['idea', 'facade_garden', 'adopted_green'] as const
export type Onward = (typeof onwards)[number]

/** The same in addresses. */
export const kindSlugs = {
  meet: 'ontmoeten',
  green: 'groen',
  play: 'spelen',
  place: 'neerzetten',
  share: 'delen',
  clean: 'opknappen',
} as const satisfies Record<Kind, string>
export const askSlugs = {
  nothing: 'niets',
  notice: 'melden',
  permit: 'vergunning',
} as const satisfies Record<Asks, string>

const both = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const lines = z.strictObject({ nl: z.array(z.string().min(1)).min(1), en: z.array(z.string().min(1)).min(1) })

/** One thing in `config/doable.json`. */
const defaultSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: both,
    kind: z.enum(kinds),
    asks: z.enum(askWords),
    lead_days: z.number().int().min(1).max(366).nullable(),
    decides: z.string().min(1).nullable(),
    summary: both,
    conditions: lines,
    insurance: both.nullable(),
    basis: z.string().min(1),
    onward: z.enum(onwards),
    borrow: z.array(z.enum(itemKinds)),
  })
  .refine(({ asks, lead_days, decides }) => asks === 'nothing' || (lead_days !== null && decides !== null))

export const defaultsSchema = z.strictObject({ checked_on: z.iso.date(), doable: z.array(defaultSchema) })
