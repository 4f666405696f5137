import { isTeam } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { slugOf } from '../../kit/slug.ts'
import { findableFollows } from '../findable.ts'
import { stateOf } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** @throws Forbidden for who does not keep the register: the team does, and answers who asks for a place */
export function mustKeepRegister({ actor }: Act): void {
  if (!actor.isSystem && !isTeam(actor)) throw new Forbidden()
}

export const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** Adds a place; an address that is taken gets a number. */
export async function addSpot(act: Act, content: store.SpotContent): Promise<store.Spot> {
  mustKeepRegister(act)
  return inTransaction(act, async (act) => {
    const base = slugOf(content.name)
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? base : `${base}-${number}`
      const added = await store.insertSpot(act.db, slug, content, by(act))
      if (!added) continue
      await findableFollows(act.db, added)
      return added
    }
  })
}

/** Changes a place; `seen` is when the version was made that the editor had before them. */
export async function changeSpot(
  act: Act,
  id: string,
  content: store.SpotContent,
  seen: Date,
): Promise<store.Spot> {
  mustKeepRegister(act)
  return inTransaction(act, async (act) => {
    const changed = await store.updateSpot(act.db, id, content, by(act), seen)
    if (!changed) throw new Conflict(texts(act.locale).desk.changedMeanwhile)
    await findableFollows(act.db, changed)
    return changed
  })
}

/** Takes a place out of the register, or puts it back. What somebody asks for or uses stays in it. */
export async function retireSpot(act: Act, id: string, isRetired: boolean): Promise<void> {
  mustKeepRegister(act)
  const t = texts(act.locale).desk
  await inTransaction(act, async (act) => {
    const spot = await store.spotById(act.db, id, true)
    if (!spot) throw new NotFound('spot')
    if (isRetired && (await store.openRequests(act.db, { spotId: id })).length > 0)
      throw new Conflict(t.answerFirst)
    if (isRetired && stateOf(spot, await store.agreementsOf(act.db, [id]), dayOf(act.now)) === 'taken')
      throw new Conflict(t.endFirst)
    const change = { retired_on: isRetired ? dayOf(act.now) : null }
    const changed = await store.updateSpot(act.db, id, change, by(act))
    if (changed) await findableFollows(act.db, changed)
  })
}
