import { z } from 'zod'
import { subjectNames, subjectWord } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { orNull, told, wordsOf } from '../kit/described.ts'
import { NotFound } from '../kit/errors.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { allAreas } from '../places/index.ts'
import { projectsByIds } from '../projects/index.ts'
import { isDigital, requestState, takesMembers } from './rules.ts'
import {
  type AdviceRequest,
  changesByRequest,
  filesByRequest,
  memberCounts,
  namedMembers,
  type Panel,
  panelBySlug,
  pointsByRequest,
  publicPanels,
  requestsOf,
} from './store.ts'

const kindWords = {
  sounding_board: 'klankbordgroep',
  advisory_council: 'adviesraad',
  neighbourhood_council: 'wijkraad',
  digital_panel: 'bewonerspanel',
} as const
const partWords = { member: 'lid', chair: 'voorzitter', secretary: 'secretaris' } as const
const stateWords = {
  asked: 'gevraagd',
  late: 'advies-te-laat',
  advised: 'advies-binnen',
  answer_late: 'antwoord-te-laat',
  answered: 'beantwoord',
  withdrawn: 'ingetrokken',
} as const
const outcomeWords = {
  adopted: 'overgenomen',
  partly: 'deels-overgenomen',
  not: 'niet-overgenomen',
  already: 'gebeurt-al',
  out_of_scope: 'valt-erbuiten',
} as const

const groupShape = {
  sleutel: z.string().meta(told('Naam in adressen.', 'Name in addresses.')),
  naam: z.string(),
  soort: wordsOf(kindWords),
  doel: z.string().meta(told('Waar de groep voor is.', 'What the group is for.')),
  watWijVragen: z.string().meta(told('Wat de gemeente vraagt.', 'What the municipality asks.')),
  watWijNietVragen: z.string().meta(told('Waar het niet over gaat.', 'What it is not about.')),
  contact: z.string().meta(told('Een functie, geen naam.', 'A function, no name.')),
  project: z
    .string()
    .nullable()
    .meta(told('Nummer van het project waar de groep bij hoort.', 'Number of the project it belongs to.')),
  gebieden: z
    .array(z.string())
    .meta(told('Sleutels van wijken; geen is de hele stad.', 'Keys of districts; none is the whole city.')),
  onderwerpen: z.array(z.enum(subjectNames)).meta(told('Waaruit leden kiezen.', 'What members choose from.')),
  zoektLeden: z.boolean().meta(told('Iemand kan zich nu aanmelden.', 'Somebody can apply or join now.')),
  zoektLedenTot: z.iso
    .date()
    .nullable()
    .meta(told('De laatste dag, die telt mee.', 'The last day, which counts.')),
  aantalLeden: z.int(),
  leden: z
    .array(
      z
        .object({ naam: z.string(), rol: wordsOf(partWords), tot: z.iso.date().nullable() })
        .meta({ id: 'Groepslid', ...told('Een lid van een groep.', 'A member of a group.') }),
    )
    .meta(told('Alleen wie met een naam op de site wil staan.', 'Only who agreed to be named on the site.')),
  gepubliceerdOp: z.iso.date(),
  gestoptOp: z.iso.date().nullable(),
  pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
}

/** A panel or board as everybody may read it. */
export const publicGroupSchema = z.object(groupShape).meta({
  id: 'Groep',
  ...told(
    'Een panel of raad: een groep die de gemeente om advies vraagt of uitnodigt.',
    'A panel or board: a group that the municipality asks for advice or invites.',
  ),
})

const given = z.object({ op: z.iso.date(), tekst: z.string().nullable() }).meta({
  id: 'GegevenTekst',
  ...told('Een tekst, met de dag waarop die gegeven is.', 'A text, with the day on which it was given.'),
})

