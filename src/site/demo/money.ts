import { z } from 'zod'
import { decisionsOf, openedCase } from '../../cases/index.ts'
import {
  applicationsOfCase,
  applyForMoney,
  type Ceiling,
  ceilingsOf,
  changeCeiling,
  checkApplication,
  currentScheme,
  grantMoney,
  holdsOn,
  itemsOf,
  receiveApplication,
  schemeVersion,
  setCeiling,
} from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { allAreas } from '../../places/index.ts'
import { accountScenes } from './accounts.ts'
import { paymentScenes } from './payments.ts'
import type { DemoPeople } from './people.ts'
import type { Action } from './script.ts'
import type { Timed } from './time.ts'
import type { Told } from './verbs.ts'

const decided = z.object({ body: z.string(), number: z.string() })
const moneySchema = z.object({
  manager: z.string(),
  /** Looks at payments with a second pair of eyes. */
  approver: z.string(),
  /** Plans that wait for their payment, with an account that was checked. */
  unpaid: z.array(z.string()),
  /** Years counted from this one; one ceiling for each of the areas, or one for the city. */
  ceilings: z.array(
    z.object({
      scheme: z.string(),
      years: z.tuple([z.number().int(), z.number().int()]),
      areas: z.array(z.string()).nullable(),
      cents: z.number().int().positive(),
      decided,
      reason: z.string(),
    }),
  ),
  changes: z.array(
    z.object({
      scheme: z.string(),
      daysAgo: z.number().int().positive(),
      cents: z.number().int(),
      decided,
      reason: z.string(),
    }),
  ),
  /** Plans that ask for money and have no decision yet. */
  waiting: z.array(
    z.object({
      initiative: z.string(),
      scheme: z.string(),
      daysAgo: z.number().int().positive(),
      state: z.enum(['received', 'incomplete', 'complete']),
      /** What was asked for, with its last day counted from today. */
      missing: z
        .object({ item: z.string(), note: z.string(), in_days: z.number().int().positive() })
        .optional(),
    }),
  ),
})

/** Something that happens with money at a moment of the replay. */
export interface MoneyScene {
  readonly at: Date
  /** What it is about, for who must mend the data. */
  readonly what: string
  readonly play: (act: Act) => Promise<unknown>
}

/** Under which scheme a kind of plan asks for money. */
const schemeOf = { neighbourhood_wish: 'neighbourhood_wishes', city_wish: 'initiatives_fund' } as const

const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000
/** The books start when the demo city does: what was decided before is booked on that day. */
const firstDaysAgo = 1094

/**
 * The money of the demo city, by the same actions that people use: ceilings by decisions; of every plan of which the
 * decision says an amount, its application, grant, payment and settlement; and what still waits.
 */
export function moneyScenes(
  act: Act,
  json: unknown,
  people: DemoPeople,
  stories: readonly { readonly told: Told; readonly timed: readonly Timed<Action>[] }[],
): readonly MoneyScene[] {
  const money = moneySchema.parse(json)
  const manager = people.actor(money.manager)
  const payers = { manager: money.manager, approver: people.actor(money.approver), unpaid: money.unpaid }
  const asManager =
    (work: (act: Act) => Promise<unknown>) =>
    (act: Act): Promise<unknown> =>
      work({ ...act, actor: manager })
  const asWho = (scene: StoryScene): MoneyScene => ({
    ...scene,
    play: (then) => scene.play({ ...then, actor: scene.by ? people.actor(scene.by) : manager }),
  })
  const scenes = [
    ...money.ceilings.map((one) => ({
      at: momentAt(bookedOn(act, one.years[0]), '09:00'),
      what: `ceiling of ${one.scheme}`,
      play: asManager((then) => setCeilings(then, act, one)),
    })),
    ...money.changes.map((one) => ({
      at: onDay(act, one.daysAgo),
      what: `change of ${one.scheme}`,
      play: asManager((then) => change(then, one)),
    })),
    ...money.waiting.flatMap((one) => {
      const story = stories.find(({ told }) => told.initiative.key === one.initiative)
      if (!story) throw new Error(`There is no initiative ${one.initiative}`)
      return waitingScenes(act, story.told, one).map(asWho)
    }),
    ...stories.flatMap(({ told, timed }) => storyScenes(told, timed, payers).map(asWho)),
  ]
  return scenes.filter(({ at }) => at <= act.now)
}

const onDay = (act: Act, daysAgo: number, time = '10:00'): Date =>
  momentAt(nextWorkingDay(addDays(dayOf(act.now), -daysAgo)), time)

