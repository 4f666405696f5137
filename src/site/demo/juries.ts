import { z } from 'zod'
import { applicationsOfCase } from '../../funds/index.ts'
import {
  type AdviceInput,
  allJuries,
  askQuestion,
  type Choice,
  cancelRound,
  closeList,
  countVote,
  enterBallots,
  enterSheets,
  giveScores,
  type Jury,
  type OpenedRound,
  offerToJoin,
  openedRound,
  outcomes,
  type PaperWish,
  planRound,
  recordOutcomes,
  recordRoundAbsence,
  seekMembers,
  sendAdvice,
  setSeat,
  setSecretary,
  vote,
  writeNotes,
} from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, momentAt } from '../../kit/dates.ts'
import { recordHeld } from '../../meetings/index.ts'
import { actorOf } from '../../people/index.ts'
import type { MoneyScene } from './money.ts'
import type { DemoPeople } from './people.ts'
import { dayToMeet } from './time.ts'
import type { Told } from './verbs.ts'

export const judgedSchema = z.object({
  points: z.number().int().min(1).max(5),
  against: z.number().int().default(0),
  blank: z.number().int().default(0),
  /** Who voted so far, in a round that is still open. */
  voters: z.array(z.string()).optional(),
  conflict: z.object({ person: z.string(), ground: z.enum(['supporter', 'lives_near', 'other']) }).optional(),
  outcome: z.enum(outcomes).optional(),
  cents: z.number().int().optional(),
  conditions: z.string().optional(),
  reasons: z.string().optional(),
  other_way: z.string().optional(),
})

/** Days of a round count back from today; below zero they are still to come. */
export const roundSchema = z.object({
  area: z.string(),
  closes: z.number().int(),
  meets: z.number().int(),
  place: z.string(),
  notes: z.string().nullable(),
  written: z.boolean().default(false),
  /** Members who could not come, with who came instead. */
  absences: z.array(z.object({ who: z.string(), substitute: z.string().nullable() })).default([]),
  open: z.boolean().default(false),
  coming: z.boolean().default(false),
  question: z
    .object({ by: z.string(), wish: z.string(), days_ago: z.number().int(), text: z.string() })
    .optional(),
  wishes: z.record(z.string(), judgedSchema),
})
export type DemoRound = z.infer<typeof roundSchema>
type Judged = z.infer<typeof judgedSchema>

/** `config/demo/juries.json`: members with their terms, and rounds of three years. */
const juriesSchema = z.object({
  secretary: z.string(),
  since_days_ago: z.number().int(),
  juries: z.array(z.object({ area: z.string(), chair: z.string(), substitutes: z.array(z.string()) })),
  ends_soon: z.object({ person: z.string(), in_days: z.number().int() }),
  seeks: z.object({
    area: z.string(),
    days_ago: z.number().int(),
    in_days: z.number().int(),
    text: z.string(),
  }),
  candidates: z.array(
    z.object({ person: z.string(), area: z.string(), days_ago: z.number().int(), motivation: z.string() }),
  ),
  rounds: z.array(roundSchema),
})

/** The juries of the demo city, by the same actions that people use. */
export function juryScenes(
  act: Act,
  json: unknown,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): readonly MoneyScene[] {
  const city = juriesSchema.parse(json)
  const today = dayOf(act.now)
  const on = (daysAgo: number, time: string): Date => momentAt(addDays(today, -daysAgo), time)
  const secretary = people.actor(city.secretary)
  const serve =
    (work: (act: Act) => Promise<unknown>) =>
    (then: Act): Promise<unknown> =>
      work({ ...then, actor: secretary })
  const scenes: MoneyScene[] = [
    {
      at: on(city.since_days_ago, '09:30'),
      what: 'terms in the juries',
      play: serve((then) => takeSeats(then, city, people)),
    },
    {
      at: on(city.seeks.days_ago, '10:00'),
      what: `vacancy in ${city.seeks.area}`,
      play: serve(async (then) => {
        const { area } = await juryNamed(then, city.seeks.area)
        const until = addDays(today, city.seeks.in_days)
        await seekMembers(then, { areaId: area.id, until, text: city.seeks.text })
      }),
    },
    ...city.candidates.map((one) => ({
      at: on(one.days_ago, '20:10'),
      what: `${one.person} signs up`,
      play: async (then: Act) => {
        const { area } = await juryNamed(then, one.area)
        const actor = people.actor(one.person)
        await offerToJoin({ ...then, actor }, { areaId: area.id, motivation: one.motivation })
      },
    })),
    ...city.rounds.flatMap((round) => roundScenes({ round, people, stories, today, serve })),
  ]
  return scenes.filter(({ at }) => at <= act.now)
}

