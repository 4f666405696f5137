import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { slugOf } from '../kit/slug.ts'
import { mayEnter } from '../people/index.ts'
import { sourceFollows } from './findable.ts'
import { hasDeadline, openOn } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

function mustKeepRegister(act: Act): void {
  if (!act.actor.isSystem && !mayEnter('register', act.actor)) throw new Forbidden()
}

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** Adds a source of money; an address that is taken gets a number. */
export async function addSource(act: Act, content: store.SourceContent): Promise<store.Source> {
  mustKeepRegister(act)
  return inTransaction(act, async (act) => {
    const base = slugOf(content.name) || 'geldbron'
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? base : `${base}-${number}`
      const added = await store.insertSource(act.db, slug, content, by(act))
      if (!added) continue
      await sourceFollows(act.db, added)
      return added
    }
  })
}

/** Changes a source; `seen` is when the version was made that the editor had before them. */
export async function changeSource(
  act: Act,
  id: string,
  content: store.SourceContent,
  seen: Date,
): Promise<store.Source> {
  mustKeepRegister(act)
  return inTransaction(act, async (act) => {
    const changed = await store.updateSource(act.db, id, content, by(act), seen)
    if (!changed) throw new Conflict(texts(act.locale).desk.changedMeanwhile)
    await remindersFollow(act, changed)
    await sourceFollows(act.db, changed)
    return changed
  })
}

/** Who asked for a mail before a day that is no longer the last one, gets it before the next. */
async function remindersFollow(act: Act, source: store.Source): Promise<void> {
  const today = dayOf(act.now)
  const open = openOn(source.deadlines, today)
  if (open.is !== 'until') return
  const gone = (await store.awaitedDeadlines(act.db, source.id)).filter(
    (day) => day >= today && !hasDeadline(source.deadlines, day),
  )
  if (gone.length > 0) await store.moveReminders(act.db, source.id, gone, { deadline: open.day, at: act.now })
}

/** Looked at it again: it still is as it stands here. */
export const confirmSource = (act: Act, id: string): Promise<void> =>
  alter(act, id, { checked_on: dayOf(act.now) })

/** Takes a source out of the register, or puts it back. */
export const retireSource = (act: Act, id: string, isRetired: boolean): Promise<void> =>
  alter(act, id, { retired_on: isRetired ? dayOf(act.now) : null })

async function alter(act: Act, id: string, change: Parameters<typeof store.updateSource>[2]): Promise<void> {
  mustKeepRegister(act)
  await inTransaction(act, async (act) => {
    const changed = await store.updateSource(act.db, id, change, by(act))
    if (!changed) throw new NotFound()
    await sourceFollows(act.db, changed)
  })
}

/** What a file does: a row with a name that is known changes that source, another adds one. All of it or nothing. */
export async function takeSources(
  act: Act,
  contents: readonly store.SourceContent[],
): Promise<{ readonly added: number; readonly changed: number }> {
  mustKeepRegister(act)
  return inTransaction(act, async (act) => {
    const known = new Map((await store.allSources(act.db, true)).map((one) => [one.name.toLowerCase(), one]))
    let added = 0
    for (const content of contents) {
      const old = known.get(content.name.toLowerCase())
      if (!old) {
        known.set(content.name.toLowerCase(), await addSource(act, content))
        added += 1
        continue
      }
      const changed = await store.updateSource(act.db, old.id, content, by(act))
      if (!changed) continue
      await remindersFollow(act, changed)
      await sourceFollows(act.db, changed)
    }
    return { added, changed: contents.length - added }
  })
}

/** Asks for a mail before the next deadline, or takes that back. Answers the deadline. */
export async function remindMe(act: Act, source: store.Source, wanted: boolean): Promise<Day> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  const open = openOn(source.deadlines, dayOf(act.now))
  if (open.is !== 'until' || source.retired_on !== null) throw new Conflict(texts(act.locale).one.noDeadline)
  await inTransaction(act, async ({ db, now }) => {
    if (!wanted) return store.removeReminder(db, source.id, personId, open.day)
    return store.insertReminder(db, {
      source_id: source.id,
      person_id: personId,
      deadline: open.day,
      asked_at: now,
    })
  })
  return open.day
}
