import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { slugOf } from '../kit/slug.ts'
import { mayEnter } from '../people/index.ts'
import { findableFollows } from './findable.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

function mustAdminister({ actor }: Act): void {
  if (!actor.isSystem && !mayEnter('admin', actor)) throw new Forbidden()
}

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** Adds something that residents may do; an address that is taken gets a number. */
export async function addDoable(act: Act, content: store.DoableContent): Promise<store.Doable> {
  mustAdminister(act)
  return inTransaction(act, async (act) => {
    const base = slugOf(content.name)
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? base : `${base}-${number}`
      const added = await store.insertDoable(act.db, slug, content, by(act))
      if (!added) continue
      await findableFollows(act.db, added)
      return added
    }
  })
}

/** Changes it; `seen` is when the version was made that the administrator had before them. */
export async function changeDoable(
  act: Act,
  id: string,
  content: store.DoableContent,
  seen: Date,
): Promise<store.Doable> {
  mustAdminister(act)
  return inTransaction(act, async (act) => {
    const changed = await store.updateDoable(act.db, id, content, by(act), seen)
    if (!changed) throw new Conflict(texts(act.locale).edit.changedMeanwhile)
    await findableFollows(act.db, changed)
    return changed
  })
}
