import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { bilingual, bilingualSchema, orNull, told, wordsOf } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Outcome, Process, Step, StepActor } from './schema.ts'
import type { Term } from './terms.ts'

/** Who acts in a step, how a case ends and in what a term is counted, as the API says it. */
const actors = {
  initiator: 'initiatiefnemer',
  team: 'initiatieventeam',
  guide: 'begeleider',
  adviser: 'vakadviseur',
  executive: 'college',
  area_manager: 'gebiedsmanager',
  jury: 'regiegroep',
  department: 'vakafdeling',
} as const satisfies Record<StepActor, string>
const ends = {
  completed: 'klaar',
  refused: 'niet-doorgegaan',
  not_treated: 'niet-behandeld',
  withdrawn: 'ingetrokken',
  referred: 'doorverwezen',
  not_carried_out: 'niet-uitgevoerd',
} as const satisfies Record<NonNullable<Outcome['end']>, string>
const units = {
  working_days: 'werkdagen',
  days: 'dagen',
  weeks: 'weken',
  months: 'maanden',
  years: 'jaren',
} as const satisfies Record<Term['unit'], string>
const termKinds = { service: 'servicenorm', legal: 'wettelijk' } as const

const termSchema = z
  .object({
    aantal: z.int().meta(told('Hoeveel.', 'How many.')),
    eenheid: wordsOf(units).meta(told('Waarvan.', 'Of what.')),
    soort: wordsOf(termKinds).meta(
      told('Onze eigen belofte, of de wet.', 'A promise of our own, or the law.'),
    ),
  })
  .meta({ id: 'Termijn', ...told('Hoe lang iets hoogstens duurt.', 'How long something takes at most.') })

const outcomeSchema = z
  .object({
    sleutel: z.string(),
    titel: bilingualSchema,
    volgendeStap: z
      .string()
      .nullable()
      .meta(told('Sleutel van de stap die volgt.', 'Key of the step that follows.')),
    einde: orNull(wordsOf(ends)).meta(
      told('Hoe het eindigt, als er geen stap volgt.', 'How it ends, when no step follows.'),
    ),
  })
  .meta({ id: 'Uitkomst', ...told('Hoe een stap kan aflopen.', 'How a step can end.') })

const stepSchema = z
  .object({
    sleutel: z.string().meta({ ...told('Naam van de stap.', 'Name of the step.'), examples: ['assessment'] }),
    titel: bilingualSchema,
    uitleg: bilingualSchema,
    wie: wordsOf(actors).meta(told('Wie er aan zet is.', 'Whose turn it is.')),
    termijn: termSchema,
    nodig: z
      .array(bilingualSchema)
      .meta(told('Wat de initiatiefnemer aanlevert.', 'What the initiator delivers.')),
    uitkomsten: z.array(outcomeSchema),
  })
  .meta({ id: 'Stap', ...told('Een stap van een proces.', 'A step of a process.') })

const normSchema = z.object({ sleutel: z.string(), titel: bilingualSchema, termijn: termSchema }).meta({
  id: 'Servicenorm',
  ...told('Wat wij over het hele proces beloven.', 'What we promise over all of it.'),
})

/** A published process as its public page shows it. */
export const publicProcessSchema = z
  .object({
    soort: z.string().meta({
      ...told('Soort initiatief dat zo verloopt.', 'Kind of initiative that goes this way.'),
      examples: ['stadswens'],
    }),
    versie: z
      .int()
      .meta(
        told(
          'Versie die nu geldt. Wat al loopt, houdt zijn eigen versie.',
          'Version that holds now. What runs already keeps its own.',
        ),
      ),
    titel: bilingualSchema,
    samenvatting: bilingualSchema,
    stappen: z.array(stepSchema).meta(told('De stappen, op volgorde.', 'The steps, in their order.')),
    servicenormen: z.array(normSchema).meta(told('Wat wij beloven.', 'What we promise.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({
    id: 'Proces',
    ...told('Hoe een soort initiatief verloopt.', 'How a kind of initiative proceeds.'),
  })

type PublicProcess = z.infer<typeof publicProcessSchema>

const termData = ({ length, unit, kind }: Term): z.infer<typeof termSchema> => ({
  aantal: length,
  eenheid: units[unit],
  soort: termKinds[kind],
})

const outcomeData = (outcome: Outcome): z.infer<typeof outcomeSchema> => ({
  sleutel: outcome.key,
  titel: bilingual(outcome.label),
  volgendeStap: outcome.next ?? null,
  einde: outcome.end === undefined ? null : ends[outcome.end],
})

const stepData = (step: Step): z.infer<typeof stepSchema> => ({
  sleutel: step.key,
  titel: bilingual(step.title),
  uitleg: bilingual(step.explanation),
  wie: actors[step.actor],
  termijn: termData(step.term),
  nodig: step.needs.map(bilingual),
  uitkomsten: step.outcomes.map(outcomeData),
})

/** The process of a kind of initiative; `kind` as it stands in addresses. */
export const publicProcess = (act: Pick<Act, 'settings'>, process: Process, kind: string): PublicProcess => ({
  soort: kind,
  versie: process.version,
  titel: bilingual(process.title),
  samenvatting: bilingual(process.summary),
  stappen: process.steps.map(stepData),
  servicenormen: process.norms.map((norm) => ({
    sleutel: norm.key,
    titel: bilingual(norm.title),
    termijn: termData(norm.term),
  })),
  pagina: absolute(act, paths.process(kind)),
  adres: absolute(act, paths.api('processen', kind)),
})
