import type { Party } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { organisationsByIds } from '../../people/index.ts'
import type { Area } from '../../places/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import type { Definition } from '../../ui/definition-list/definition-list.tsx'
import { publicAddress } from '../rules.ts'
import { isKind, isNeed, kindSlugs } from '../schema.ts'
import type { Initiative } from '../store.ts'
import { texts } from '../texts.ts'
import { kindName, subjectName } from './card.tsx'

/** Who takes part, as everyone may know it: organisations by name, residents by their number. */
export interface WhoTakesPart {
  readonly organisations: readonly string[]
  readonly residents: number
}

export async function whoTakesPart(act: Act, parties: readonly Party[]): Promise<WhoTakesPart> {
  const organisations = await organisationsByIds(
    act.db,
    parties.map((party) => party.organisation_id),
  )
  return {
    organisations: [...organisations.values()].map(({ name }) => name),
    residents: parties.filter((party) => party.organisation_id === null && party.role !== 'partner').length,
  }
}

/** What the facts of an initiative are made of. */
export interface FactsInput extends WhoTakesPart {
  readonly initiative: Initiative
  readonly areas: ReadonlyMap<string, Area>
  /** The parties see the whole address, others of a home only the street. */
  readonly seesParties: boolean
}

/** An initiative in short: kind, who, where, what is needed. The page of the plan and the look before it use the same. */
export function factsOf(
  { initiative, areas, organisations, residents, seesParties }: FactsInput,
  locale: Locale,
): readonly Definition[] {
  const words = texts(locale)
  const t = words.detail
  const district = areas.get(initiative.district_id ?? '')
  const neighbourhood = areas.get(initiative.neighbourhood_id ?? '')
  const place = publicAddress(initiative.address, initiative.home_bound && !seesParties)
  const who = [
    ...organisations,
    ...(residents > 0 ? [residents === 1 ? t.resident : t.residents(residents)] : []),
  ]
  const asked = initiative.needs.filter(isNeed).map((need) => words.needs[need])
  const kind = kindName(initiative.kind, locale)
  return [
    {
      term: t.kind,
      value: isKind(initiative.kind) ? <a href={paths.process(kindSlugs[initiative.kind])}>{kind}</a> : kind,
    },
    {
      term: t.subject,
      value: (
        <a href={paths.initiatives({ onderwerp: initiative.subject })}>
          {subjectName(initiative.subject, locale)}
        </a>
      ),
    },
    ...(who.length > 0 ? [{ term: t.who, value: who.join(', ') }] : []),
    {
      term: t.area,
      value: district ? (
        <>
          <a href={paths.area(district.slug)}>{district.name}</a>
          {neighbourhood && (
            <>
              , <a href={paths.area(neighbourhood.slug)}>{neighbourhood.name}</a>
            </>
          )}
        </>
      ) : (
        words.wholeCity
      ),
    },
    ...(place ? [{ term: t.place, value: place }] : []),
    ...(asked.length > 0 ? [{ term: t.needs, value: asked.join(', ') }] : []),
    ...(initiative.amount_cents
      ? [{ term: t.amount, value: amountInWords(initiative.amount_cents, locale) }]
      : []),
    ...(initiative.submitted_on
      ? [{ term: t.submitted, value: formatDay(initiative.submitted_on, locale) }]
      : []),
  ]
}
