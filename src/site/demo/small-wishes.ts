import { z } from 'zod'
import { completeStep, openedCase, postMessage } from '../../cases/index.ts'
import { approveBatch, makeBatch, moneyOfCase, payables, recordPaid } from '../../funds/index.ts'
import { completeInitiative } from '../../initiatives/index.ts'
import { decideOnAdvice, openedRound, roundsOf } from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { accountScenes } from './accounts.ts'
import { judgedSchema, juryNamed, roundScenes } from './juries.ts'
import type { MoneyScene } from './money.ts'
import { checkAccount, giveAccount } from './payments.ts'
import type { DemoPeople } from './people.ts'
import { type Action, both, type DemoInitiative } from './script.ts'
import type { Told } from './verbs.ts'

const wishSchema = z.object({
  key: z.string(),
  title: both,
  subject: z.string(),
  neighbourhood: z.string(),
  address: z.string(),
  lon: z.number(),
  lat: z.number(),
  by: z.string(),
  story: z.string(),
  costs: z.array(z.object({ what: z.string(), cents: z.number().int().positive() })),
  own: z.number().int(),
  hours: z.number().int(),
  /** Why it was withdrawn while the jury judged. */
  withdrawn: z.string().optional(),
  judged: judgedSchema.optional(),
  /** What the applicant said to the question of the jury, and what it said in the round after. */
  answer: z.string().optional(),
  again: judgedSchema.optional(),
  /** Decided otherwise than the advice. */
  decision: z
    .object({ choice: z.enum(['grant', 'refuse']), cents: z.number().int(), deviation: z.string() })
    .optional(),
  /** What came of it: who got money told what was done with it. */
  result: z.string().optional(),
})
type SmallWish = z.infer<typeof wishSchema>

/** `config/demo/small-wishes.json`: a round of forty wishes of one jury, and the one in writing after it. */
const smallWishesSchema = z.object({
  area: z.string(),
  place: z.string(),
  team: z.string(),
  guide: z.string(),
  manager: z.string(),
  approver: z.string(),
  decides: z.string(),
  /** Ground of the scheme for a no. */
  ground: z.string(),
  absences: z.array(z.object({ who: z.string(), substitute: z.string().nullable() })),
  notes: z.string(),
  notes_again: z.string(),
  /** Days count back from today. */
  closes: z.number().int(),
  meets: z.number().int(),
  decided: z.number().int(),
  closes_again: z.number().int(),
  votes_again: z.number().int(),
  decided_again: z.number().int(),
  /** Who sent their account late, so many days ago; it waits to be assessed. */
  accounts_wait: z.record(z.string(), z.number().int().positive()),
  wishes: z.array(wishSchema),
})
type SmallWishes = z.infer<typeof smallWishesSchema>

/** The wishes of the round as stories up to the list: told, published, with a guide, and complete in time. */
export function smallWishStories(json: unknown): readonly DemoInitiative[] {
  const round = smallWishesSchema.parse(json)
  return round.wishes.map((wish, at): DemoInitiative => {
    const { key, title, subject, neighbourhood, address, lon, lat, story, costs, own, hours } = wish
    const told = round.closes + 5 + (at % 3)
    const [first = ''] = story.split('. ')
    return {
      ...{ key, title, story, subject, neighbourhood, address, lon, lat },
      kind: 'neighbourhood_wish',
      summary: { nl: first, en: title.en },
      district: neighbourhood.slice(0, 4),
      initiator: wish.by,
      needs: ['money'],
      amount: costs.reduce((sum, { cents }) => sum + cents, 0) - own,
      budget: { costs, own, hours },
      ...{ origin: 'spontaneous', channel: 'web', consent_public: true },
      answers: {},
      script: [
        { do: 'submit', daysAgo: told, hour: hourOf(19, at), by: wish.by },
        ...publication(wish, { told, at, team: round.team }),
        { do: 'appoint_guide', daysAgo: told - 1, hour: hourOf(11, at), by: round.team, guide: round.guide },
        {
          ...{ do: 'complete_step', daysAgo: round.closes + 1, hour: hourOf(14, at), by: round.team },
          ...{ step: 'check', outcome: 'complete' },
        },
        ...withdrawal(wish, round.meets + 6, hourOf(20, at)),
      ],
    }
  })
}

/** Who got money wanted it on the site; of the others the city knows the number only. */
function publication(
  { by, result }: SmallWish,
  { told, at, team }: { readonly told: number; readonly at: number; readonly team: string },
): readonly Action[] {
  if (result === undefined) return []
  return [
    { do: 'consent_public', daysAgo: told, hour: hourOf(21, at), by },
    { do: 'approve_public', daysAgo: told - 1, hour: hourOf(10, at), by: team },
  ]
}

const withdrawal = (
  { by, withdrawn: reason }: SmallWish,
  daysAgo: number,
  hour: string,
): readonly Action[] => (reason === undefined ? [] : [{ do: 'withdraw', daysAgo, hour, by, reason }])

const hourOf = (hour: number, at: number): string => `${hour}:${String((at * 7) % 60).padStart(2, '0')}`