export async function juryNamed(act: Act, name: string): Promise<Jury> {
  const jury = (await allJuries(act)).find(({ area }) => area.name === name)
  if (!jury) throw new Error(`The demo city has no jury ${name}`)
  return jury
}

async function takeSeats(then: Act, city: z.infer<typeof juriesSchema>, people: DemoPeople): Promise<void> {
  const from = dayOf(then.now)
  for (const { area, chair, substitutes } of city.juries) {
    const jury = await juryNamed(then, area)
    await setSecretary(then, { areaId: jury.area.id, personId: people.person(city.secretary) })
    const standIns = substitutes.map((key) => people.person(key))
    for (const { personId } of jury.members) {
      const isSoon = personId === people.person(city.ends_soon.person)
      await setSeat(then, {
        areaId: jury.area.id,
        personId,
        part:
          personId === people.person(chair) ? 'chair' : standIns.includes(personId) ? 'substitute' : 'member',
        fromDay: from,
        ...(isSoon ? { untilDay: addDays(from, city.since_days_ago + city.ends_soon.in_days) } : {}),
      })
    }
  }
}

interface Staging {
  readonly round: DemoRound
  readonly people: DemoPeople
  readonly stories: ReadonlyMap<string, Told>
  readonly today: Day
  readonly serve: (work: (act: Act) => Promise<unknown>) => MoneyScene['play']
}

/** A round from its planning to its advice. One in which nothing came is called off. */
export function roundScenes({ round, people, stories, today, serve }: Staging): readonly MoneyScene[] {
  const what = `round of ${round.area}, closes ${round.closes} days ago`
  const closesOn = addDays(today, -round.closes)
  const asked = addDays(today, -round.meets)
  // What was, was before its decision; what comes, comes on a working day.
  const meetsOn = round.open || round.coming ? dayToMeet(asked) : asked
  let roundId: string | null = null
  const scene = (
    day: Day,
    time: string,
    work: (act: Act, roundId: string) => Promise<unknown>,
  ): MoneyScene => ({
    at: momentAt(day, time),
    what,
    play: serve(async (then) => (roundId === null ? undefined : work(then, roundId))),
  })
  const planned: MoneyScene = {
    at: momentAt(round.coming ? addDays(today, -3) : addDays(closesOn, -12), '09:40'),
    what,
    play: serve(async (then) => {
      const { area } = await juryNamed(then, round.area)
      // Around the turn of the year there may be no money for a day yet.
      roundId = await planRound(then, {
        areaId: area.id,
        closesOn,
        votesUntil: meetsOn,
        knowsItIsShort: true,
        meeting: round.written
          ? null
          : {
              startsAt: momentAt(meetsOn, '19:30'),
              endsAt: momentAt(meetsOn, '21:30'),
              place: round.place,
              agenda: '1. Welkom\n2. Wie heeft belang bij een wens?\n3. De wensen\n4. Stemmen',
            },
      }).catch(() => null)
    }),
  }
  if (round.coming) return [planned]
  const closed = scene(addDays(closesOn, 1), '09:15', async (then, id) => {
    await closeList(then, id).catch(async () => {
      await cancelRound(then, { roundId: id, reason: 'Er kwamen geen wensen.' })
      roundId = null
    })
  })
  const judging = round.open ? judge : judgeOnPaper
  const later = addDays(closesOn, 4)
  const judged = scene(later < meetsOn ? later : meetsOn, '20:30', (then, id) =>
    judging(then, id, round, people, stories),
  )
  if (round.open) return [planned, closed, judged]
  const advised = scene(meetsOn, '21:40', (then, id) => advise(then, id, round, stories))
  return [planned, closed, judged, advised]
}

interface Known {
  readonly one: OpenedRound['wishes'][number]
  readonly said: Judged
}

/** The wishes of a round with what the file says of them; what it does not know is left as it is. */
async function judgedIn(act: Act, roundId: string, round: DemoRound, stories: ReadonlyMap<string, Told>) {
  const { wishes, judges } = await openedRound(act, roundId)
  const known = await Promise.all(
    Object.entries(round.wishes).map(async ([key, said]): Promise<readonly Known[]> => {
      const caseId = stories.get(key)?.caseId
      const application = caseId ? (await applicationsOfCase(act.db, caseId))[0] : undefined
      const one = wishes.find(({ wish }) => wish.application_id === application?.id)
      return one ? [{ one, said }] : []
    }),
  )
  return { judges, known: known.flat() }
}

const criteria = ['liveability', 'cohesion', 'safety']

