import { mayHandOver, must, openedCase, recordOnCase, sendTo, textsByIds } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import { say } from '../kit/locale.ts'
import { peopleWithRoles } from '../people/index.ts'
import { promisedBy } from './actions.ts'
import { findableFollows } from './findable.ts'
import { madeLetter } from './mails.ts'
import { setOwner } from './store/owner.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** Another official answers for a promise of the municipality; its day and its words stay as they were made. */
export async function handOverPromise(
  act: Act,
  input: { readonly commitmentId: string; readonly fromId: string; readonly toId: string },
): Promise<void> {
  const { commitmentId, fromId, toId } = input
  await inTransaction(act, async (act) => {
    const found = await store.commitmentById(act.db, commitmentId)
    if (found?.owner_person_id !== fromId || found.owner_kind !== 'municipality') return
    const opened = await openedCase(act, found.case_id, true)
    must(act, opened, mayHandOver)
    const official = (await peopleWithRoles(act.db)).find(({ id }) => id === toId)
    if (!official || toId === fromId) throw new Conflict(texts(act.locale).faults.not_staff)
    const changed = await setOwner(act.db, commitmentId, {
      owner_person_id: toId,
      department: official.department ?? say(act.municipality.team.name, 'nl'),
    })
    await findableFollows(act.db, [changed])
    const { after } = await recordOnCase(act, found.case_id, {
      happening: { type: 'handed_over', data: { what: 'commitment', id: commitmentId, toId } },
    })
    const words = await textsByIds(act.db, [found.text_id])
    const promised = await promisedBy(act, changed, words.get(found.text_id) ?? '')
    await sendTo(act, after, [toId], (about) => madeLetter(about, promised, true))
  })
}
