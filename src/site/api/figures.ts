import { z } from 'zod'
import { addCounts, countPublicCommitments, punctualityOf } from '../../commitments/index.ts'
import {
  amountOf,
  contactDaysSince,
  countsOfPublic,
  kindSlugs,
  kinds,
  progresses,
  progressNames,
  progressWords,
  scopeOf,
} from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addMonths, dayOf } from '../../kit/dates.ts'
import { orNull, told } from '../../kit/described.ts'
import type { ApiFault } from '../../kit/problem.ts'
import { allAreas } from '../../places/index.ts'
import { countedData, countedQuery, countedSchema, knowsPeriod, normsMet } from '../../reports/index.ts'
import { areaMustExist } from './areas.ts'
import { areaIdsOf } from './commitments.ts'
import { fault, operation } from './operation.ts'
import { areaQuery, jsonType } from './schema.ts'

/** Over how many months we count how soon people had contact. */
const months = 12

const amount = z.int().min(0)
const percentage = z.int().min(0).max(100).nullable()

const punctualitySchema = z
  .object({
    totaal: amount,
    loopt: amount.meta(told('Nog niet zover.', 'Not due yet.')),
    nuTeLaat: amount.meta(told('Voorbij de eerste datum en niet klaar.', 'Past the first day and not kept.')),
    opTijd: amount.meta(told('Klaar op of voor de eerste datum.', 'Kept on or before the first day.')),
    later: amount.meta(told('Klaar na de eerste datum.', 'Kept after the first day.')),
    teLaatIngetrokken: amount.meta(told('Ingetrokken na de datum.', 'Withdrawn after the day.')),
    opTijdIngetrokken: amount.meta(
      told('Ingetrokken voor de datum; telt niet mee.', 'Withdrawn before the day; does not count.'),
    ),
    teLaatVervallen: amount.meta(
      told(
        'Vervallen met het initiatief, toen de datum al voorbij was.',
        'Ended with its initiative, after the day.',
      ),
    ),
    opTijdVervallen: amount.meta(
      told(
        'Vervallen met het initiatief, voor de datum; telt niet mee.',
        'Ended with its initiative, before the day; does not count.',
      ),
    ),
    beoordeeld: amount.meta(told('Waarover het percentage gaat.', 'What the percentage is about.')),
    percentageOpTijd: percentage.meta(
      told(
        'Deel dat op tijd was; leeg als er niets te beoordelen is.',
        'Share in time; empty when there is nothing to judge.',
      ),
    ),
  })
  .meta({
    id: 'Stiptheid',
    ...told('Hoe vaak iemand zich aan de eerste datum hield.', 'How often the first day was kept.'),
  })

const figuresSchema = z
  .object({
    peildatum: z.iso.date().meta(told('Dag waarop geteld is.', 'Day of the count.')),
    gebied: z
      .string()
      .nullable()
      .meta(
        told('Sleutel van het gebied; leeg voor de hele stad.', 'Key of the area; empty for the whole city.'),
      ),
    initiatieven: z
      .object({
        totaal: amount,
        perSoort: z.array(z.object({ soort: z.string(), aantal: amount })),
        perStand: z.array(z.object({ stand: z.enum(progressNames), aantal: amount })),
      })
      .meta(told('Openbare initiatieven.', 'Public initiatives.')),
    toezeggingen: punctualitySchema,
    perAfdeling: z
      .array(z.object({ afdeling: z.string(), toezeggingen: punctualitySchema }))
      .meta(
        told('Toezeggingen van de gemeente per afdeling.', 'Commitments of the municipality per department.'),
      ),
    eersteContact: orNull(
      z.object({
        sinds: z.iso.date(),
        werkdagen: z.number().meta(told('Gemiddeld aantal werkdagen.', 'Average number of working days.')),
        aantal: amount.meta(told('Over hoeveel initiatieven.', 'Over how many initiatives.')),
      }),
    ).meta(
      told(
        'Hoe snel iemand een vaste begeleider had. Alleen voor de hele stad.',
        'How soon somebody had a guide of their own. Only for the whole city.',
      ),
    ),
    servicenormen: z
      .array(
        z.object({
          soort: z.string(),
          norm: z.string(),
          gehaald: amount,
          nietGehaald: amount,
          percentageGehaald: percentage,
        }),
      )
      .meta(
        told(
          'Hoe vaak een norm is gehaald in de laatste 12 maanden. Alleen voor de hele stad.',
          'How often a norm was met in the last 12 months. Only for the whole city.',
        ),
      ),
  })
  .extend({ periode: countedSchema })
  .meta({ id: 'Cijfers', ...told('Wat er geteld is op een dag.', 'What was counted on a day.') })

