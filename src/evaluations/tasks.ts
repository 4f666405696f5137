import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import { movesByProject, projectsByIds, projectsLedBy } from '../projects/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { isOpenOn, leaderNews } from './rules.ts'
import { evaluationsGoing, evaluationsOf, invitationsByVoices } from './store.ts'
import { texts } from './texts.ts'
import { linkToken, voicesOf } from './voice.ts'

/** Closed projects that who leads them can evaluate, and results that came in. */
async function leaderTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale } = act
  if (actor.personId === null || !hasRole(actor, 'project_leader')) return []
  const led = (await projectsLedBy(db, actor.personId)).filter(({ state }) => state !== 'stopped')
  const ids = led.map(({ id }) => id)
  const [evaluations, moves] = await Promise.all([evaluationsOf(db, ids), movesByProject(db, ids)])
  const t = texts(locale).desk
  return led.flatMap((project): readonly Task[] => {
    const closed =
      project.state === 'closed' ? moves.get(project.id)?.findLast((one) => one.state === 'closed') : null
    const news = leaderNews(
      { published: project.published_on !== null, closedOn: closed ? dayOf(closed.at) : null },
      evaluations.find(({ project_id }) => project_id === project.id) ?? null,
      dayOf(act.now),
    )
    if (news === null) return []
    const words = { open: t.taskOpen, results: t.taskResults }[news]
    return [
      {
        key: `evaluation of ${project.id}`,
        title: words.title(project.title),
        href: paths.deskEvaluation(project.number),
        facts: [project.number],
        status: { label: words.status, tone: news === 'open' ? 'active' : 'good' },
      },
    ]
  })
}

/** What waits in evaluations for who is signed in: to answer, and as who leads a project to open one or read it. */
export const evaluationTasks = async (act: Act): Promise<readonly Task[]> => [
  ...(await answerTasks(act)),
  ...(await leaderTasks(act)),
]

/** Evaluations for which who is signed in was asked as a colleague or board member, and did not answer yet. */
async function answerTasks(act: Act): Promise<readonly Task[]> {
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
