import { z } from 'zod'
import { handLettersUntil, markLettersTold, openedCase, tick } from '../../cases/index.ts'
import { remindOfCommitments } from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, weekday } from '../../kit/dates.ts'
import { actorOf } from '../../people/index.ts'
import type { Progress } from './building.ts'
import { juryScenes } from './juries.ts'
import { type MoneyScene, moneyScenes } from './money.ts'
import { sayWhatTheyThink } from './opinions.ts'
import type { DemoPeople } from './people.ts'
import { type Action, initiativeSchema } from './script.ts'
import { smallWishScenes, smallWishStories } from './small-wishes.ts'
import { supportScenes } from './support.ts'
import { onCalendar, type Timed } from './time.ts'
import { type Stage, type Told, verbs } from './verbs.ts'
import { weighingScenes } from './weighings.ts'

const recentDays = 183
const monday = 1

interface Scene extends Timed<Action> {
  readonly told: Told
}

/**
 * Lives through three years of the demo city: every script merged in order of time, each action by the person who
 * did it, and in between the round that warns, reminds and counts what is late: every morning of the last half year,
 * every Monday before that.
 */
export async function replay(
  act: Act,
  json: {
    readonly initiatives: unknown
    readonly funds: unknown
    readonly juries: unknown
    readonly support: unknown
    readonly weighings: unknown
    readonly smallWishes: unknown
  },
  people: DemoPeople,
  area: (code: string) => string,
  progress: Progress = () => {},
): Promise<ReadonlyMap<string, Told>> {
  const initiatives = [
    ...z.array(initiativeSchema).parse(json.initiatives),
    ...smallWishStories(json.smallWishes),
  ]
  const isOfficial = (action: Action) => people.isOfficial(action.by)
  const told = new Map<string, Told>()
  const scenes: Scene[] = []
  const stories: { readonly told: Told; readonly timed: readonly Timed<Action>[] }[] = []
  for (const initiative of initiatives) {
    const timed = onCalendar(initiative.script, act.now, isOfficial)
    const heldAt = timed.find(({ action }) => action.do === 'hold_intake')?.at ?? null
    const one: Told = { initiative, caseId: '', heldAt, promises: [] }
    told.set(initiative.key, one)
    scenes.push(...timed.map((scene) => ({ ...scene, told: one })))
    stories.push({ told: one, timed })
  }
  const all: readonly (Scene | MoneyScene)[] = [
    ...scenes,
    ...moneyScenes(act, json.funds, people, stories),
    ...juryScenes(act, json.juries, people, told),
    ...supportScenes(act, json.support, people, told),
    ...weighingScenes(act, json.weighings, people, told),
    ...smallWishScenes(act, json.smallWishes, people, told),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
  const stage: Stage = { people, area, told }

  let rounds = dayOf(all[0]?.at ?? act.now)
  const recent = addDays(dayOf(act.now), -recentDays)
  const liveUntil = async (moment: Date) => {
    for (; momentAt(rounds, '06:00') <= moment; rounds = addDays(rounds, 1)) {
      if (rounds < recent && weekday(rounds) !== monday) continue
      const morning: Act = { ...act, now: momentAt(rounds, '06:00') }
      await tick(morning)
      await remindOfCommitments(morning)
      await tellByHand(morning)
      await sayWhatTheyThink(morning, act.now)
    }
  }
  for (const [index, scene] of all.entries()) {
    await liveUntil(scene.at)
    if ('told' in scene) await play(act, scene, stage)
    else await book(act, scene)
    progress((index + 1) / all.length)
  }
  await liveUntil(act.now)
  return told
}

/** Who does not read e-mail was called or written to by the contact of the case, within two days. */
async function tellByHand(act: Act): Promise<void> {
  const letters = await handLettersUntil(act.db, addDays(dayOf(act.now), -2))
  for (const caseId of new Set(letters.map((letter) => letter.case_id))) {
    const { contactId } = await openedCase(act, caseId)
    await markLettersTold(
      { ...act, actor: contactId === null ? act.actor : await actorOf(act.db, contactId) },
      {
        caseId,
        letterIds: letters.filter((letter) => letter.case_id === caseId).map(({ id }) => id),
        note: (subjects) => `Verteld aan wie geen e-mail leest: ${subjects.join('; ')}.`,
      },
    )
  }
}

async function book(act: Act, { at, what, play }: MoneyScene): Promise<void> {
  try {
    await play({ ...act, now: at })
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

async function play(act: Act, { action, at, told }: Scene, stage: Stage): Promise<void> {
  const then: Act = { ...act, now: at, actor: stage.people.actor(action.by) }
  const verb = verbs[action.do] as (act: Act, action: Action, told: Told, stage: Stage) => Promise<unknown>
  try {
    await verb(then, action, told, stage)
  } catch (error) {
    const what = `${told.initiative.key}: ${action.do} by ${action.by}, ${action.daysAgo} days ago`
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
