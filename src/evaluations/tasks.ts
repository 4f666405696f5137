import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { projectsByIds } from '../projects/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { isOpenOn } from './rules.ts'
import { evaluationsGoing, invitationsByVoices } from './store.ts'
import { texts } from './texts.ts'
import { linkToken, voicesOf } from './voice.ts'

/** Evaluations for which who is signed in was asked as a colleague or board member, and did not answer yet. */
export async function evaluationTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale } = act
  const { email } = actor
  if (email === null) return []
  const going = (await evaluationsGoing(db)).filter((one) => isOpenOn(one, dayOf(act.now)))
  const voices = going.flatMap(({ id }) => voicesOf(act, id, email))
  const asked = (await invitationsByVoices(db, voices)).filter(
    ({ who, answered }) => who !== 'participants' && !answered,
  )
  if (asked.length === 0) return []
  const t = texts(locale).desk
  const projects = new Map(
    (
      await projectsByIds(
        db,
        going.map(({ project_id }) => project_id),
      )
    ).map((project) => [project.id, project]),
  )
  return asked.flatMap(({ id, evaluation_id }): readonly Task[] => {
    const evaluation = going.find((one) => one.id === evaluation_id)
    const project = evaluation && projects.get(evaluation.project_id)
    if (!evaluation || !project) return []
    return [
      {
        ...{ key: `evaluation ${id}`, title: t.task(project.title), facts: [project.number] },
        href: paths.evaluationOf(id, linkToken(act, id)),
        status: { label: t.taskUntil(formatDay(evaluation.closes_on, locale)), tone: 'wait' },
      },
    ]
  })
}
