import { parseDay } from '../kit/dates.ts'

/** Who gives the money. */
export const levels = ['municipality', 'province', 'national', 'european', 'private'] as const
export type Level = (typeof levels)[number]

/** Who may ask for it. */
export const applicants = ['resident', 'group', 'organisation', 'company'] as const
export type Applicant = (typeof applicants)[number]

/** What one must have before one can ask. */
export const needs = ['legal_entity', 'bank_account', 'budget', 'plan', 'support', 'permission'] as const
export type Need = (typeof needs)[number]

/** The same in files and in the API. */
export const levelWords = {
  municipality: 'gemeente',
  province: 'provincie',
  national: 'rijk',
  european: 'europa',
  private: 'particulier',
} as const satisfies Record<Level, string>
export const applicantWords = {
  resident: 'bewoner',
  group: 'groep',
  organisation: 'organisatie',
  company: 'ondernemer',
} as const satisfies Record<Applicant, string>
export const needWords = {
  legal_entity: 'rechtspersoon',
  bank_account: 'rekening',
  budget: 'begroting',
  plan: 'plan',
  support: 'draagvlak',
  permission: 'toestemming',
} as const satisfies Record<Need, string>

/**
 * Reads a list of closing days: `1-3-2027` is once, `1-3` is every year. Gives `2027-03-01` and `03-01`, in order; null
 * when one of them is no day.
 */
export function readDeadlines(text: string): readonly string[] | null {
  const found: string[] = []
  for (const part of text.split(/[,;\n]+/).map((one) => one.trim())) {
    if (part === '') continue
    const once = parseDay(part)
    // A leap year, so that 29 February is a day.
    const yearly = /^\d{1,2}[-/.]\d{1,2}$/.test(part) ? parseDay(`${part}-2024`) : null
    if (once === null && yearly === null) return null
    found.push(once ?? (yearly ?? '').slice(5))
  }
  return [...new Set(found)].sort()
}

/** The other way round: `1-3-2027, 1-10`. */
export const writeDeadlines = (deadlines: readonly string[]): string =>
  deadlines.map((one) => one.split('-').reverse().map(Number).join('-')).join(', ')

/** How many characters each part may have, in the form and in a file. */
export const mostCharacters = {
  name: 120,
  provider: 120,
  summary: 500,
  conditions: 3000,
  deadlines: 400,
  link: 300,
  contact: 200,
  source: 300,
} as const

/** The highest amount, in cents. */
export const mostCents = 100_000_000_00
