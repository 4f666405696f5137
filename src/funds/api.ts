import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { bilingual, bilingualSchema, orNull, told, wordsOf } from '../kit/described.ts'
import { euros } from '../kit/euros.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Area } from '../places/index.ts'
import { chanceBy } from './forecast/rules.ts'
import { roomIn } from './rules.ts'
import type { Allocation } from './schema.ts'
import type { Ceiling, Forecast, SchemeVersion } from './store.ts'
import type { ApplicationView } from './views.ts'

/** How money is divided, as the API says it. */
const divisions = {
  receipt: 'volgorde-van-binnenkomst',
  round: 'rondes',
  tender: 'vergelijking',
} as const satisfies Record<Allocation, string>
const statuses = { example: 'voorbeeld', adopted: 'vastgesteld' } as const

const money = (nl: string, en: string) => z.number().min(0).meta(told(nl, en))

const forecastSchema = z
  .object({
    berekendVoor: z.iso.date().meta(told('De dag van de voorspelling.', 'The day of the forecast.')),
    kansVanDe100: z
      .int()
      .min(0)
      .max(100)
      .meta(
        told(
          'In hoeveel van de 100 berekeningen het geld in deze periode opraakt.',
          'In how many of 100 calculations the money runs out in this period.',
        ),
      ),
    vroegst: z.iso
      .date()
      .nullable()
      .meta(
        told(
          'In 1 van de 10 berekeningen is het geld op deze dag al op; leeg als dat na de periode is.',
          'In 1 of 10 calculations the money has run out by this day; null when that is after the period.',
        ),
      ),
    midden: z.iso
      .date()
      .nullable()
      .meta(told('In de helft is het dan op.', 'In half of them it has run out by then.')),
    laatst: z.iso
      .date()
      .nullable()
      .meta(told('In 9 van de 10 is het dan op.', 'In 9 of 10 it has run out by then.')),
  })
  .meta({
    id: 'Voorspelling',
    ...told('Wanneer het geld waarschijnlijk opraakt.', 'When the money will probably run out.'),
  })

const ceilingSchema = z
  .object({
    van: z.iso.date().meta(told('Eerste dag.', 'First day.')),
    totEnMet: z.iso.date().meta(told('Laatste dag.', 'Last day.')),
    gebied: z
      .string()
      .nullable()
      .meta(told('Sleutel van het gebied; leeg voor de hele stad.', 'Key of the area; null for the city.')),
    plafondEuro: money('Wat er hoogstens verleend kan worden.', 'The most that can be granted.'),
    gereserveerdEuro: money('Apart gezet voor een besluit.', 'Set aside for a decision.'),
    verleendEuro: money('Verleend, min wat vrijkwam.', 'Granted, less what came free.'),
    vrijEuro: money('Wat er nog over is.', 'What is left.'),
    voorspelling: orNull(forecastSchema).meta(
      told('Leeg voor perioden die nu niet lopen.', 'Null for periods that do not run now.'),
    ),
  })
  .meta({ id: 'Plafond', ...told('Subsidieplafond van een periode.', 'Grant ceiling of a period.') })