/** The round itself, by the same actions that people use: judged on paper, decided in one go, paid, told what came of it. */
export function smallWishScenes(
  act: Act,
  json: unknown,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): readonly MoneyScene[] {
  const city = smallWishesSchema.parse(json)
  const today = dayOf(act.now)
  const workday = (daysAgo: number): Day => nextWorkingDay(addDays(today, -daysAgo))
  const scene = (day: Day, time: string, by: string, play: (act: Act) => Promise<unknown>): MoneyScene => ({
    at: momentAt(day, time),
    what: 'the round of forty wishes',
    play: (then) => play({ ...then, actor: people.actor(by) }),
  })
  const serve = (work: (act: Act) => Promise<unknown>) => (then: Act) =>
    work({ ...then, actor: people.actor(city.team) })
  const judgedAs = (which: 'judged' | 'again') =>
    Object.fromEntries(city.wishes.flatMap((wish) => (wish[which] ? [[wish.key, wish[which]]] : [])))
  const round = { area: city.area, place: city.place, open: false, coming: false }
  const first = {
    ...{ ...round, written: false, absences: city.absences, notes: city.notes },
    ...{ closes: city.closes, meets: city.meets, wishes: judgedAs('judged') },
  }
  const second = {
    ...{ ...round, written: true, absences: [], notes: city.notes_again },
    ...{ closes: city.closes_again, meets: city.votes_again, wishes: judgedAs('again') },
  }
  const staging = { people, stories, today, serve }
  const told = (wish: SmallWish): Told => {
    const found = stories.get(wish.key)
    if (!found) throw new Error(`There is no wish ${wish.key}`)
    return found
  }
  const questioned = city.wishes.filter(({ answer }) => answer)
  const granted = city.wishes.filter(({ result }) => result)
  const byDecision = [
    { decided: city.decided, wishes: granted.filter(({ again }) => !again) },
    { decided: city.decided_again, wishes: granted.filter(({ again }) => again) },
  ]
  return [
    ...roundScenes({ round: first, ...staging }),
    ...roundScenes({ round: second, ...staging }),
    ...questioned.map((wish) =>
      scene(addDays(today, 1 - city.meets), '20:05', wish.by, (then) =>
        postMessage(then, { caseId: told(wish).caseId, text: wish.answer ?? '' }),
      ),
    ),
    scene(workday(city.meets - 2), '15:10', city.team, async (then) => {
      for (const wish of questioned)
        await completeStep(then, { caseId: told(wish).caseId, step: 'check', outcome: 'complete' })
    }),
    scene(workday(city.decided), '11:20', city.decides, (then) => decide(then, city, told)),
    scene(workday(city.decided_again), '11:40', city.decides, (then) => decide(then, city, told)),
    ...byDecision.flatMap(({ decided, wishes }) => [
      ...wishes.map((wish, at) =>
        scene(workday(decided - 1), hourOf(19, at), city.manager, (then) => giveAccount(then, told(wish))),
      ),
      scene(workday(decided - 6), '09:30', city.manager, async (then) => {
        for (const wish of wishes) await checkAccount(then, told(wish))
      }),
      scene(workday(decided - 8), '10:15', city.manager, (then) =>
        pay(then, wishes.map(told), people.actor(city.approver)),
      ),
    ]),
    scene(workday(city.decided_again - 10), '16:30', city.guide, async (then) => {
      for (const wish of granted) await carriedOut(then, told(wish), wish)
    }),
    ...granted.flatMap((wish) => {
      const late = city.accounts_wait[wish.key]
      return accountScenes(told(wish), momentAt(workday(late ?? city.decided_again - 11), '09:00'), {
        ...{ isDone: true, manager: city.manager, waits: late !== undefined },
      }).map((one) => ({
        ...one,
        play: (then: Act) => one.play({ ...then, actor: people.actor(city.manager) }),
      }))
    }),
  ]
}

/** Everything that the jury advised is decided in one go, mostly as it says. */
async function decide(then: Act, city: SmallWishes, told: (wish: SmallWish) => Told): Promise<void> {
  const jury = await juryNamed(then, city.area)
  const round = (await roundsOf(then.db, jury.area.id)).find(({ state }) => state === 'advised')
  if (!round) return
  const { wishes } = await openedRound(then, round.id)
  const decisions = wishes
    .filter(({ wish }) => wish.outcome !== 'question' && wish.outcome !== 'not_now')
    .map(({ wish, caseId }) => {
      const own = city.wishes.find((one) => told(one).caseId === caseId)?.decision
      if (own) return { wishId: wish.id, ...own }
      const ground = wish.advised_cents === null ? city.ground : null
      return { wishId: wish.id, choice: 'follow' as const, ground }
    })
  await decideOnAdvice(then, { roundId: round.id, decisions })
}

/** One batch for all: made by one, approved by another. */
async function pay(then: Act, plans: readonly Told[], approver: Act['actor']): Promise<void> {
  const money = (await Promise.all(plans.map(({ caseId }) => moneyOfCase(then, caseId)))).flat()
  const ready = (
    await payables(
      then,
      money.map(({ application }) => application.id),
    )
  ).filter(({ readiness }) => readiness === 'ready')
  if (ready.length === 0) return
  const on = dayOf(then.now)
  const later = (minutes: number): Date => new Date(then.now.getTime() + minutes * 60 * 1000)
  const applicationIds = ready.map(({ application }) => application.id)
  const batchId = await makeBatch(then, { applicationIds, payOn: on })
  await approveBatch({ ...then, actor: approver, now: later(30) }, batchId)
  for (const { caseId } of plans)
    for (const { payments } of await moneyOfCase(then, caseId))
      for (const payment of payments)
        if (payment.outcome === null)
          await recordPaid(
            { ...then, now: later(60) },
            { paymentId: payment.id, on, reason: 'Betaald door de bank.' },
          )
}

/** Its guide finishes the step, and writes down what came of it. */
async function carriedOut(then: Act, { caseId }: Told, wish: SmallWish): Promise<void> {
  const { state } = await openedCase(then, caseId)
  if (state.step !== 'execution') return
  await completeStep(then, { caseId, step: 'execution', outcome: 'carried_out' })
  await completeInitiative(then, { caseId, result: wish.result ?? '' })
}
