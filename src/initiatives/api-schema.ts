import { z } from 'zod'
import { publicCommitmentSchema } from '../commitments/index.ts'
import { bilingualSchema, orNull, pointSchema, told } from '../kit/described.ts'
import { areaReferenceSchema } from '../places/index.ts'
import { needNames, progressNames, subjectNames } from './api-words.ts'

/** A photo, with what it shows in words. */
export const photoSchema = z
  .object({ adres: z.url(), omschrijving: z.string().nullable() })
  .meta({
    id: 'Foto',
    ...told('Foto bij een initiatief, plek of project.', 'Photo of an initiative, place or project.'),
  })

const inShort = {
  nummer: z.string().meta({
    ...told('Nummer van het initiatief.', 'Number of the initiative.'),
    examples: ['2026-0042'],
  }),
  titel: z.string(),
  samenvatting: z.string(),
  soort: z.string().meta({
    ...told(
      'Soort initiatief; de soorten staan bij de processen.',
      'Kind of initiative; the kinds are those of the processes.',
    ),
    examples: ['stadswens'],
  }),
  onderwerp: z.enum(subjectNames).meta(told('Waar het over gaat.', 'What it is about.')),
  stand: z
    .enum(progressNames)
    .meta(
      told(
        'Hoe het staat, voor elke soort in dezelfde woorden.',
        'How it stands, in the same words for every kind.',
      ),
    ),
  wachtOpInitiatiefnemer: z
    .boolean()
    .meta(told('De gemeente wacht op de initiatiefnemer.', 'The municipality waits for the initiator.')),
  antwoordUiterlijk: z.iso
    .date()
    .nullable()
    .meta(
      told(
        'Dag waarop de gemeente antwoord geeft. In het verleden: zij is te laat.',
        'Day on which the municipality answers. In the past: it is late.',
      ),
    ),
  wijk: orNull(areaReferenceSchema).meta(
    told('Wijk; leeg voor de hele stad.', 'District; empty for the whole city.'),
  ),
  buurt: orNull(areaReferenceSchema).meta(told('Buurt.', 'Neighbourhood.')),
  plek: z
    .string()
    .nullable()
    .meta(
      told(
        'Plek in woorden. Bij iemand thuis alleen de straat.',
        'Place in words. At a home only the street.',
      ),
    ),
  punt: orNull(pointSchema).meta(
    told(
      'Plek op de kaart. Bij iemand thuis afgerond op ongeveer honderd meter.',
      'Place on the map. At a home rounded to about a hundred metres.',
    ),
  ),
  ingediendOp: z.iso.date().nullable().meta(told('Dag waarop het binnenkwam.', 'Day on which it came in.')),
  afgerondOp: z.iso
    .date()
    .nullable()
    .meta(told('Dag waarop het klaar was of stopte.', 'Day on which it was done or stopped.')),
  gewijzigdOp: z.iso
    .datetime()
    .meta(told('Moment van de laatste openbare verandering.', 'Moment of the last public change.')),
  foto: orNull(photoSchema),
  pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
}

/** An initiative as it stands in a list. */
export const publicInitiativeSchema = z.object(inShort).meta({
  id: 'Initiatief',
  ...told('Een openbaar initiatief, kort.', 'A public initiative, in short.'),
})

const stepSchema = z
  .object({
    sleutel: z.string(),
    titel: bilingualSchema,
    stand: z.enum(['gedaan', 'nu', 'komt']).meta(told('Waar het initiatief is.', 'Where the initiative is.')),
  })
  .meta({
    id: 'StapVanInitiatief',
    ...told('Een stap, en of die al gedaan is.', 'A step, and whether it is done.'),
  })

