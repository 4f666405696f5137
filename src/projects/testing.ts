import { publishConfiguredFrameworks } from '../frameworks/index.ts'
import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import {
  answerLevel,
  beginPlan,
  publishPlan,
  reviewPlan,
  savePlan,
  startProject,
  submitPlan,
} from './actions.ts'
import { planSchema } from './schema.ts'
import { type Project, projectById } from './store.ts'

const answers = {
  ...{ choice_left: 'yes', statutory: 'no', urgent: 'no', exception: 'no', room: 'within', impact: 'great' },
  ...{
    reach: 'street',
    interests: 'a_little',
    knowledge: 'much',
    cooperation: 'handy',
    hard_to_reach: 'yes',
  },
}

/** A project that runs: its plan was published in time, and its one way (`online`) begins today. */
export async function runningProject(
  act: Act,
  leader: Act['actor'],
  title = 'Parkrand opnieuw',
): Promise<Project> {
  await publishConfiguredFrameworks(act)
  const today = dayOf(act.now)
  const then = { ...act, now: new Date(act.now.getTime() - 30 * 24 * 60 * 60 * 1000) }
  const led = { ...then, actor: leader }
  const { id } = await startProject(led, {
    ...{ title, summary: 'De rand van het park wordt anders.', summary_en: null, owner_kind: 'municipality' },
    photo_id: null,
    photo_description: null,
    ...{ owner_name: null, owner_contact: null, department: null, address: null, lon: null, lat: null },
    ...{ subjects: ['green'], area_ids: [] },
  })
  await answerLevel(led, id, { answers })
  await beginPlan(led, id)
  const words = Object.fromEntries(
    [
      ...['goal', 'decision', 'decider', 'fixed', 'open', 'affected', 'hardToReach', 'reaching', 'languages'],
      ...['accessibility', 'use', 'feedbackHow', 'privacy', 'safety', 'contact', 'evaluation'],
    ].map((key) => [key, 'Zo doen wij dat.']),
  )
  const plan = planSchema.parse({
    ...words,
    decisionWhen: 'voorjaar',
    feedbackOn: addDays(today, 60),
    ways: [
      {
        ...{ key: 'online', what: 'Ideeën insturen', from: today, until: addDays(today, 30) },
        ...{ where: 'Op deze site', reach: 'online' },
      },
    ],
  })
  await savePlan(led, id, { plan, changeNote: null })
  await submitPlan(led, id)
  await reviewPlan(then, id, { agrees: true, reasons: null })
  await publishPlan(led, id)
  const project = await projectById(act.db, id)
  if (!project) throw new Error('The project is not there')
  return project
}