type FiguresData = z.infer<typeof figuresSchema>

async function figures(act: Act, query: Readonly<Record<string, string | undefined>>): Promise<FiguresData> {
  const slug = query.gebied
  const { db } = act
  const today = dayOf(act.now)
  const areas = await allAreas(db)
  const scope = scopeOf(areas, slug ?? null)
  const inArea = {
    districtIds: scope.districtIds ?? undefined,
    neighbourhoodIds: scope.neighbourhoodIds ?? undefined,
  }
  const areaIds = await areaIdsOf(act, slug)
  const [counts, promises] = await Promise.all([
    countsOfPublic(db),
    countPublicCommitments(db, { ownerKind: 'municipality', areaIds }, today),
  ])
  const count = (filter: object) => amountOf(counts, { ...inArea, ...filter }) ?? 0
  return {
    peildatum: today,
    gebied: slug ?? null,
    initiatieven: {
      totaal: count({}),
      perSoort: kinds.map((kind) => ({ soort: kindSlugs[kind], aantal: count({ kind }) })),
      perStand: progresses.map((one) => ({
        stand: progressWords[one],
        aantal: count({ progresses: [one] }),
      })),
    },
    toezeggingen: punctualityData(addCounts(promises)),
    perAfdeling: promises.map((one) => ({
      afdeling: one.department ?? '',
      toezeggingen: punctualityData(one),
    })),
    eersteContact: slug === undefined ? await firstContact(act) : null,
    servicenormen: slug === undefined ? await norms(act) : [],
    periode: await countedData(act, query),
  }
}

function punctualityData(counts: Parameters<typeof punctualityOf>[0]): z.infer<typeof punctualitySchema> {
  const figures = punctualityOf(counts)
  return {
    totaal: figures.total,
    loopt: figures.running,
    nuTeLaat: figures.lateNow,
    opTijd: figures.keptOnTime,
    later: figures.keptLate,
    teLaatIngetrokken: figures.withdrawnLate,
    opTijdIngetrokken: figures.withdrawnInTime,
    teLaatVervallen: figures.endedLate,
    opTijdVervallen: figures.endedInTime,
    beoordeeld: figures.judged,
    percentageOpTijd: figures.percentage,
  }
}

async function firstContact(act: Act): Promise<FiguresData['eersteContact']> {
  const since = `${addMonths(dayOf(act.now), 1 - months).slice(0, 7)}-01`
  const contact = await contactDaysSince(act.db, since)
  if (!contact) return null
  return { sinds: since, werkdagen: Math.round(contact.days * 10) / 10, aantal: contact.people }
}

async function norms(act: Act): Promise<FiguresData['servicenormen']> {
  const perKind = await Promise.all(kinds.map(async (kind) => ({ kind, met: await normsMet(act, kind) })))
  return perKind.flatMap(({ kind, met }) =>
    met.map(({ name, inTime, judged }) => ({
      soort: kindSlugs[kind],
      norm: name,
      gehaald: inTime,
      nietGehaald: judged - inTime,
      percentageGehaald: judged === 0 ? null : Math.round((100 * inTime) / judged),
    })),
  )
}

async function periodMustExist(
  act: Act,
  { periode }: Readonly<Record<string, string>>,
): Promise<readonly ApiFault[]> {
  if (periode === undefined || !/^20\d\d$/.test(periode) || (await knowsPeriod(act, periode))) return []
  return [fault('periode', 'ongeldig', 'Van dit jaar zijn er geen cijfers.')]
}

const all = operation({
  address: '/cijfers',
  id: 'cijfers',
  tag: 'cijfers',
  summary: told(
    'Hoeveel er is, en of wij ons woord houden',
    'How much there is, and whether we keep our word',
  ),
  query: { ...areaQuery, ...countedQuery },
  gives: { [jsonType]: figuresSchema },
  check: async (act, asked) => [...(await areaMustExist(act, asked)), ...(await periodMustExist(act, asked))],
  read: async ({ act, query }) => ({ body: await figures(act, query) }),
})

export const figureOperations = [all]
