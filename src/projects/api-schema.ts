import { z } from 'zod'
import { photoSchema, subjectNames } from '../initiatives/index.ts'
import { orNull, pointSchema, told, wordsOf } from '../kit/described.ts'
import { areaReferenceSchema } from '../places/index.ts'
import { stateWords } from './schema.ts'

const days = {
  van: z.iso.date().nullable().meta(told('De eerste dag, waar die bekend is.', 'The first day, if known.')),
  tot: z.iso.date().nullable().meta(told('De laatste dag, die telt mee.', 'The last day, which counts.')),
  wanneer: z
    .string()
    .nullable()
    .meta(told('In woorden, waar nog geen dag is.', 'In words, where there is no day yet.')),
}

/** A project as it stands in a list. */
export const publicProjectSchema = z
  .object({
    nummer: z.string().meta({
      ...told('Nummer van het project.', 'Number of the project.'),
      examples: ['P2026-0001'],
    }),
    titel: z.string(),
    samenvatting: z.string(),
    samenvattingEngels: z.string().nullable().meta(told('Dezelfde in het Engels.', 'The same in English.')),
    stand: wordsOf(stateWords).meta(told('Hoe het staat, vandaag.', 'How it stands, today.')),
    eigenaar: z
      .string()
      .meta(told('Van wie het is: de gemeente of een ander.', 'Whose it is: the municipality or another.')),
    onderwerpen: z.array(z.enum(subjectNames)).meta(told('Waar het over gaat.', 'What it is about.')),
    gebieden: z
      .array(areaReferenceSchema)
      .meta(told('Gebieden; geen is de hele stad.', 'Areas; none is the whole city.')),
    plek: z.string().nullable().meta(told('Plek in woorden.', 'Place in words.')),
    punt: orNull(pointSchema).meta(told('Plek op de kaart.', 'Place on the map.')),
    foto: orNull(photoSchema),
    gepubliceerdOp: z.iso
      .date()
      .nullable()
      .meta(told('Dag waarop het eerste plan verscheen.', 'Day on which the first plan appeared.')),
    meedoenTot: z.iso
      .date()
      .nullable()
      .meta(told('Laatste dag van wat vandaag open is.', 'Last day of what is open today.')),
    gewijzigdOp: z.iso
      .datetime()
      .meta(told('Moment van de laatste verandering.', 'Moment of the last change.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({ id: 'Project', ...told('Een project, kort.', 'A project, in short.') })

const waySchema = z
  .object({
    sleutel: z
      .string()
      .meta(told('Herkent dezelfde manier in een later plan.', 'Knows the same way in a later plan.')),
    wat: z.string(),
    waar: z.string(),
    ...days,
  })
  .meta({ id: 'ManierOmMeeTeDoen', ...told('Een manier om mee te doen.', 'A way to take part.') })

const planSchema = z
  .object({
    versie: z.int(),
    gepubliceerdOp: z.iso.datetime().nullable(),
    doel: z.string(),
    besluit: z.string().meta(told('Waarover besloten wordt.', 'What will be decided.')),
    wieBesluit: z.string(),
    besluitOp: z.iso.date().nullable(),
    besluitWanneer: z.string().nullable().meta(told('In woorden, zonder dag.', 'In words, without a day.')),
    staatVast: z.string().meta(told('Wat niet meer kan veranderen.', 'What cannot change any more.')),
    kanNogAnders: z.string().meta(told('Waarover mensen meedenken.', 'What people can think along about.')),
    voorWie: z.string().meta(told('Wie het raakt.', 'Whom it affects.')),
    manieren: z.array(waySchema),
    watWijErmeeDoen: z
      .string()
      .meta(told('Wat er met inbreng gebeurt.', 'What happens with what people put in.')),
    antwoordOp: z.iso.date().nullable().meta(told('Dag van het antwoord.', 'Day of the answer.')),
    antwoordWanneer: z.string().nullable().meta(told('In woorden, zonder dag.', 'In words, without a day.')),
  })
  .meta({
    id: 'Participatieplan',
    ...told('Het plan zoals het is gepubliceerd.', 'The plan as it was published.'),
  })

/** A project with its published plan and what happened. */
export const publicProjectInFullSchema = publicProjectSchema
  .extend({
    plan: planSchema,
    fases: z.array(
      z
        .object({ naam: z.string(), ...days })
        .meta({ id: 'Fase', ...told('Een fase van een project.', 'A phase of a project.') }),
    ),
    nieuws: z.array(
      z
        .object({ titel: z.string(), tekst: z.string(), geplaatstOp: z.iso.datetime() })
        .meta({ id: 'ProjectNieuws', ...told('Nieuws van een project.', 'News of a project.') }),
    ),
  })
  .meta({
    id: 'ProjectInZijnGeheel',
    ...told('Een project met zijn plan en nieuws.', 'A project with its plan and news.'),
  })

export const projectFeatureSchema = z
  .object({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: orNull(pointSchema),
    properties: publicProjectSchema,
  })
  .meta({ id: 'ProjectFeature', ...told('Een project als GeoJSON.', 'A project as GeoJSON.') })

const meetingStates = {
  planned: 'gepland',
  held: 'geweest',
  cancelled: 'gaat-niet-door',
} as const

export const publicMeetingSchema = z
  .object({
    titel: z.string(),
    stand: wordsOf(meetingStates),
    begintOp: z.iso.datetime(),
    eindigtOp: z.iso.datetime(),
    plek: z.string(),
    plaatsen: z.int().nullable().meta(told('Hoeveel mensen erin kunnen.', 'How many people fit in.')),
    vrij: z.int().nullable().meta(told('Hoeveel plaatsen er nog zijn.', 'How many places are left.')),
    aanmeldenTot: z.iso.date().meta(told('Laatste dag om je aan te melden.', 'Last day to sign up.')),
    verslag: z.string().nullable().meta(told('Wat er gezegd is.', 'What was said.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({ id: 'Bijeenkomst', ...told('Een openbare bijeenkomst.', 'A public meeting.') })

export type PublicProjectData = z.infer<typeof publicProjectSchema>
export type PublicProjectInFull = z.infer<typeof publicProjectInFullSchema>
export type PublicMeeting = z.infer<typeof publicMeetingSchema>
