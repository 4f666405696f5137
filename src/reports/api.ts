import { z } from 'zod'
import { isKind, kindNames, kindSlugs } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { choice, orNull, told } from '../kit/described.ts'
import { say } from '../kit/locale.ts'
import { timesMeasured } from './facts.ts'
import { figuresOf, readChoices } from './figures.ts'
import { moments } from './moments.ts'
import type { Met, SafePart, Wait } from './rules.ts'

const amount = z.int().min(0)
const percentage = z.int().min(0).max(100).nullable()
const mark = z.number().min(1).max(10).nullable()

const timeWords = {
  contact: 'begeleider-bekend',
  intake: 'kennisgemaakt',
  answer: 'eerste-antwoord',
  decision: 'beslissing',
  decision_net: 'beslissing-zonder-opschorting',
} as const
const originWords = { asked: 'op-vraag', spontaneous: 'eigen-idee' } as const
const momentWords = { contact: 'eerste-contact', decision: 'beslissing', ending: 'nee-of-intrekken' } as const
const timeNames = Object.values(timeWords)
const originNames = Object.values(originWords)
const momentNames = Object.values(momentWords)

const waitShape = {
  aantal: amount,
  helftBinnen: orNull(z.int().min(0)).meta(
    told(
      'Werkdagen waarbinnen de helft klaar was; leeg bij te weinig.',
      'Working days within which half was done; empty when too few.',
    ),
  ),
  negenVanTienBinnen: orNull(z.int().min(0)).meta(
    told('Werkdagen waarbinnen 9 van de 10 klaar was.', 'Working days within which 9 out of 10 were done.'),
  ),
}
const metShape = { gehaald: amount, beoordeeld: amount, percentage }

const partShape = { aantal: amount.nullable(), van: amount.nullable(), percentage }
const partSchema = (dutch: string, english: string) =>
  z
    .object(partShape)
    .meta(
      told(
        `${dutch} Leeg bij minder dan 10, ook als dat uit te rekenen is.`,
        `${english} Empty below 10, also where that could be calculated.`,
      ),
    )

/** What is counted over a period, for one kind or area or for all of them; fewer than 10 people never apart. */
export const countedSchema = z
  .object({
    van: z.iso.date(),
    tot: z.iso.date().meta(told('Tot en met deze dag.', 'Up to and including this day.')),
    ingestuurd: amount,
    wachttijden: z
      .array(z.object({ wat: z.enum(timeNames), ...waitShape }))
      .meta(told('In werkdagen vanaf het insturen.', 'In working days from sending the idea.')),
    termijnen: z
      .array(
        z.object({
          soort: z.string(),
          type: z.enum(['norm', 'stap']),
          sleutel: z.string(),
          ...metShape,
          helftBinnen: orNull(z.int().min(0)),
        }),
      )
      .meta(
        told(
          'Per norm en stap; te laat en nog niet klaar telt als niet gehaald.',
          'Per norm and step; late and not done counts as not met.',
        ),
      ),
    toezeggingen: z
      .object(metShape)
      .meta(
        told(
          'Van de gemeente, met een eerste datum in deze periode.',
          'Of the municipality, with a first day in this period.',
        ),
      ),
    afloop: z
      .array(
        z.object({
          herkomst: z.enum(originNames),
          sinds: orNull(z.iso.date()),
          aantal: amount,
          uitgevoerd: amount,
          percentageUitgevoerd: percentage,
        }),
      )
      .meta(
        told(
          'Klaar of gestopt; `sinds` is gevuld waar de periode er te weinig heeft.',
          'Done or stopped; `sinds` is filled where the period has too few.',
        ),
      ),
    vervolg: z
      .object({
        vervolgdNaNee: partSchema(
          'Ideeën met een nee, of die ergens anders horen: daarna doorverwezen en gevolgd, of uitgegroeid.',
          'Ideas with a no, or that belong elsewhere: sent on and followed, or grown into another plan.',
        ),
        opgepakt: partSchema('Doorverwijzingen die zijn opgepakt.', 'Referrals that were taken up.'),
        hielp: partSchema(
          'Wie zei of de doorverwijzing hielp: zij hielp.',
          'Of who said whether the referral helped: it did.',
        ),
        doorgestuurdAanDeVoordeur: amount
          .nullable()
          .meta(
            told(
              'Leeg bij minder dan 10, en bij een soort of gebied.',
              'Empty below 10, and with a kind or an area.',
            ),
          ),
        gelukt: partSchema(
          'Doorgestuurd aan de voordeur, en wie zei of het gelukt is: het is gelukt.',
          'Sent on at the front door, of who said whether it worked out: it did.',
        ),
        draaitNog: partSchema(
          'Uitgevoerde wensen die blijven draaien: er zorgt nog iemand voor.',
          'Wishes carried out to go on: somebody still looks after them.',
        ),
      })
      .meta(
        told(
          'Wat volgt na een nee, na doorverwijzen en na het uitvoeren.',
          'What follows after a no, after sending on and after carrying out.',
        ),
      ),
    tevredenheid: z
      .object({
        sinds: orNull(z.iso.date()),
        vragen: amount,
        antwoorden: amount,
        gemiddelde: mark,
        verdeling: orNull(z.array(z.object({ cijfer: z.int().min(1).max(10), aantal: amount }))).meta(
          told(
            'Hoe vaak elk cijfer is gegeven; leeg bij minder dan 10 antwoorden.',
            'How often each mark was given; empty below 10 answers.',
          ),
        ),
        perMoment: z.array(
          z.object({ moment: z.enum(momentNames), antwoorden: amount.nullable(), gemiddelde: mark }),
        ),
      })
      .meta(
        told(
          'Cijfer van 1 tot 10; leeg bij minder dan 10 antwoorden.',
          'Mark from 1 to 10; empty below 10 answers.',
        ),
      ),
    uitgangspunt: z
      .object({
        bron: z.string(),
        uitgevoerd: z.array(z.object({ herkomst: z.string(), percentage: z.number() })),
        cijfers: z.array(z.object({ wie: z.string(), cijfer: z.number() })),
      })
      .meta(told('Wat eerder onderzoek vond.', 'What earlier research found.')),
  })
  .meta({ id: 'CijfersOverPeriode', ...told('Geteld over een periode.', 'Counted over a period.') })

