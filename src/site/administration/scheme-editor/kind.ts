import {
  checkScheme,
  currentSchemes,
  fundTexts,
  publishScheme,
  type Scheme,
  type SchemeFault,
  type SchemeRule,
  schemeFacts,
  schemeSchema,
  versionsOfScheme,
} from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { DraftFault, DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds } from '../drafts/rules.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of a scheme. */
export const editPath = (key: string, part?: string): string => paths.draft(draftKinds.scheme, key, part)

/** The word in the address for the things of each list. */
export const listWords = {
  criteria: 'criterium',
  refusal_grounds: 'weigering',
  other_ways: 'andere-weg',
} as const
export type SchemeList = keyof typeof listWords

/** The word in the address for each kind of rule. */
export const ruleWords = {
  legal_entity_above: 'rechtspersoon',
  permit_weeks_before: 'vergunning',
  latest_day_in_year: 'uiterste-dag',
  weeks_before_meeting: 'vergadering',
  support_at_least: 'steun',
  not_started: 'niet-begonnen',
} as const satisfies Record<SchemeRule['kind'], string>
export const ruleKinds = Object.keys(ruleWords) as readonly SchemeRule['kind'][]

/** The page on which a fault is mended, by the part of the scheme it is in. */
const pages: Readonly<Record<string, string>> = {
  amounts: 'bedragen',
  accountability: 'bedragen',
  advance: 'bedragen',
  decided_by: 'verdeling',
  allocation: 'verdeling',
  terms: 'termijnen',
  letters: 'brieven',
  who_may_apply: 'voor-wie',
  conditions: 'voor-wie',
}

const inEditor = (scheme: Scheme, { where, message }: SchemeFault): DraftFault => {
  const page = pages[where.split('.')[0] ?? '']
  return { message, href: page ? editPath(scheme.key, page) : null }
}

async function inForce(act: Act, key: string, at: 0 | 1): Promise<Version<Scheme> | null> {
  const found = (await versionsOfScheme(act.db, key))[at]
  return found ? { version: found.scheme.version, definition: found.scheme } : null
}

/** Whether another scheme has this address meanwhile. */
async function checkAround(act: Act, scheme: Scheme): Promise<readonly DraftFault[]> {
  const others = (await currentSchemes(act.db)).filter((one) => one.scheme.key !== scheme.key)
  return others.some((one) => one.scheme.slug === scheme.slug)
    ? [
        {
          message: { nl: fundTexts('nl').faults.slug_taken, en: fundTexts('en').faults.slug_taken },
          href: null,
        },
      ]
    : []
}

/** Schemes: applications keep the version under which they were made. */
export const schemeKind: DraftKind<Scheme> = {
  name: 'scheme',
  read: (stored) => schemeSchema.parse(stored),
  current: (act, key) => inForce(act, key, 0),
  previous: (act, key) => inForce(act, key, 1),
  check: (scheme) => {
    const checked = checkScheme(scheme)
    return checked.ok ? [] : checked.faults.map((fault) => inEditor(scheme, fault))
  },
  checkAround,
  facts: schemeFacts,
  publish: async (act, definition, by) => {
    const published = await publishScheme(act, { definition, by })
    if (published.ok) return published.version
    throw new Conflict(published.faults.map(({ message }) => say(message, act.locale)).join(' '))
  },
  title: (scheme, locale) => say(scheme.title, locale),
  consequence: { nl: texts('nl').consequence, en: texts('en').consequence },
  published: (key) => paths.administerScheme(key),
  // What applicants see is compared in words; a form to try comes with the applications.
  trial: () => null,
}
