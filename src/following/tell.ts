import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { shapesById } from '../places/index.ts'
import { codeOf } from './actions.ts'
import { readEvents } from './kinds.ts'
import { sendNews } from './mails.ts'
import { belongsTo, isDue, newsDays, type Pace, type Whereabouts } from './rules.ts'
import * as store from './store.ts'

const perRound = 50
const day = 24 * 60 * 60 * 1000

/** Finds for everything that happened who wants to hear of it. Safe to repeat, and to do twice at once. */
export async function spreadNews(act: Act): Promise<void> {
  await store.passOver(act.db, new Date(act.now.getTime() - newsDays * day), act.now)
  for (;;) {
    const done = await inTransaction(act, async (act) => {
      const events = await store.eventsToSpread(act.db, perRound)
      const things = await readEvents(act, events)
      for (const { id, happened_at } of events) {
        const found = things.get(id)?.where
        if (!found) continue
        const where = await withShapes(act, found)
        const followed = await store.followedAround(act.db, where, happened_at)
        const followers = followed.filter((one) => belongsTo(one, where)).map((one) => one.follower_id)
        await store.insertNews(act.db, id, [...new Set(followers)])
      }
      await store.markSpread(
        act.db,
        events.map(({ id }) => id),
        act.now,
      )
      return events.length
    })
    if (done < perRound) return
  }
}

/** What is about areas and has no point is nearby where their borders are. */
async function withShapes(act: Act, where: Whereabouts): Promise<Whereabouts> {
  const { drawnAreas = [] } = where
  if (where.point !== null || drawnAreas.length === 0) return where
  const shapes = await shapesById(act.db, drawnAreas)
  return { ...where, shapes: shapes.map(({ geometry }) => geometry) }
}

/** Mails everybody of this pace who is to hear something and is due. Safe to repeat, and to do twice at once. */
export async function tellFollowers(act: Act, pace: Pace): Promise<void> {
  let after: string | null = null
  for (;;) {
    const ids = await store.followersWithNews(act.db, pace, after, perRound)
    for (const id of ids) await inTransaction(act, (act) => tellOne(act, id))
    after = ids.at(-1) ?? null
    if (ids.length < perRound) return
  }
}

/** The mail and that it was told are stored together; what is not public at this moment is left out. */
async function tellOne(act: Act, followerId: string): Promise<void> {
  const follower = await store.followerById(act.db, followerId, true)
  if (!follower) return
  const { pace, confirmed_at, told_at } = follower
  const toldOn = told_at && dayOf(told_at)
  if (!isDue({ pace, beganOn: dayOf(confirmed_at), toldOn }, dayOf(act.now))) return
  const events = await store.newsOf(act.db, followerId)
  const things = await readEvents(act, events)
  const news = events.flatMap(({ id, kind }) => {
    const thing = things.get(id)
    return thing ? [{ kind, thing }] : []
  })
  await store.markTold(
    act.db,
    followerId,
    events.map(({ id }) => id),
    act.now,
  )
  if (news.length === 0) return
  await sendNews(act, follower, await codeOf(act, followerId), news)
  await store.updateFollower(act.db, followerId, { told_at: act.now })
}