const yearOf = (act: Act, offset: number): number => Number(dayOf(act.now).slice(0, 4)) + offset

/** Decided in November, made known in December of the year before. */
function bookedOn(act: Act, offset: number): Day {
  const made = `${yearOf(act, offset) - 1}-12-03`
  const first = addDays(dayOf(act.now), -firstDaysAgo)
  return nextWorkingDay(made > first ? made : first)
}

async function setCeilings(
  then: Act,
  now: Act,
  one: z.infer<typeof moneySchema>['ceilings'][number],
): Promise<void> {
  const from = yearOf(now, one.years[0])
  const areas = await allAreas(then.db)
  const areaIds = one.areas?.map((name) => {
    const area = areas.find((other) => other.level === 'jury_area' && other.name === name)
    if (!area) throw new Error(`The demo city has no jury area ${name}`)
    return area.id
  })
  for (const areaId of areaIds ?? [null]) {
    await setCeiling(then, {
      schemeKey: one.scheme,
      from: `${from}-01-01`,
      until: `${yearOf(now, one.years[1])}-12-31`,
      areaId,
      cents: one.cents,
      decision: {
        body: one.decided.body,
        number: `${one.decided.number}-${from - 1}`,
        date: `${from - 1}-11-12`,
        announced: `${from - 1}-12-02`,
      },
      reason: one.reason,
    })
  }
}

async function change(then: Act, one: z.infer<typeof moneySchema>['changes'][number]): Promise<void> {
  const today = dayOf(then.now)
  const ceiling = await ceilingOn(then, one.scheme, today, null)
  if (!ceiling) return
  await changeCeiling(then, {
    ceilingId: ceiling.id,
    cents: one.cents,
    decision: {
      body: one.decided.body,
      number: `${one.decided.number}-${today.slice(0, 4)}`,
      date: addDays(today, -9),
      announced: addDays(today, -1),
    },
    reason: one.reason,
  })
}

async function ceilingOn(
  act: Act,
  scheme: string,
  on: Day,
  areaId: string | null,
): Promise<Ceiling | undefined> {
  return (await ceilingsOf(act.db, scheme)).find(
    (one) => holdsOn(one, on) && (one.area_id === areaId || one.area_id === null),
  )
}

/** An application for the plan, where there is money for that day in its area; null where there is none. */
async function receive(act: Act, told: Told, scheme: string): Promise<string | null> {
  const { budget } = told.initiative
  if (budget)
    return applyForMoney(act, {
      caseId: told.caseId,
      budget: { ...budget, partners: [], crowdfunding: 0, goods: null },
      facts: {
        startsOn: addDays(dayOf(act.now), 120),
        needsPermit: false,
        isAbout: false,
        hasStarted: false,
        announcesOrganisation: false,
      },
    })
  const { file, parties } = await openedCase(act, told.caseId)
  const areas = await allAreas(act.db)
  const area = areas.find(({ id }) => id === file.area_id)
  const juryArea = area?.jury_area_id ?? areas.find(({ id }) => id === area?.parent_id)?.jury_area_id ?? null
  const ceiling = await ceilingOn(act, scheme, dayOf(act.now), juryArea)
  const party = parties[0]
  if (!ceiling || !party) return null
  const { amounts } = (await currentScheme(act, scheme)).scheme
  return receiveApplication(act, {
    caseId: told.caseId,
    ceilingId: ceiling.id,
    partyId: party.id,
    requestedCents: Math.min(told.initiative.amount ?? amounts.min_cents, amounts.max_cents),
  })
}

const applicationOf = async (act: Act, { caseId }: Told) => (await applicationsOfCase(act.db, caseId))[0]

/** Looks whether everything is there; what is missing, with why, is asked for. */
async function check(
  act: Act,
  told: Told,
  missing: { readonly item: string; readonly note: string; readonly until: Day } | null,
): Promise<void> {
  const application = await applicationOf(act, told)
  if (!application || application.complete_at) return
  const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
  if (!version) return
  await checkApplication(act, {
    applicationId: application.id,
    items: itemsOf(version.scheme, application.requested_cents, 'nl').map(({ key }) => ({
      item: key,
      isThere: key !== missing?.item,
      note: key === missing?.item ? missing.note : null,
    })),
    until: missing?.until ?? dayOf(act.now),
  })
}

/** Who guides a plan looks whether its application is complete. */
function guideOf({ initiative }: Told): Pick<StoryScene, 'by'> {
  const appointed = initiative.script.findLast((action) => action.do === 'appoint_guide')
  return appointed?.do === 'appoint_guide' ? { by: appointed.guide } : {}
}