export const publicSchemeSchema = z
  .object({
    sleutel: z
      .string()
      .meta({ ...told('Naam in adressen.', 'Name in addresses.'), examples: ['wijkwensen'] }),
    titel: bilingualSchema,
    samenvatting: bilingualSchema,
    doel: bilingualSchema,
    grondslag: z
      .object({ titel: bilingualSchema, artikel: z.string() })
      .meta(told('Waarop de regeling rust.', 'On what the scheme rests.')),
    status: wordsOf(statuses).meta(
      told('Of de gemeente de regeling heeft vastgesteld.', 'Whether the municipality adopted the scheme.'),
    ),
    versie: z.int().min(1),
    soorten: z
      .array(z.string())
      .meta(told('Voor welke soorten initiatief.', 'For which kinds of initiative.')),
    verdeling: wordsOf(divisions).meta(told('Hoe het geld wordt verdeeld.', 'How the money is divided.')),
    minimumEuro: money('Laagste bedrag.', 'Lowest amount.'),
    maximumEuro: money('Hoogste bedrag.', 'Highest amount.'),
    voorwaarden: z.array(bilingualSchema),
    criteria: z.array(z.object({ titel: bilingualSchema, vraag: bilingualSchema })),
    plafonds: z.array(ceilingSchema).meta(told('De nieuwste periode eerst.', 'The newest period first.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({ id: 'Fonds', ...told('Regeling met geld voor plannen.', 'Scheme with money for plans.') })

export type PublicScheme = z.infer<typeof publicSchemeSchema>

/** A scheme as everybody may read it; `kindWord` says what the API calls a kind of initiative. */
export function publicScheme(
  act: Act,
  { scheme, status }: SchemeVersion,
  ceilings: readonly Ceiling[],
  areas: readonly Area[],
  forecasts: ReadonlyMap<string, Forecast>,
  kindWord: (kind: string) => string,
): PublicScheme {
  return {
    sleutel: scheme.slug,
    titel: bilingual(scheme.title),
    samenvatting: bilingual(scheme.summary),
    doel: bilingual(scheme.purpose),
    grondslag: { titel: bilingual(scheme.legal_basis.title), artikel: scheme.legal_basis.article },
    status: statuses[status],
    versie: scheme.version,
    soorten: scheme.serves.map(kindWord),
    verdeling: divisions[scheme.allocation],
    minimumEuro: euros(scheme.amounts.min_cents),
    maximumEuro: euros(scheme.amounts.max_cents),
    voorwaarden: scheme.conditions.map(bilingual),
    criteria: scheme.criteria.map(({ title, question }) => ({
      titel: bilingual(title),
      vraag: bilingual(question),
    })),
    plafonds: ceilings
      .filter(({ scheme_key }) => scheme_key === scheme.key)
      .map(({ id, from_day, until_day, area_id, balance }) => ({
        van: from_day,
        totEnMet: until_day,
        gebied: areas.find(({ id }) => id === area_id)?.slug ?? null,
        plafondEuro: euros(balance.budgeted),
        gereserveerdEuro: euros(balance.reserved),
        verleendEuro: euros(balance.granted),
        vrijEuro: euros(roomIn(balance)),
        voorspelling: publicForecast(forecasts.get(id)),
      })),
    pagina: absolute(act, paths.scheme(scheme.slug)),
    adres: absolute(act, paths.api('fondsen', scheme.slug)),
  }
}

function publicForecast(forecast: Forecast | undefined): z.infer<typeof forecastSchema> | null {
  if (!forecast) return null
  const { inputs, result } = forecast
  return {
    berekendVoor: inputs.today,
    kansVanDe100: chanceBy(result.outcomes, inputs.untilDay),
    vroegst: result.outcomes[9] ?? null,
    midden: result.outcomes[49] ?? null,
    laatst: result.outcomes[90] ?? null,
  }
}

export const publicGrantSchema = z
  .object({
    volgnummer: z
      .int()
      .nullable()
      .meta(
        told('Plaats in de volgorde van complete aanvragen.', 'Place in the order of complete applications.'),
      ),
    initiatief: orNull(z.object({ nummer: z.string(), titel: z.string(), adres: z.url() })).meta(
      told('Leeg als het plan niet openbaar is.', 'Null when the plan is not public.'),
    ),
    verleendOp: z.iso.date().nullable(),
    verleendEuro: money('Verleend, min wat vrijkwam.', 'Granted, less what came free.'),
    betaaldEuro: money('Betaald, min wat terugkwam.', 'Paid, less what came back.'),
    vastgesteldEuro: z
      .number()
      .nullable()
      .meta(told('Leeg zolang het niet is vastgesteld.', 'Null as long as it is not settled.')),
  })
  .meta({ id: 'Verlening', ...told('Subsidie die is verleend.', 'Grant that was given.') })

/** A grant as everybody may read it: never with the name of a person. */
export const publicGrant = (act: Act, grant: ApplicationView): z.infer<typeof publicGrantSchema> => ({
  volgnummer: grant.sequence,
  initiatief:
    grant.plan && grant.number
      ? {
          nummer: grant.number,
          titel: grant.plan.title,
          adres: absolute(act, paths.api('initiatieven', grant.number)),
        }
      : null,
  verleendOp: grant.grantedOn,
  verleendEuro: euros(grant.granted),
  betaaldEuro: euros(grant.paid),
  vastgesteldEuro: grant.settled === null ? null : euros(grant.settled),
})
