import { z } from 'zod'
import { termSchema } from '../cases/index.ts'

const text = z.string().trim().min(1)
const localised = z.strictObject({ nl: text, en: text })
const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _')
/** Money is integer cents, everywhere. */
const cents = z.number().int().positive()

/** How money is divided (art. 4:26 Awb): by order of receipt, in rounds of a jury, or by comparing plans. */
export const allocations = ['receipt', 'round', 'tender'] as const
export type Allocation = (typeof allocations)[number]

/** How sure we are who applies; see `people/`. */
export const assuranceLevels = ['low', 'substantial', 'high'] as const

const criterionSchema = z.strictObject({
  key,
  title: localised,
  question: localised,
  /** Article of the scheme in which it stands. */
  ground: text,
})

/** A rule that is looked at while somebody fills in an application; each says why it is there. */
const ruleSchema = z.discriminatedUnion('kind', [
  /** Above this amount a legal entity applies or signs as well. */
  z.strictObject({ kind: z.literal('legal_entity_above'), cents, explanation: localised }),
  /** A permit is asked for at least so many weeks ahead. */
  z.strictObject({
    kind: z.literal('permit_weeks_before'),
    weeks: z.number().int().positive(),
    explanation: localised,
  }),
  /** In this case an application comes in before this day of the year; later it goes to the next year. */
  z.strictObject({
    kind: z.literal('latest_day_in_year'),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    /** For what: "een bank of speeltoestel in de openbare ruimte". */
    about: localised,
    explanation: localised,
  }),
  /** So many weeks before the jury meets. */
  z.strictObject({
    kind: z.literal('weeks_before_meeting'),
    weeks: z.number().int().positive(),
    explanation: localised,
  }),
  /** At least so many neighbours say that they are for it, online or on a list on paper. */
  z.strictObject({
    kind: z.literal('support_at_least'),
    statements: z.number().int().min(1).max(1000),
    explanation: localised,
  }),
  /** What was carried out before the decision is not granted. */
  z.strictObject({ kind: z.literal('not_started'), explanation: localised }),
])

/** What a jury does when as many say yes as no: its chair decides, the scores do, or it is no. */
export const tieRules = ['chair', 'scores', 'no'] as const
/** In which order wishes get money when there is not enough for all. */
export const roundOrders = ['scores', 'votes', 'receipt'] as const

/** How a jury of residents works in rounds. */
const roundSchema = z.strictObject({
  members: z.strictObject({ min: z.number().int().min(1).max(50), max: z.number().int().min(1).max(50) }),
  /** How long somebody sits in the jury. */
  term_years: z.number().int().min(1).max(10),
  vote: z.enum(['open', 'secret']),
  /** So many members without an interest vote on a wish, or the jury has no advice on it. */
  quorum: z.number().int().min(1).max(50),
  /** The highest score on a criterion; the lowest is 1. */
  highest_score: z.number().int().min(2).max(10),
  ties: z.enum(tieRules),
  order: z.enum(roundOrders),
  /** Whether a wish gets a part when the whole does not fit. */
  partly: z.boolean(),
})
export type RoundRules = Readonly<z.infer<typeof roundSchema>>

/** How a jury works where its scheme does not say. */
export const usualRound: RoundRules = {
  members: { min: 6, max: 9 },
  term_years: 3,
  vote: 'open',
  quorum: 4,
  highest_score: 5,
  ties: 'scores',
  order: 'scores',
  partly: true,
}

/** What happens with the money in a ceiling: one for the municipality, or one for each area. */
export const ceilingScopes = ['municipality', 'jury_area'] as const

/** A scheme as data: under which rules money is granted. Facts about it that decisions rest on, so never changed. */
export const schemeSchema = z.strictObject({
  key,
  version: z.number().int().positive(),
  /** Last part of its address. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and -'),
  title: localised,
  summary: localised,
  purpose: localised,
  /** On what it rests (art. 4:23 Awb); `source` where it can be read. */
  legal_basis: z.strictObject({ title: localised, article: text, source: z.url().optional() }),
  /** Kinds of initiative it serves. */
  serves: z.array(key).min(1),
  who_may_apply: z.array(localised).min(1),
  conditions: z.array(localised).min(1),
  criteria: z.array(criterionSchema).min(1),
  refusal_grounds: z
    .array(
      z.strictObject({
        key,
        title: localised,
        article: text,
        /** What is offered to who is refused on this ground, such as a masterclass on a budget that is not right. */
        offers: localised.optional(),
      }),
    )
    .min(1),
  allocation: z.enum(allocations),
  ceilings_per: z.enum(ceilingScopes),
  /** Where no money is paid out but places are laid: how many in a year, for the city or for each jury area. */
  yearly: z
    .strictObject({ places: z.number().int().positive(), per: z.enum(ceilingScopes), explanation: localised })
    .optional(),
  /** Who decides, on which mandate; and what the jury's word is where there is one. */
  decided_by: z.strictObject({
    roles: z.array(key).min(1),
    body: localised,
    mandate: localised.nullable(),
    jury: z.enum(['none', 'advises', 'decides']),
  }),
  /** Where a jury divides the money in rounds. */
  round: roundSchema.optional(),
  amounts: z.strictObject({ min_cents: cents, max_cents: cents }),
  rules: z.array(ruleSchema),
  /** Part of a grant that is paid at once: per cents of it, or all. */
  advance: z.strictObject({ percentage: z.number().int().min(0).max(100), explanation: localised }),
  /** Up to this amount a grant is settled with the decision; above it the grantee accounts for it. */
  accountability: z.strictObject({
    settled_at_once_up_to_cents: z.number().int().nonnegative(),
    /** Above this amount invoices and proof of payment go along. */
    evidence_above_cents: z.number().int().nonnegative(),
    explanation: localised,
    /** So many days before the last day who got a grant is reminded of the account. */
    remind_days_before: z.array(z.number().int().positive()).optional(),
  }),
  /** To whom money goes, and which roles check account holder and power to sign before the first payment. */
  payment: z
    .strictObject({ to: z.enum(['applicant', 'nobody']), checked_by: z.array(key).min(1) })
    .optional(),
  terms: z.strictObject({
    decide: termSchema,
    supplement: termSchema,
    pay: termSchema,
    /** After the decision, for the account of what was done. */
    account: termSchema.optional(),
    /** After the account came in, for settling the grant. */
    settle: termSchema.optional(),
  }),
  assurance: z.enum(assuranceLevels),
  /** Words of the letters; `{bedrag}`, `{titel}` and `{nummer}` are filled in. */
  letters: z.strictObject({
    received: localised,
    incomplete: localised,
    granted: localised,
    refused: localised,
  }),
  /** What else there is for who gets a no. */
  other_ways: z.array(z.strictObject({ title: localised, text: localised, url: z.url().optional() })).min(1),
})

export type Scheme = Readonly<z.infer<typeof schemeSchema>>
export type SchemeRule = Scheme['rules'][number]

/** The decision by which a municipality makes a scheme its own. */
export const adoptionSchema = z.strictObject({
  body: text.max(200),
  date: z.iso.date(),
  number: text.max(100),
})
export type Adoption = Readonly<z.infer<typeof adoptionSchema>>

/** The decision that sets, raises or lowers a ceiling, and the day on which it was made known (art. 4:27 Awb). */
export const ceilingDecisionSchema = adoptionSchema.extend({ announced: z.iso.date() })
export type CeilingDecision = Readonly<z.infer<typeof ceilingDecisionSchema>>
