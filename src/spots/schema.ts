import { type Day, parseDay } from '../kit/dates.ts'

/** What kind of place it is. */
export const whats = ['ground', 'building', 'room', 'roof'] as const
export type What = (typeof whats)[number]

/** For what a place can be used. */
export const uses = ['garden', 'meeting', 'sport', 'culture', 'workshop', 'energy', 'storage'] as const
export type Use = (typeof uses)[number]

/** How somebody has a place: uses it, has it on loan, or keeps it up. */
export const agreementForms = ['use', 'loan', 'upkeep'] as const
export type AgreementForm = (typeof agreementForms)[number]

/** The same in addresses, files and the API. */
export const whatWords = {
  ground: 'grond',
  building: 'gebouw',
  room: 'ruimte',
  roof: 'dak',
} as const satisfies Record<What, string>
export const useWords = {
  garden: 'tuin',
  meeting: 'ontmoeten',
  sport: 'sport',
  culture: 'cultuur',
  workshop: 'werkplaats',
  energy: 'energie',
  storage: 'opslag',
} as const satisfies Record<Use, string>

/** Reads a list of days, `1-3-2027, 1-10-2027`, each once and in order; null when one of them is no day. */
export function readDays(text: string): readonly Day[] | null {
  const found = text
    .split(/[,;\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(parseDay)
  return found.includes(null) ? null : [...new Set(found.filter((day) => day !== null))].sort()
}
