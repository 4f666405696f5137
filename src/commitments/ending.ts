import { change, type EndKind, type OpenedCase, sendTo } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { endedLetter, type Promised } from './mails.ts'
import { promisedBy } from './promised.ts'
import * as store from './store.ts'
import { bodiesOf, wordsIdOf } from './words.ts'

/**
 * Ends the open promises of a case that ended: nobody waits for them any more, and nobody has to deliver them.
 * They stay on the record, and say why. Who promised, the parties and the contact hear it in one letter.
 */
export async function endPromises(act: Act, opened: OpenedCase, because: EndKind): Promise<void> {
  const caseId = opened.file.id
  const on = opened.state.endedOn ?? dayOf(act.now)
  const open = (await store.openCommitmentsOfCase(act.db, caseId)).filter(({ made_on }) => made_on <= on)
  if (open.length === 0) return
  await change(act, caseId, () =>
    open.map((commitment) => ({
      happening: { type: 'commitment_dropped', data: { commitmentId: commitment.id, because } },
      visibility: commitment.for_everyone ? 'everyone' : 'parties',
      side: 'system',
    })),
  )
  const entry = { type: 'ended', on, because } as const
  const by = { textId: null, wordsId: null, fileIds: [], byPersonId: act.actor.personId }
  for (const { id } of open) await store.insertEntry(act.db, id, { ...entry, ...by }, act.now)
  await tell(act, opened, open, because)
}

/** The parties and the contact hear of all of them; who only promised something, of their own. */
async function tell(
  act: Act,
  opened: OpenedCase,
  open: readonly store.Commitment[],
  because: EndKind,
): Promise<void> {
  const bodies = await bodiesOf(act.db, open)
  const promised = new Map<string, Promised>()
  for (const commitment of open) {
    promised.set(commitment.id, await promisedBy(act, commitment, bodies.get(wordsIdOf(commitment)) ?? ''))
  }
  const lettersOf = (own: readonly store.Commitment[]) => own.flatMap(({ id }) => promised.get(id) ?? [])
  const near: readonly (string | null)[] = [...opened.relations.personIds, opened.contactId]
  const doer = act.actor.personId
  await sendTo(act, opened, near, (about) => endedLetter(about, lettersOf(open), because), doer)
  const owners = new Set(
    open.map(({ owner_person_id }) => owner_person_id).filter((id) => !near.includes(id)),
  )
  for (const owner of owners) {
    const own = lettersOf(open.filter(({ owner_person_id }) => owner_person_id === owner))
    await sendTo(act, opened, [owner], (about) => endedLetter(about, own, because), doer)
  }
}
