import { z } from 'zod'

/** What an initiative is about: one list for the whole city. */
export const subjects = [
  'green',
  'food',
  'meeting',
  'play',
  'sport',
  'culture',
  'care',
  'traffic',
  'energy_water',
  'safety',
  'other',
] as const
export type Subject = (typeof subjects)[number]

/** Kinds of initiative; each has a process of its own. */
export const kinds = ['green', 'neighbourhood_wish', 'city_wish'] as const
export type Kind = (typeof kinds)[number]

/** A kind as it stands in addresses: `/proces/wijkwens`. */
export const kindSlugs: Readonly<Record<Kind, string>> = {
  green: 'eenvoudig-groen',
  neighbourhood_wish: 'wijkwens',
  city_wish: 'stadswens',
}

/** The state of a case in one word for the public, the same for every kind. */
export const progresses = [
  'idea',
  'intake',
  'assessment',
  'decision',
  'agreements',
  'execution',
  'completed',
  'stopped',
] as const
export type Progress = (typeof progresses)[number]

/** What somebody asks for besides being listened to. */
export const needs = ['money', 'place', 'hands', 'permit', 'advice', 'nothing'] as const
export type Need = (typeof needs)[number]

export const origins = ['asked', 'spontaneous'] as const
export type Origin = (typeof origins)[number]

export const relations = ['grew_from', 'similar', 'merged_into'] as const
export type Relation = (typeof relations)[number]

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (value: unknown): value is T =>
    (values as readonly unknown[]).includes(value)

export const isSubject = oneOf(subjects)
export const isKind = oneOf(kinds)
export const isProgress = oneOf(progresses)
export const isNeed = oneOf(needs)

/** The kind behind the last part of `/proces/{soort}`; null when there is none. */
export const kindBySlug = (slug: string): Kind | null =>
  kinds.find((kind) => kindSlugs[kind] === slug) ?? null

/** Reads `2026-0042-pluktuin` or `2026-0042`; null when it holds no number. */
export function readAddress(text: string): { readonly number: string; readonly slug: string } | null {
  const [, number, slug = ''] = /^(\d{4}-\d{4,9})(?:-([a-z0-9-]{1,80}))?$/.exec(text) ?? []
  return number ? { number, slug } : null
}

export const isNumber = (text: string): boolean => /^\d{4}-\d{4,9}$/.test(text)

const id = z.uuid()
const text = (max: number) => z.string().trim().min(1).max(max)

/** Who tells the idea: somebody we know, or how to reach somebody new. */
const initiatorSchema = z.union([
  z.strictObject({ personId: id }),
  z.strictObject({
    name: text(200),
    email: z.email().max(254).nullable().default(null),
    phone: text(30).nullable().default(null),
    channel: z.enum(['email', 'phone', 'letter']).default('email'),
    postalAddress: text(500).nullable().default(null),
  }),
])

/** An idea as it is sent: by the front door, by the desk for somebody, or by the demo city. */
export const ideaSchema = z.strictObject({
  kind: z.enum(kinds),
  title: text(150),
  /** Made of the story when left out. */
  summary: text(400).nullable().default(null),
  story: text(8000),
  subject: z.enum(subjects).default('other'),
  districtId: id.nullable().default(null),
  neighbourhoodId: id.nullable().default(null),
  address: text(300).nullable().default(null),
  lon: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  homeBound: z.boolean().default(false),
  needs: z.array(z.enum(needs)).default([]),
  amountCents: z.number().int().nonnegative().nullable().default(null),
  origin: z.enum(origins).nullable().default(null),
  photo: z
    .strictObject({ fileId: id, description: text(300).nullable() })
    .nullable()
    .default(null),
  /** Drawings, a budget: for the parties and the municipality. */
  fileIds: z.array(id).max(10).default([]),
  frameworkResultId: id.nullable().default(null),
  answersId: id.nullable().default(null),
  /** The initiator's yes to being shown in public, after a look by the team. */
  consentPublic: z.boolean().default(false),
  initiator: initiatorSchema,
  /** One of ours by its id, or a name as it was typed. */
  organisation: z
    .union([z.strictObject({ id }), z.strictObject({ name: text(200) })])
    .nullable()
    .default(null),
  /** Others who carry the plan, known to us. */
  coInitiatorIds: z.array(id).max(20).default([]),
})
export type Idea = z.output<typeof ideaSchema>
export type IdeaInput = z.input<typeof ideaSchema>
