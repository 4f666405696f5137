import { z } from 'zod'
import { kindWord, subjectNames, subjectWord } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { told, wordsOf } from '../kit/described.ts'
import { euros } from '../kit/euros.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Area } from '../places/index.ts'
import { openOn } from './rules.ts'
import { applicantWords, levelWords, needWords } from './schema.ts'
import type { Source } from './store.ts'

export const publicSourceSchema = z
  .object({
    sleutel: z.string().meta(told('Naam in adressen.', 'Name in addresses.')),
    naam: z.string(),
    gever: z.string().meta(told('Wie het geld geeft.', 'Who gives the money.')),
    soortGever: wordsOf(levelWords),
    samenvatting: z.string(),
    voorwaarden: z.array(z.string()),
    voorWie: z.array(wordsOf(applicantWords)),
    soorten: z.array(z.string()).meta(told('Leeg: voor elk soort plan.', 'Empty: for any kind of plan.')),
    onderwerpen: z
      .array(z.enum(subjectNames))
      .meta(told('Leeg: voor elk onderwerp.', 'Empty: for any subject.')),
    gebieden: z
      .array(z.string())
      .meta(told('Sleutels van gebieden; leeg: overal.', 'Keys of areas; empty: everywhere.')),
    minimumEuro: z.number().nullable(),
    maximumEuro: z.number().nullable(),
    deelVanEldersProcent: z
      .int()
      .meta(
        told(
          'Deel van de kosten dat ergens anders vandaan komt.',
          'Part of the costs that comes from elsewhere.',
        ),
      ),
    nodig: z.array(wordsOf(needWords)).meta(told('Wat je moet hebben.', 'What one must have.')),
    altijdOpen: z.boolean(),
    eerstvolgendeLaatsteDag: z.iso
      .date()
      .nullable()
      .meta(told('Leeg als er geen is.', 'Null when there is none.')),
    site: z.url(),
    bron: z.string().meta(told('Waar wij het lazen.', 'Where we read it.')),
    nagekekenOp: z.iso.date(),
    isVoorbeeld: z
      .boolean()
      .meta(told('Verzonnen, om te laten zien hoe het werkt.', 'Made up, to show how it works.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({ id: 'Geldbron', ...told('Fonds of subsidie van anderen.', 'Fund or subsidy of others.') })

/** A source of money as everybody may read it. */
export function publicSource(
  act: Act,
  source: Source,
  areas: readonly Area[],
): z.infer<typeof publicSourceSchema> {
  const open = openOn(source.deadlines, dayOf(act.now))
  return {
    sleutel: source.slug,
    naam: source.name,
    gever: source.provider,
    soortGever: levelWords[source.level],
    samenvatting: source.summary,
    voorwaarden: source.conditions.split('\n').filter((line) => line.trim() !== ''),
    voorWie: source.for_whom.map((who) => applicantWords[who]),
    soorten: source.kinds.map(kindWord),
    onderwerpen: source.subjects.map(subjectWord),
    gebieden: areas.filter(({ id }) => source.area_ids.includes(id)).map(({ slug }) => slug),
    minimumEuro: euros(source.min_cents),
    maximumEuro: euros(source.max_cents),
    deelVanEldersProcent: source.own_share,
    nodig: source.needs.map((need) => needWords[need]),
    altijdOpen: open.is === 'always',
    eerstvolgendeLaatsteDag: open.is === 'until' ? open.day : null,
    site: source.link,
    bron: source.source,
    nagekekenOp: source.checked_on,
    isVoorbeeld: source.is_example,
    pagina: absolute(act, paths.moneySource(source.slug)),
  }
}
