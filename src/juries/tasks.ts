import { schemeVersion } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Area } from '../places/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { absenceTexts } from './absence-texts.ts'
import { decidesOn } from './actions.ts'
import { allJuries, type Jury, juryName } from './jury.ts'
import { openedRound } from './opened.ts'
import { mineIn } from './pages/round-asked.ts'
import { isJuror, mayServe } from './rights.ts'
import { type Absence, freeSubstitutes } from './rules.ts'
import { candidateCounts, type Round, runningWithWaiting, type WaitingQuestion } from './store.ts'
import { texts } from './texts.ts'

/** A wish on which this juror has still to vote. */
export interface VoteAsked {
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly round: number
  readonly until: Day
  readonly href: string
}

/** What waits for somebody in juries: what there is to do, and which wishes wait for their vote. */
export interface JuryTasks {
  readonly tasks: readonly Task[]
  readonly votes: readonly VoteAsked[]
}

/** What somebody has to do for juries now: judge, send questions on, take a round further, decide, or answer who signed up. */
export async function juryTasks(act: Act, areas: readonly Area[]): Promise<JuryTasks> {
  const [juries, rounds] = await Promise.all([allJuries(act, areas), runningWithWaiting(act.db)])
  const tasks: Task[] = []
  const votes: VoteAsked[] = []
  for (const { round, questions, absences } of rounds) {
    const jury = juries.find(({ area }) => area.id === round.area_id)
    if (!jury) continue
    tasks.push(...(await tasksOfRound(act, jury, round, votes)))
    if (mayServe(act.actor) && round.state === 'judging')
      tasks.push(...questionTask(act, jury, round, questions))
    if (mayServe(act.actor)) tasks.push(...absenceTask(act, jury, round, absences))
  }
  const waiting = mayServe(act.actor) ? await candidateCounts(act.db) : new Map<string, number>()
  for (const jury of juries) {
    const amount = waiting.get(jury.area.id) ?? 0
    const t = texts(act.locale).tasks
    if (amount > 0)
      tasks.push({
        key: `candidates-${jury.slug}`,
        title: t.candidates(juryName(jury, act.locale), amount),
        href: paths.deskJury(jury.slug),
      })
  }
  return { tasks, votes }
}

/** Questions of jurors that wait for who serves them; none when there are none. */
function questionTask(
  { locale }: Act,
  jury: Jury,
  round: Round,
  questions: readonly WaitingQuestion[],
): readonly Task[] {
  const [first] = questions
  if (!first) return []
  const t = texts(locale).tasks
  const toSend = questions.filter(({ isSent }) => !isSent).length
  const toAnswer = questions.length - toSend
  return [
    {
      key: `questions-${round.id}`,
      title: t.questions(juryName(jury, locale), round.number),
      href: paths.juryWish(round.id, first.wishId),
      facts: [...(toSend > 0 ? [t.toSend(toSend)] : []), ...(toAnswer > 0 ? [t.toAnswer(toAnswer)] : [])],
      status: { label: t.until(formatDay(round.votes_until, locale)), tone: 'wait' },
    },
  ]
}

/** Members who cannot come, while a substitute is free; none when there is nobody to ask. */
function absenceTask(
  { locale, now }: Act,
  jury: Jury,
  round: Round,
  absences: readonly Absence[],
): readonly Task[] {
  const isOpen = round.state === 'collecting' || round.state === 'judging'
  const alone = absences.filter(({ substituteId }) => substituteId === null).length
  if (!isOpen || alone === 0 || freeSubstitutes(jury.members, absences, dayOf(now)).length === 0) return []
  const t = absenceTexts(locale)
  return [
    {
      key: `absence-${round.id}`,
      title: t.task(juryName(jury, locale), round.number),
      href: paths.juryRound(round.id),
      facts: [t.taskAway(alone)],
      status: { label: texts(locale).tasks.until(formatDay(round.votes_until, locale)), tone: 'wait' },
    },
  ]
}

/** Adds the wishes that wait for this juror's vote to `votes`: they come from the same reading. */
async function tasksOfRound(
  act: Act,
  jury: Jury,
  round: Round,
  votes: VoteAsked[],
): Promise<readonly Task[]> {
  const { actor, locale } = act
  const t = texts(locale).tasks
  const today = dayOf(act.now)
  const name = juryName(jury, locale)
  const key = `round-${round.id}`
  const href = paths.juryRound(round.id)
  const tasks: Task[] = []
  if (round.state === 'judging' && isJuror(act, jury)) {
    const opened = await openedRound(act, round.id)
    const mine = mineIn(act, opened)
    const toVote = opened.wishes.filter(({ wish }) => mine && !mine.conflicts.has(wish.id))
    const done = toVote.filter(({ wish }) => mine?.voted.has(wish.id)).length
    if (mine && done < toVote.length && today <= round.votes_until) {
      votes.push(
        ...toVote
          .filter(({ wish }) => !mine.voted.has(wish.id))
          .map(({ wish, caseId, number, title }) => ({
            caseId,
            number,
            title,
            round: round.number,
            until: round.votes_until,
            href: paths.juryWish(round.id, wish.id),
          })),
      )
      tasks.push({
        key: `judge-${round.id}`,
        title: t.judge(name, round.number),
        href,
        facts: [t.voted(done, toVote.length)],
        status: { label: t.until(formatDay(round.votes_until, locale)), tone: 'wait' },
      })
    }
  }
  const on = (day: Day): string => formatDay(day, locale)
  const dayOfMoment = (moment: Date | null): Day => dayOf(moment ?? round.created_at)
  if (mayServe(actor)) {
    if (round.state === 'collecting' && today > round.closes_on)
      tasks.push({ key, title: t.close(name, round.number), href, facts: [t.closed(on(round.closes_on))] })
    if (round.state === 'judging' && today > round.votes_until)
      tasks.push({ key, title: t.count(name, round.number), href, facts: [t.over(on(round.votes_until))] })
    if (round.state === 'counted')
      tasks.push({
        ...{ key, title: t.advise(name, round.number), href },
        facts: [t.counted(on(dayOfMoment(round.counted_at)))],
      })
  }
  const version =
    round.state === 'advised' ? await schemeVersion(act.db, round.scheme_key, round.scheme_version) : null
  if (version && decidesOn(act, { round, scheme: version.scheme }))
    tasks.push({
      key: `decide-${round.id}`,
      title: t.decide(name, round.number),
      href: paths.decideRound(round.id),
      facts: [t.advised(on(dayOfMoment(round.advised_at)))],
    })
  return tasks
}
