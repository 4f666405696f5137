import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { told, wordsOf } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Project } from '../projects/index.ts'
import { isOpen, phaseOf } from './rules.ts'
import { countsOf, publishedActivitiesOf } from './store.ts'

const standWords = { soon: 'binnenkort', open: 'open', over: 'voorbij', stopped: 'gestopt' } as const
const kindWords = {
  ideas: 'ideeen',
  places: 'plekken',
  paragraphs: 'alineas',
  survey: 'vragenlijst',
} as const
const askedWords = { idea: 'idee', reaction: 'reactie' } as const

export const publicActivitySchema = z
  .object({
    sleutel: z.string().meta(told('Naam in adressen.', 'Name in addresses.')),
    manier: z.string().meta(told('De manier uit het plan.', 'The way of the plan.')),
    soort: wordsOf(kindWords).meta(told('Wat voor activiteit het is.', 'What kind of activity it is.')),
    titel: z.string(),
    vraag: z.string(),
    vraagtOm: wordsOf(askedWords),
    stand: wordsOf(standWords),
    van: z.iso.date(),
    tot: z.iso.date().meta(told('De laatste dag, die telt mee.', 'The last day, which counts.')),
    antwoordOp: z.iso.date().nullable().meta(told('Dag van het antwoord.', 'Day of the answer.')),
    redenGestopt: z.string().nullable(),
    aantalInbreng: z.int().meta(told('Hoeveel mensen inbrachten.', 'How much people put in.')),
    aantalBeantwoord: z.int().meta(told('Hoeveel daarvan antwoord kreeg.', 'How much of it was answered.')),
    plekken: z
      .url()
      .nullable()
      .meta(
        told(
          'GeoJSON met elke openbare plek, als het daarom gaat.',
          'GeoJSON with every public place, where it is about places.',
        ),
      ),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
  })
  .meta({ id: 'Activiteit', ...told('Iets waaraan je kunt meedoen.', 'Something to take part in.') })

/** The activities of a project, with how much was put in; who did is nobody's business. */
export async function publicActivities(
  act: Act,
  project: Project,
): Promise<z.infer<typeof publicActivitySchema>[]> {
  const today = dayOf(act.now)
  const activities = await publishedActivitiesOf(act.db, project.id)
  const counts = await countsOf(
    act.db,
    activities.map(({ id }) => id),
  )
  return activities.flatMap((activity) => {
    const { total, open } = counts.get(activity.id) ?? { total: 0, open: 0 }
    const phase = phaseOf(activity, today)
    if (phase === 'draft') return []
    const isOver = phase === 'open' && !isOpen(activity, project.state, today)
    return {
      sleutel: activity.slug,
      manier: activity.way_key,
      soort: kindWords[activity.kind],
      titel: activity.title,
      vraag: activity.question,
      vraagtOm: askedWords[activity.asks],
      stand: standWords[isOver ? 'over' : phase],
      van: activity.opens_on,
      tot: activity.closes_on,
      antwoordOp: activity.answer_on,
      redenGestopt: activity.stop_reason,
      aantalInbreng: total,
      aantalBeantwoord: total - open,
      plekken:
        activity.kind === 'places' ? absolute(act, paths.activityMap(project.slug, activity.slug)) : null,
      pagina: absolute(act, paths.activity(project.slug, activity.slug)),
    }
  })
}