/** Who judges a wish, each with points and a vote. */
function ballotsOf({ one, said }: Known, judges: OpenedRound['judges'], people: DemoPeople) {
  const apart = said.conflict && people.person(said.conflict.person)
  const free = judges.filter(
    ({ personId }) =>
      personId !== apart &&
      !one.conflicts.some(({ person_id }) => person_id === personId) &&
      votes(said, people, personId),
  )
  return free.map(({ personId }, index) => ({
    personId,
    scores: Object.fromEntries(criteria.map((key, at) => [key, pointsNear(said.points, index + at)])),
    choice: index < said.against ? 'no' : index < said.against + said.blank ? 'blank' : 'yes',
  })) satisfies readonly { readonly choice: Choice }[]
}

/** A round that is open is judged by its members themselves, as far as they are. */
async function judge(
  then: Act,
  roundId: string,
  round: DemoRound,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): Promise<void> {
  const { judges, known } = await judgedIn(then, roundId, round, stories)
  const as = async (personId: string): Promise<Act> => ({ ...then, actor: await actorOf(then.db, personId) })
  for (const wish of known)
    for (const { personId, scores, choice } of ballotsOf(wish, judges, people)) {
      const juror = await as(personId)
      await giveScores(juror, { wishId: wish.one.wish.id, scores })
      await vote(juror, { wishId: wish.one.wish.id, choice })
    }
  const { question } = round
  const asked = question && known.find(({ one }) => one.caseId === stories.get(question.wish)?.caseId)
  if (question && asked)
    await askQuestion(
      { ...then, actor: people.actor(question.by) },
      { wishId: asked.one.wish.id, question: question.text },
    )
}

/** What was judged before is entered from paper, whatever the number of wishes, with the secret ballots of the table. */
async function judgeOnPaper(
  then: Act,
  roundId: string,
  round: DemoRound,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): Promise<void> {
  const { jury } = await openedRound(then, roundId)
  for (const { who, substitute } of round.absences)
    await recordRoundAbsence(then, {
      roundId,
      personId: people.person(who),
      substituteId: substitute === null ? null : people.person(substitute),
    })
  const { judges, known } = await judgedIn(then, roundId, round, stories)
  const ballots = known.map((wish) => ({ wish, given: ballotsOf(wish, judges, people) }))
  const sheets = jury.members.map(({ personId }) => ({
    personId,
    wishes: ballots.flatMap(({ wish: { one, said }, given }): readonly PaperWish[] => {
      const own = given.find((ballot) => ballot.personId === personId)
      const ground = said.conflict?.ground ?? null
      const wishId = one.wish.id
      if (said.conflict && people.person(said.conflict.person) === personId)
        return [{ wishId, ground, scores: null, choice: null }]
      return own ? [{ wishId, ground: null, scores: own.scores, choice: own.choice }] : []
    }),
  }))
  await enterSheets(then, { roundId, sheets: sheets.filter(({ wishes }) => wishes.length > 0) })
  const boxes = ballots.map(({ wish, given }) => {
    const count = (choice: Choice): number => given.filter((ballot) => ballot.choice === choice).length
    const voterIds = given.map(({ personId }) => personId)
    const wishId = wish.one.wish.id
    return { wishId, voterIds, yes: count('yes'), no: count('no'), blank: count('blank') }
  })
  await enterBallots(then, { roundId, boxes: boxes.filter(({ voterIds }) => voterIds.length > 0) })
}

const votes = ({ voters }: Judged, people: DemoPeople, personId: string): boolean =>
  voters === undefined || voters.some((key) => people.person(key) === personId)

/** Members do not all think the same. */
const pointsNear = (points: number, turn: number): number =>
  Math.min(5, Math.max(1, points + ([0, 0, -1, 0, 1][turn % 5] ?? 0)))

/** The meeting was held: the votes are counted, what the jury says is written down, and the advice goes out. */
async function advise(
  then: Act,
  roundId: string,
  round: DemoRound,
  stories: ReadonlyMap<string, Told>,
): Promise<void> {
  const { round: stored } = await openedRound(then, roundId)
  if (stored.meeting_id)
    await recordHeld(then, { meetingId: stored.meeting_id, notesParties: round.notes ?? '-' })
  await writeNotes(then, { roundId, notes: round.notes ?? '' })
  await countVote(then, roundId)
  const { known } = await judgedIn(then, roundId, round, stories)
  const { wishes } = await openedRound(then, roundId)
  const outcomes = wishes.map(({ wish, result }): AdviceInput => {
    const of = known.find(({ one }) => one.wish.id === wish.id)?.said
    // Too few without an interest: then there is no vote to follow.
    const said = result.says === 'nothing' ? undefined : of
    return {
      wishId: wish.id,
      outcome: said?.outcome ?? 'not_now',
      cents: said?.cents ?? null,
      conditions: said?.conditions ?? null,
      reasons: said?.reasons ?? 'De regiegroep kijkt hier in de volgende ronde naar.',
      otherWay: said?.other_way ?? null,
    }
  })
  await recordOutcomes(then, { roundId, outcomes })
  await sendAdvice(then, roundId)
}
