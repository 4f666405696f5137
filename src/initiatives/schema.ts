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

export const relations = ['grew_from', 'similar'] as const
export type Relation = (typeof relations)[number]

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (value: unknown): value is T =>
    (values as readonly unknown[]).includes(value)

export const isSubject = oneOf(subjects)
export const isKind = oneOf(kinds)
export const isProgress = oneOf(progresses)

/** The kind behind the last part of `/proces/{soort}`; null when there is none. */
export const kindBySlug = (slug: string): Kind | null =>
  kinds.find((kind) => kindSlugs[kind] === slug) ?? null

/** Reads `2026-0042-pluktuin` or `2026-0042`; null when it holds no number. */
export function readAddress(text: string): { readonly number: string; readonly slug: string } | null {
  const [, number, slug = ''] = /^(\d{4}-\d{4,9})(?:-([a-z0-9-]{1,80}))?$/.exec(text) ?? []
  return number ? { number, slug } : null
}

export const isNumber = (text: string): boolean => /^\d{4}-\d{4,9}$/.test(text)
