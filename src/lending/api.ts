import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { told, wordsOf } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { firstDay, freeSpans, lastDay } from './rules.ts'
import { itemKindSlugs } from './schema.ts'
import { type LoanItem, takenFrom } from './store.ts'
import { ownersOf } from './words.ts'

export const publicItemSchema = z
  .object({
    sleutel: z.string().meta(told('Naam in adressen.', 'Name in addresses.')),
    naam: z.string(),
    soort: wordsOf(itemKindSlugs),
    samenvatting: z.string(),
    uitlener: z.string().meta(told('Organisatie, of de gemeente.', 'Organisation, or the municipality.')),
    aantal: z.int().meta(told('Hoeveel er zijn.', 'How many there are.')),
    hoogstensDagen: z.int().meta(told('Zo lang kun je het lenen.', 'For so long it can be borrowed.')),
    dagenVooraf: z.int().meta(told('Zo lang vooraf vraag je het.', 'So long ahead one asks for it.')),
    plek: z.string().meta(told('Waar je het haalt.', 'Where to fetch it.')),
    kosten: z.string(),
    voorwaarden: z.array(z.string()),
    contact: z.string().meta(told('Een functie, geen naam.', 'A function, no name.')),
    isVoorbeeld: z
      .boolean()
      .meta(told('Verzonnen, om te laten zien hoe het werkt.', 'Made up, to show how it works.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({ id: 'Leenspul', ...told('Iets om te lenen.', 'Something to borrow.') })

const freeDaysSchema = z
  .object({
    van: z.iso.date(),
    tot: z.iso.date().meta(told('De laatste dag, die telt mee.', 'The last day, which counts.')),
    vrij: z.int().meta(told('Hoeveel er op elk van deze dagen vrij zijn.', 'How many are free on each day.')),
  })
  .meta({ id: 'VrijeDagen', ...told('Dagen waarop evenveel vrij is.', 'Days on which as many are free.') })

export const publicItemWithDaysSchema = publicItemSchema
  .extend({
    vrijeDagen: z
      .array(freeDaysSchema)
      .meta(
        told(
          'Van de eerste dag die je kunt vragen tot een jaar vooruit.',
          'From the first day that can be asked for until a year ahead.',
        ),
      ),
  })
  .meta({ id: 'LeenspulMetDagen', ...told('Met wanneer het vrij is.', 'With when it is free.') })

/** Things as everybody may read them; who borrows them is nobody's business. */
export async function publicItems(
  act: Act,
  items: readonly LoanItem[],
): Promise<readonly z.infer<typeof publicItemSchema>[]> {
  const ownerOf = await ownersOf(act, items)
  return items.map((item) => ({
    sleutel: item.slug,
    naam: item.name,
    soort: itemKindSlugs[item.kind],
    samenvatting: item.summary,
    uitlener: ownerOf(item),
    aantal: item.amount,
    hoogstensDagen: item.most_days,
    dagenVooraf: item.lead_days,
    plek: item.place,
    kosten: item.costs,
    voorwaarden: item.conditions.split('\n').filter((line) => line.trim() !== ''),
    contact: item.contact,
    isVoorbeeld: item.is_example,
    pagina: absolute(act, paths.loanItem(item.slug)),
  }))
}

/** A thing with the days on which it is free. */
export async function publicItemWithDays(
  act: Act,
  item: LoanItem,
): Promise<z.infer<typeof publicItemWithDaysSchema>> {
  const today = dayOf(act.now)
  const taken = await takenFrom(act.db, [item.id], today)
  const [one] = await publicItems(act, [item])
  const spans = freeSpans(item, taken, firstDay(item, today), lastDay(today))
  return {
    ...one!,
    vrijeDagen: spans.map(({ from, until, free }) => ({ van: from, tot: until, vrij: free })),
  }
}
