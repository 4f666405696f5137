import { mayHandOver, must, openedCase, recordOnCase, sendTo } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { say } from '../kit/locale.ts'
import { hasRole, peopleWithRoles } from '../people/index.ts'
import { findableFollows } from './findable.ts'
import { madeLetter } from './mails.ts'
import { mailAbout } from './projects.ts'
import { promisedBy } from './promised.ts'
import { setOwner } from './store/owner.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { bodyOf } from './words.ts'

/** What belongs to a project is handed over by an administrator, as everything of who leaves. */
function mustHandOver({ actor }: Act): void {
  if (!actor.isSystem && !hasRole(actor, 'administrator')) throw new Forbidden()
}

/** Another official answers for a promise of the municipality; its day and its words stay as they were made. */
export async function handOverPromise(
  act: Act,
  input: { readonly commitmentId: string; readonly fromId: string; readonly toId: string },
): Promise<void> {
  const { commitmentId, fromId, toId } = input
  await inTransaction(act, async (act) => {
    const found = await store.commitmentById(act.db, commitmentId)
    if (found?.owner_person_id !== fromId || found.owner_kind !== 'municipality') return
    if (found.case_id === null) mustHandOver(act)
    else must(act, await openedCase(act, found.case_id, true), mayHandOver)
    const official = (await peopleWithRoles(act.db)).find(({ id }) => id === toId)
    if (!official || toId === fromId) throw new Conflict(texts(act.locale).faults.not_staff)
    const changed = await setOwner(act.db, commitmentId, {
      owner_person_id: toId,
      department: official.department ?? say(act.municipality.team.name, 'nl'),
    })
    await findableFollows(act.db, [changed])
    const promised = await promisedBy(act, changed, await bodyOf(act.db, found))
    if (found.case_id === null)
      return mailAbout(act, changed, [toId], (about) => madeLetter(about, promised, true))
    const { after } = await recordOnCase(act, found.case_id, {
      happening: { type: 'handed_over', data: { what: 'commitment', id: commitmentId, toId } },
    })
    await sendTo(act, after, [toId], (about) => madeLetter(about, promised, true))
  })
}
