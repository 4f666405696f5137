import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { orNull, told, wordsOf } from '../kit/described.ts'
import { euros } from '../kit/euros.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { decisionsOfJury, type PublicDecision } from './decisions.ts'
import { type Jury, juryName, sittingMembers } from './jury.ts'
import { roundData } from './round-data.ts'
import type { Outcome, RoundState } from './rules.ts'
import { type Round, roundsOf } from './store.ts'

/** How far a round is, as the API says it. */
const stateWords = {
  collecting: 'verzamelt-wensen',
  judging: 'beoordeelt',
  counted: 'geteld',
  advised: 'advies-gegeven',
  decided: 'besloten',
  cancelled: 'gaat-niet-door',
} as const satisfies Record<RoundState, string>

const outcomeWords = {
  yes: 'ja',
  yes_less: 'ja-met-minder-of-voorwaarden',
  question: 'vraag-aan-indiener',
  not_now: 'nu-niet',
  no: 'nee',
  refer: 'verwezen',
} as const satisfies Record<Outcome, string>

const decidedWords = { followed: 'advies-gevolgd', deviated: 'afgeweken' } as const

const votes = z.int().min(0)

const roundSchema = z
  .object({
    nummer: z.int().min(1),
    stand: wordsOf(stateWords),
    sluitOp: z.iso.date().meta(told('Laatste dag om een wens in te sturen.', 'Last day to send a wish.')),
    stemmenTotEnMet: z.iso.date(),
    komtBijeenOp: z.iso
      .date()
      .nullable()
      .meta(told('Leeg bij een schriftelijke ronde.', 'Null for a round in writing.')),
    aantalWensen: z
      .int()
      .nullable()
      .meta(told('Leeg zolang de ronde wensen verzamelt.', 'Null while the round collects wishes.')),
  })
  .meta({ id: 'Ronde', ...told('Een ronde van een jury.', 'A round of a jury.') })

export const publicJurySchema = z
  .object({
    sleutel: z.string().meta({ ...told('Naam in adressen.', 'Name in addresses.'), examples: ['oost'] }),
    naam: z.string(),
    gebied: z.string().meta(told('Sleutel van het gebied.', 'Key of the area.')),
    aantalLeden: z.int().min(0).meta(told('Zonder vervangers.', 'Without substitutes.')),
    zoektLedenTotEnMet: z.iso.date().nullable(),
    rondes: z.array(roundSchema).meta(told('De nieuwste eerst.', 'The newest first.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({
    id: 'Jury',
    ...told('Bewoners die wensen in hun gebied beoordelen.', 'Residents who judge wishes in their area.'),
  })

const decisionSchema = z
  .object({
    ronde: z.int().min(1),
    dag: z.iso
      .date()
      .meta(told('Van het besluit, anders van het advies.', 'Of the decision, else of the advice.')),
    initiatief: orNull(z.object({ nummer: z.string(), titel: z.string(), adres: z.url() })).meta(
      told('Leeg als het plan niet openbaar is.', 'Null when the plan is not public.'),
    ),
    gevraagdEuro: z.number(),
    advies: wordsOf(outcomeWords),
    geadviseerdEuro: z.number().nullable(),
    stemmen: z.object({ voor: votes, tegen: votes, blanco: votes }),
    deedNietMee: z
      .int()
      .min(0)
      .meta(told('Leden met een belang bij deze wens.', 'Members with an interest in this wish.')),
    redenen: z.string().nullable(),
    besluit: orNull(wordsOf(decidedWords)),
    verleendEuro: z.number().nullable(),
    redenAfwijking: z.string().nullable(),
  })
  .meta({
    id: 'Wensbesluit',
    ...told('Wat een jury adviseerde en wat er besloten is.', 'What a jury advised and what was decided.'),
  })

export const publicJuryWithDecisionsSchema = publicJurySchema
  .extend({
    besluiten: z.array(decisionSchema).meta(told('De nieuwste eerst.', 'The newest first.')),
  })
  .meta({ id: 'JuryMetBesluiten' })

/** A jury as everybody may read it: members by number, rounds by their days. */
export async function publicJury(act: Act, jury: Jury): Promise<z.infer<typeof publicJurySchema>> {
  const { facts, area, slug } = jury
  const rounds = await roundsOf(act.db, area.id)
  const { meetings, wishes } = await roundData(act, rounds)
  const today = dayOf(act.now)
  const meets = ({ meeting_id, written }: Round): string | null => {
    const meeting = written ? undefined : meetings.get(meeting_id ?? '')
    return meeting ? dayOf(meeting.starts_at) : null
  }
  return {
    sleutel: slug,
    naam: juryName(jury, 'nl'),
    gebied: area.slug,
    aantalLeden: sittingMembers(jury, today).length,
    zoektLedenTotEnMet: facts.seeks_until !== null && facts.seeks_until >= today ? facts.seeks_until : null,
    rondes: rounds.map((round) => ({
      nummer: round.number,
      stand: stateWords[round.state],
      sluitOp: round.closes_on,
      stemmenTotEnMet: round.votes_until,
      komtBijeenOp: meets(round),
      aantalWensen: round.state === 'collecting' ? null : (wishes.get(round.id) ?? 0),
    })),
    pagina: absolute(act, paths.jury(slug)),
    adres: absolute(act, paths.api('juries', slug)),
  }
}

/** The same with everything it advised on, as the public list of decisions has it. */
export async function publicJuryWithDecisions(
  act: Act,
  jury: Jury,
): Promise<z.infer<typeof publicJuryWithDecisionsSchema>> {
  const [about, decisions] = await Promise.all([publicJury(act, jury), decisionsOfJury(act, jury)])
  return { ...about, besluiten: decisions.map((one) => publicDecision(act, one)) }
}

const publicDecision = (act: Act, one: PublicDecision): z.infer<typeof decisionSchema> => ({
  ronde: one.round,
  dag: one.day,
  initiatief: one.plan && {
    nummer: one.plan.number,
    titel: one.plan.title,
    adres: absolute(act, paths.api('initiatieven', one.plan.number)),
  },
  gevraagdEuro: euros(one.requested),
  advies: outcomeWords[one.outcome],
  geadviseerdEuro: euros(one.advised),
  stemmen: { voor: one.ballots.yes, tegen: one.ballots.no, blanco: one.ballots.blank },
  deedNietMee: one.apart.length,
  redenen: one.reasons,
  besluit: one.decidedAs && decidedWords[one.decidedAs],
  verleendEuro: euros(one.granted),
  redenAfwijking: one.deviation,
})
