import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { allJuries, type Jury, juryName } from './jury.ts'
import { openedRound } from './opened.ts'
import { mineIn } from './pages/round-asked.ts'
import { isJuror, mayDecideOnAdvice, mayServe } from './rights.ts'
import { openCandidates, type Round, runningRounds } from './store.ts'
import { texts } from './texts.ts'

/** What somebody has to do for juries now: judge, take a round further, decide, or answer who signed up. */
export async function juryTasks(act: Act): Promise<readonly Task[]> {
  const [juries, rounds] = await Promise.all([allJuries(act), runningRounds(act.db)])
  const tasks: Task[] = []
  for (const round of rounds) {
    const jury = juries.find(({ area }) => area.id === round.area_id)
    if (jury) tasks.push(...(await tasksOfRound(act, jury, round)))
  }
  if (mayServe(act.actor))
    for (const jury of juries) {
      const { length } = await openCandidates(act.db, jury.area.id)
      const t = texts(act.locale).tasks
      if (length > 0)
        tasks.push({
          key: `candidates-${jury.slug}`,
          title: t.candidates(juryName(jury, act.locale), length),
          href: paths.deskJury(jury.slug),
        })
    }
  return tasks
}

async function tasksOfRound(act: Act, jury: Jury, round: Round): Promise<readonly Task[]> {
  const { actor, locale } = act
  const t = texts(locale).tasks
  const today = dayOf(act.now)
  const name = juryName(jury, locale)
  const key = `round-${round.id}`
  const href = paths.juryRound(round.id)
  const tasks: Task[] = []
  if (round.state === 'judging' && isJuror(actor, round.area_id)) {
    const opened = await openedRound(act, round.id)
    const mine = mineIn(act, opened)
    const toVote = opened.wishes.filter(({ wish }) => mine && !mine.conflicts.has(wish.id))
    const done = toVote.filter(({ wish }) => mine?.voted.has(wish.id)).length
    if (mine && done < toVote.length && today <= round.votes_until)
      tasks.push({
        key: `judge-${round.id}`,
        title: t.judge(name, round.number),
        href,
        facts: [t.voted(done, toVote.length)],
        status: { label: t.until(formatDay(round.votes_until, locale)), tone: 'wait' },
      })
  }
  if (mayServe(actor)) {
    if (round.state === 'collecting' && today > round.closes_on)
      tasks.push({ key, title: t.close(name, round.number), href })
    if (round.state === 'judging' && today > round.votes_until)
      tasks.push({ key, title: t.count(name, round.number), href })
    if (round.state === 'counted') tasks.push({ key, title: t.advise(name, round.number), href })
  }
  if (round.state === 'advised' && mayDecideOnAdvice(actor, round.area_id))
    tasks.push({
      key: `decide-${round.id}`,
      title: t.decide(name, round.number),
      href: paths.decideRound(round.id),
    })
  return tasks
}
