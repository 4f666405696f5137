import { z } from 'zod'
import { groupSizes, publishedActivitiesOf } from '../activities/index.ts'
import type { Act } from '../kit/act.ts'
import { told, wordsOf } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { Project } from '../projects/index.ts'
import { promisesWith } from './answered.ts'
import type { Outcome } from './schema.ts'
import { groupResponsesOf, groupsOf } from './store.ts'

const outcomeWords = {
  adopted: 'overgenomen',
  partly: 'deels-overgenomen',
  not: 'niet-overgenomen',
  already: 'gebeurt-al',
  out_of_scope: 'valt-erbuiten',
  passed_on: 'doorgegeven',
} as const satisfies Record<Outcome, string>

export const publicAnswerSchema = z
  .object({
    activiteit: z.string().meta(told('Sleutel van de activiteit.', 'Key of the activity.')),
    groep: z.string().meta(told('Waar deze inbreng over gaat.', 'What these contributions are about.')),
    samenvatting: z.string().meta(told('Wat mensen samen zeiden.', 'What people said together.')),
    aantalInbreng: z.int().meta(told('Hoe vaak het is ingebracht.', 'How often it was put in.')),
    uitkomst: wordsOf(outcomeWords).meta(told('Wat ermee gedaan is.', 'What was done with it.')),
    doorgegevenAan: z.string().nullable(),
    redenen: z.string().meta(told('Waarom.', 'Why.')),
    beantwoordOp: z.iso.datetime(),
    toezeggingen: z
      .array(z.url())
      .meta(told('Adressen van wat erbij is toegezegd.', 'Addresses of what was promised with it.')),
  })
  .meta({
    id: 'Antwoord',
    ...told(
      'Het antwoord op een groep inbreng. Wat iemand zelf schreef, staat er niet bij.',
      'The answer to a group of contributions. What somebody wrote is not part of it.',
    ),
  })

/** The groups of a project that were answered, with the answer that counts. */
export async function publicAnswers(
  act: Act,
  project: Project,
): Promise<z.infer<typeof publicAnswerSchema>[]> {
  const activities = await publishedActivitiesOf(act.db, project.id)
  const ids = activities.map(({ id }) => id)
  const [groups, sizes, responses] = await Promise.all([
    groupsOf(act.db, ids),
    groupSizes(act.db, ids),
    groupResponsesOf(act.db, ids),
  ])
  const promises = await promisesWith(act, responses)
  return groups.flatMap((group) => {
    const last = responses.find(({ group_id }) => group_id === group.id)
    if (!last) return []
    return [
      {
        activiteit: activities.find(({ id }) => id === group.activity_id)?.slug ?? '',
        groep: group.name,
        samenvatting: group.summary,
        aantalInbreng: sizes.get(group.id) ?? 0,
        uitkomst: outcomeWords[last.outcome],
        doorgegevenAan: last.passed_to,
        redenen: last.reasons,
        beantwoordOp: last.at.toISOString(),
        toezeggingen: (promises.get(group.id) ?? []).map(({ id }) =>
          absolute(act, paths.api('toezeggingen', id)),
        ),
      },
    ]
  })
}
