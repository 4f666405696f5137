import type { Act } from '../kit/act.ts'
import { say } from '../kit/locale.ts'
import { organisationsToReach } from '../people/index.ts'
import { allSources } from '../sources/index.ts'
import type { ReferralKind } from './rules.ts'
import { texts } from './texts.ts'

/** Somebody we know and can send people on to, with how to reach them. */
export interface KnownPartner {
  /** As it stands in the form: what it is, and which. */
  readonly value: string
  readonly label: string
  readonly kind: ReferralKind
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly page: string | null
  readonly organisationId: string | null
  readonly sourceId: string | null
}

/** Organisations of the city, money of others, and the desks that the front door sends people to; each by name. */
export async function knownPartners(act: Act): Promise<readonly KnownPartner[]> {
  const { locale, municipality } = act
  const t = texts(locale).make.known
  const organisations = (await organisationsToReach(act.db)).map((one) => ({
    ...{ value: `organisatie:${one.id}`, label: t.organisation(one.name), kind: 'partner' as const },
    ...{ name: one.name, email: one.email, phone: null, page: one.website },
    ...{ organisationId: one.id, sourceId: null },
  }))
  const sources = (await allSources(act.db)).map((one) => ({
    ...{ value: `geldbron:${one.id}`, label: t.source(one.name), kind: 'scheme' as const },
    ...{ name: one.name, email: null, phone: null, page: one.link },
    ...{ organisationId: null, sourceId: one.id },
  }))
  const desks = Object.entries(municipality.elsewhere).map(([key, one]) => ({
    ...{ value: `loket:${key}`, label: t.desk(say(one.name, locale)), kind: 'department' as const },
    ...{ name: say(one.name, 'nl'), email: one.email, phone: one.telephone, page: one.links[0]?.url ?? null },
    ...{ organisationId: null, sourceId: null },
  }))
  return [...organisations, ...desks, ...sources]
}