/** A question to a group, with the advice and what is done with it. */
export const publicAdviceSchema = z
  .object({
    nummer: z.int().meta(told('Nummer binnen de groep.', 'Number within the group.')),
    titel: z.string(),
    vraag: z.string(),
    stand: wordsOf(stateWords),
    gevraagdOp: z.iso.date(),
    adviesUiterlijk: z.iso.date(),
    antwoordUiterlijk: z.iso.date(),
    aantalWijzigingen: z
      .int()
      .meta(told('Hoe vaak de vraag veranderd is.', 'How often the question was changed.')),
    ingetrokken: orNull(given).meta(told('Met de reden.', 'With the reason.')),
    documenten: z.array(
      z
        .object({ titel: z.string(), adres: z.url() })
        .meta({ id: 'Adviesdocument', ...told('Een stuk bij de vraag.', 'A document with the question.') }),
    ),
    advies: orNull(given),
    antwoord: orNull(given).meta(
      told('Over het geheel; de punten staan apart.', 'On the whole; points are apart.'),
    ),
    punten: z.array(
      z
        .object({
          punt: z
            .string()
            .nullable()
            .meta(told('Leeg is het advies als geheel.', 'Null is the advice as a whole.')),
          uitkomst: orNull(wordsOf(outcomeWords)),
          redenen: z.string().nullable(),
        })
        .meta({
          id: 'Adviespunt',
          ...told('Eén punt, en wat ermee gedaan is.', 'One point, and what was done with it.'),
        }),
    ),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({
    id: 'Advies',
    ...told(
      'Een vraag aan een groep, het advies en het antwoord.',
      'A question to a group, its advice and the answer.',
    ),
  })

async function asPublic(act: Act, panels: readonly Panel[]): Promise<z.infer<typeof publicGroupSchema>[]> {
  const today = dayOf(act.now)
  const seated = panels.filter((panel) => !isDigital(panel)).map(({ id }) => id)
  const [counts, named, areas, projects] = await Promise.all([
    memberCounts(act.db),
    namedMembers(act.db, seated),
    allAreas(act.db),
    projectsByIds(
      act.db,
      panels.flatMap(({ project_id }) => project_id ?? []),
    ),
  ])
  return panels.flatMap((panel) => {
    if (panel.published_on === null) return []
    const inAreas = new Set([...panel.area_ids, panel.area_id])
    const project = projects.find(({ id }) => id === panel.project_id)
    const seeks = takesMembers(panel, today)
    return [
      {
        ...{ sleutel: panel.slug, naam: panel.name, soort: kindWords[panel.kind], doel: panel.purpose },
        ...{ watWijVragen: panel.asked_for, watWijNietVragen: panel.not_for, contact: panel.contact },
        project: project?.published_on ? project.number : null,
        gebieden: areas.filter(({ id }) => inAreas.has(id)).map(({ slug }) => slug),
        onderwerpen: panel.subjects.map(subjectWord),
        ...{ zoektLeden: seeks, zoektLedenTot: seeks ? panel.recruits_until : null },
        aantalLeden: counts.get(panel.id)?.members ?? 0,
        leden: (named.get(panel.id) ?? []).map(({ name, part, until_day }) => ({
          ...{ naam: name ?? '', rol: partWords[part], tot: until_day },
        })),
        ...{ gepubliceerdOp: panel.published_on, gestoptOp: panel.ended_on },
        pagina: absolute(act, paths.panel(panel.slug)),
      },
    ]
  })
}

/** Groups by the name in their address: at most so many, after one of them; and whether there are more. */
export async function publicGroups(
  act: Act,
  { after, amount }: { readonly after: string | undefined; readonly amount: number },
): Promise<{ readonly groups: z.infer<typeof publicGroupSchema>[]; readonly more: boolean }> {
  const rest = (await publicPanels(act.db))
    .filter(({ slug }) => after === undefined || slug > after)
    .sort((one, other) => (one.slug < other.slug ? -1 : 1))
  return { groups: await asPublic(act, rest.slice(0, amount)), more: rest.length > amount }
}

async function shownPanel(act: Act, slug: string): Promise<Panel> {
  const panel = await panelBySlug(act.db, slug)
  if (!panel?.published_on) throw new NotFound('panel')
  return panel
}

/** One group. @throws NotFound when it does not exist or nobody may see it yet */
export async function publicGroup(act: Act, slug: string): Promise<z.infer<typeof publicGroupSchema>> {
  const [group] = await asPublic(act, [await shownPanel(act, slug)])
  if (!group) throw new NotFound('panel')
  return group
}

/** What a group was asked, the newest first: at most so many, below a number; and whether there are more. */
export async function publicAdvice(
  act: Act,
  slug: string,
  { below, amount }: { readonly below: number | undefined; readonly amount: number },
): Promise<{ readonly advice: z.infer<typeof publicAdviceSchema>[]; readonly more: boolean }> {
  const panel = await shownPanel(act, slug)
  const rest = (await requestsOf(act.db, panel.id)).filter(({ nr }) => below === undefined || nr < below)
  const shown = rest.slice(0, amount)
  const ids = shown.map(({ id }) => id)
  const [points, files, changes] = await Promise.all([
    pointsByRequest(act.db, ids),
    filesByRequest(act.db, ids),
    changesByRequest(act.db, ids),
  ])
  const when = (at: Date | null, tekst: string | null) => (at === null ? null : { op: dayOf(at), tekst })
  const asAdvice = (request: AdviceRequest): z.infer<typeof publicAdviceSchema> => ({
    ...{ nummer: request.nr, titel: request.title, vraag: request.question },
    stand: stateWords[requestState(request, dayOf(act.now))],
    gevraagdOp: dayOf(request.asked_at),
    ...{ adviesUiterlijk: request.due_on, antwoordUiterlijk: request.answer_by },
    aantalWijzigingen: changes.get(request.id)?.length ?? 0,
    ingetrokken: when(request.withdrawn_at, request.withdrawn_reason),
    documenten: (files.get(request.id) ?? []).map(({ title, file_id }) => ({
      ...{ titel: title, adres: absolute(act, paths.file(file_id, title)) },
    })),
    advies: when(request.advised_at, request.advice),
    antwoord: when(request.answered_at, request.answer),
    punten: (points.get(request.id) ?? []).map(({ point, outcome, reasons }) => ({
      ...{ punt: point, uitkomst: outcome === null ? null : outcomeWords[outcome], redenen: reasons },
    })),
    pagina: absolute(act, paths.panelRequest(panel.slug, request.nr)),
  })
  return { advice: shown.map(asAdvice), more: rest.length > shown.length }
}
