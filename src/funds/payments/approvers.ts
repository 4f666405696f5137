import type { Act } from '../../kit/act.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { hearsByMail, peopleWithRoles, type StaffMember } from '../../people/index.ts'
import { toApproveMail } from './mails.ts'
import { approvesFor } from './rights.ts'
import type { Batch } from './store.ts'

/** Everybody who may approve what somebody else made, for every ceiling it pays from; by name. */
export async function approversOf(
  { db }: Pick<Act, 'db'>,
  madeBy: string,
  areas: readonly (string | null)[],
): Promise<readonly StaffMember[]> {
  return (await peopleWithRoles(db)).filter(({ id, grants }) => id !== madeBy && approvesFor(grants, areas))
}

/** Tells who may approve a batch that it waits for them: what it comes to and on which day the bank pays. */
export async function tellApprovers(
  act: Act,
  batch: Batch,
  about: { readonly areas: readonly (string | null)[]; readonly cents: number; readonly payments: number },
): Promise<void> {
  for (const person of await approversOf(act, batch.made_by, about.areas)) {
    if (!person.email || !hearsByMail(person)) continue
    await putInOutbox(act.db, {
      to: person.email,
      toPersonId: person.id,
      ...renderMail(act, person.locale, {
        ...toApproveMail(batch, { ...about, madeBy: act.actor.name }, person.locale),
        to: person.name,
      }),
      about: { kind: 'payment_batch', id: batch.id },
      at: act.now,
    })
  }
}