const decisionSchema = z
  .object({
    uitkomst: bilingualSchema,
    genomenOp: z.iso.date(),
    orgaan: bilingualSchema,
    mandaat: orNull(bilingualSchema).meta(
      told('Op welke grond iemand tekende voor het orgaan.', 'On what ground somebody signed for the body.'),
    ),
    redenen: z.string(),
    voorwaarden: z.string().nullable(),
    andereWeg: z
      .string()
      .nullable()
      .meta(told('Wat wel kan, na een nee.', 'What is possible instead, after a no.')),
    laatsteDagBezwaar: z.iso
      .date()
      .nullable()
      .meta(told('Laatste dag om bezwaar te maken.', 'Last day to object.')),
  })
  .meta({ id: 'Besluit', ...told('Een beslissing met haar redenen.', 'A decision with its reasons.') })

const supportSchema = z
  .object({
    voor: z.int().meta(told('Hoeveel mensen voor zijn.', 'How many people are for it.')),
    tegen: z.int().meta(told('Hoeveel mensen tegen zijn.', 'How many people are against it.')),
    opPapier: z
      .int()
      .meta(told('Hoeveel handtekeningen er op papier zijn.', 'How many signatures there are on paper.')),
  })
  .meta({
    id: 'Steun',
    ...told(
      'Steun voor een plan, in aantallen. Namen geven wij niet.',
      'Support for a plan, in numbers. We give no names.',
    ),
  })

const newsSchema = z
  .object({ geplaatstOp: z.iso.date(), tekst: z.string().nullable() })
  .meta({ id: 'Nieuws', ...told('Nieuws voor iedereen.', 'News for everyone.') })

/** An initiative with all that its public page shows. */
export const publicInitiativeInFullSchema = z
  .object({
    ...inShort,
    verhaal: z
      .string()
      .meta(told('Het plan, zoals de initiatiefnemer het vertelt.', 'The plan, as its initiator tells it.')),
    nodig: z.array(z.enum(needNames)).meta(told('Wat er nodig is.', 'What is needed.')),
    bedragEuro: z
      .number()
      .nullable()
      .meta(told('Geld dat nodig is, in euro.', 'Money that is needed, in euros.')),
    organisaties: z
      .array(z.string())
      .meta(told('Organisaties die meedoen.', 'Organisations that take part.')),
    aantalBewoners: z
      .int()
      .meta(
        told(
          'Hoeveel bewoners het plan dragen. Namen geven wij niet.',
          'How many residents carry the plan. We give no names.',
        ),
      ),
    steun: orNull(supportSchema).meta(
      told('Leeg waar wij niet om steun vragen.', 'Empty where we do not ask for support.'),
    ),
    resultaat: z.string().nullable().meta(told('Wat het heeft opgeleverd.', 'What came of it.')),
    lessen: z.array(z.string()).meta(told('Wat wij ervan leerden.', 'What we learned from it.')),
    proces: z
      .object({ soort: z.string(), versie: z.int(), stappen: z.array(stepSchema) })
      .meta(
        told('Het proces dat het volgt, en waar het is.', 'The process that it follows, and where it is.'),
      ),
    besluiten: z.array(decisionSchema),
    toezeggingen: z
      .array(publicCommitmentSchema)
      .meta(
        told('Wat iedereen van de toezeggingen mag zien.', 'What everybody may see of what was promised.'),
      ),
    nieuws: z.array(newsSchema).meta(told('Nieuws, het nieuwste eerst.', 'News, the newest first.')),
  })
  .meta({
    id: 'InitiatiefUitgebreid',
    ...told('Een openbaar initiatief met alles erbij.', 'A public initiative with all there is.'),
  })

export const initiativeFeatureSchema = z
  .object({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: orNull(pointSchema),
    properties: publicInitiativeSchema,
  })
  .meta({ id: 'InitiatiefFeature', ...told('Een initiatief als GeoJSON.', 'An initiative as GeoJSON.') })

export type PublicInitiative = z.infer<typeof publicInitiativeSchema>
export type PublicInitiativeInFull = z.infer<typeof publicInitiativeInFullSchema>