/** The choices of the figures, as the API asks for them. */
export const countedQuery = {
  periode: z
    .string()
    .regex(/^(jaar|alles|20\d\d)$/, 'Geef jaar, alles, of een jaartal zoals 2026.')
    .optional()
    .meta(
      told(
        'De laatste 12 maanden (jaar), alles, of een jaartal.',
        'The last 12 months (jaar), everything (alles), or a year.',
      ),
    ),
  soort: choice(kindNames).optional().meta(told('Alleen deze soort.', 'Only this kind.')),
}

const waitData = ({ amount, median, nineOfTen }: Wait) => ({
  aantal: amount,
  helftBinnen: median,
  negenVanTienBinnen: nineOfTen,
})
const metData = ({ inTime, judged, share }: Met) => ({
  gehaald: inTime,
  beoordeeld: judged,
  percentage: share,
})
const partData = ({ part, whole, share }: SafePart) => ({ aantal: part, van: whole, percentage: share })
const kindWord = (kind: string): string => (isKind(kind) ? kindSlugs[kind] : kind)

/** Whether something is counted in this period. */
export async function knowsPeriod(act: Act, period: string): Promise<boolean> {
  const { periods } = await readChoices(act, () => undefined)
  return periods.some(({ key }) => key === period)
}

export async function countedData(
  act: Act,
  query: Readonly<Record<string, string | undefined>>,
): Promise<z.infer<typeof countedSchema>> {
  const choices = await readChoices(act, (name) => query[name])
  const figures = await figuresOf(act, choices)
  const { marks } = figures
  const { baseline } = act.municipality
  return {
    van: choices.period.from,
    tot: choices.period.to,
    ingestuurd: figures.submitted,
    wachttijden: timesMeasured.map((name) => ({ wat: timeWords[name], ...waitData(figures.times[name]) })),
    termijnen: figures.kinds.flatMap(({ process, norms, steps }) => [
      ...norms.map((norm) => ({
        soort: kindWord(process.kind),
        type: 'norm' as const,
        sleutel: norm.name,
        ...metData(norm),
        helftBinnen: null,
      })),
      ...steps.map((step) => ({
        soort: kindWord(process.kind),
        type: 'stap' as const,
        sleutel: step.name,
        ...metData(step),
        helftBinnen: step.stay.median,
      })),
    ]),
    toezeggingen: metData(figures.promises),
    afloop: figures.outcomes.map(({ origin, amount, ends, share }) => ({
      herkomst: originWords[origin],
      sinds: figures.outcomesFrom,
      aantal: amount,
      uitgevoerd: ends.completed,
      percentageUitgevoerd: share,
    })),
    vervolg: {
      vervolgdNaNee: partData(figures.afterwards.followed),
      opgepakt: partData(figures.afterwards.takenUp),
      hielp: partData(figures.afterwards.helped),
      doorgestuurdAanDeVoordeur: figures.afterwards.sentOn,
      gelukt: partData(figures.afterwards.workedOut),
      draaitNog: partData(figures.afterwards.kept),
    },
    tevredenheid: {
      sinds: marks.from,
      vragen: marks.asked,
      antwoorden: marks.all.answers,
      gemiddelde: marks.all.average,
      verdeling: marks.all.spread?.map((aantal, index) => ({ cijfer: index + 1, aantal })) ?? null,
      perMoment: moments.map((moment) => {
        const { average, answers } = marks.each[moment]
        // How many answered is as telling as what they said: below the safe amount it is not told apart.
        return {
          moment: momentWords[moment],
          antwoorden: average === null ? null : answers,
          gemiddelde: average,
        }
      }),
    },
    uitgangspunt: {
      bron: say(baseline.source, 'nl'),
      uitgevoerd: baseline.carried_out.map(({ label, percentage }) => ({
        herkomst: say(label, 'nl'),
        percentage,
      })),
      cijfers: baseline.marks.map(({ label, mark }) => ({ wie: say(label, 'nl'), cijfer: mark })),
    },
  }
}