/** An application of the fund comes in, and is looked at a week later. */
function waitingScenes(
  act: Act,
  told: Told,
  one: z.infer<typeof moneySchema>['waiting'][number],
): readonly StoryScene[] {
  const what = `application of ${told.initiative.key}`
  const looked = onDay(act, one.daysAgo - 5, '14:00')
  const supplement = one.missing && {
    item: one.missing.item,
    note: one.missing.note,
    until: nextWorkingDay(addDays(dayOf(act.now), one.missing.in_days)),
  }
  return [
    { at: onDay(act, one.daysAgo), what, play: (then) => receive(then, told, one.scheme) },
    ...(one.state === 'received'
      ? []
      : [
          {
            ...{ at: looked, what, ...guideOf(told) },
            play: (then: Act) => check(then, told, one.state === 'complete' ? null : (supplement ?? null)),
          },
        ]),
  ]
}

/** Who makes a batch of payments, and who approves it. */
type Payers = Parameters<typeof paymentScenes>[2]

export interface StoryScene extends MoneyScene {
  /** Who does it; the fund manager when nobody is named. */
  readonly by?: string
}

/** What follows from the story of a plan: a wish asks at once, a plan of the city a month before its decision. */
function storyScenes(told: Told, timed: readonly Timed<Action>[], payers: Payers): readonly StoryScene[] {
  const { initiative } = told
  if (initiative.kind === 'green' || !initiative.amount) return []
  const scheme = schemeOf[initiative.kind]
  const isWish = initiative.kind === 'neighbourhood_wish'
  const moment = (fits: (action: Action) => boolean) => timed.find(({ action }) => fits(action))
  const submitted = moment(({ do: verb }) => verb === 'submit')
  const decision = moment(({ do: verb }) => verb === 'decide')
  const amount = decision?.action.do === 'decide' ? (decision.action.amount ?? null) : null
  if (!submitted || (!isWish && amount === null)) return []
  const after = (at: Date, by: number): Date => new Date(at.getTime() + by)
  const about = (what: string) => `${what} of ${initiative.key}`
  const receivedAt = isWish || !decision ? after(submitted.at, minute) : after(decision.at, -28 * day)
  const checked = moment((action) => action.do === 'complete_step' && action.step === 'check')
  const completeAt = isWish ? checked && after(checked.at, minute) : decision && after(decision.at, -21 * day)
  return [
    {
      at: receivedAt,
      what: about('application'),
      play: (act) => receive(act, told, scheme),
      ...(initiative.budget ? { by: initiative.initiator } : {}),
    },
    ...(completeAt
      ? [
          {
            at: completeAt,
            what: about('check'),
            play: (act: Act) => check(act, told, null),
            ...guideOf(told),
          },
        ]
      : []),
    ...(decision && amount !== null
      ? grantScenes(told, { ...decision, amount, by: decision.action.by }, timed, payers)
      : []),
  ]
}

/** Granted with the decision by who signs it, paid within weeks, settled at once or with the account. */
function grantScenes(
  told: Told,
  decision: { readonly at: Date; readonly amount: number; readonly by: string },
  timed: readonly Timed<Action>[],
  payers: Payers,
): readonly StoryScene[] {
  const { amount } = decision
  const scene = (at: Date, what: string, play: StoryScene['play'], by?: string): StoryScene => ({
    at,
    what: `${what} of ${told.initiative.key}`,
    play,
    ...(by ? { by } : {}),
  })
  const withMoney =
    (work: (act: Act, applicationId: string) => Promise<unknown>) =>
    async (act: Act): Promise<void> => {
      const application = await applicationOf(act, told)
      if (application) await work(act, application.id)
    }
  const granted = withMoney(async (act, applicationId) =>
    grantMoney(act, {
      applicationId,
      decisionId: await decisionOf(act, told.caseId),
      cents: amount,
      reason: 'Verleend met het besluit.',
    }),
  )
  const account = timed.find(({ action }) => action.do === 'complete')
  const failed = account?.action.do === 'complete' && account.action.outcome === 'not_carried_out'
  return [
    scene(new Date(decision.at.getTime() + minute), 'grant', granted, decision.by),
    ...paymentScenes(told, decision.at, payers),
    ...(account ? accountScenes(told, account.at, { isDone: !failed, manager: payers.manager }) : []),
  ]
}

async function decisionOf(act: Act, caseId: string): Promise<string> {
  const decision = (await decisionsOf(act.db, caseId)).find(({ says_no }) => !says_no)
  if (!decision) throw new Error('There is no decision that grants')
  return decision.id
}
