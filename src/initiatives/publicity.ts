import {
  must,
  mustHaveText,
  type OpenedCase,
  openedCase,
  postMessage,
  sendToParties,
  setConsent,
  setPublished,
} from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { NotFound } from '../kit/errors.ts'
import { applyText } from './edit.ts'
import { mailTexts } from './mail-texts.ts'
import { publishedLetter } from './mails.ts'
import { mayLookAtPublicity } from './rights.ts'
import * as store from './store.ts'

/** The initiator says yes: after a look by the team (norm 2 working days) everyone may see the plan. */
export async function consentPublic(act: Act, input: { readonly caseId: string }): Promise<void> {
  await setConsent(act, { caseId: input.caseId, consent: true })
}

/** The initiator takes that back: the plan leaves the site at once. */
export async function withdrawConsent(act: Act, input: { readonly caseId: string }): Promise<void> {
  await setConsent(act, { caseId: input.caseId, consent: false })
}

const opened = async (
  act: Act,
  caseId: string,
): Promise<{ readonly case: OpenedCase; readonly initiative: store.Initiative }> => {
  const found = await openedCase(act, caseId, true)
  must(act, found, mayLookAtPublicity)
  const initiative = await store.initiativeById(act.db, caseId)
  if (!initiative) throw new NotFound()
  return { case: found, initiative }
}

/**
 * The team looked and it is good: the plan is public, with the changed text that waited, if any.
 * @throws Conflict while the initiator has not said yes
 */
export async function approvePublic(
  act: Act,
  input: {
    readonly caseId: string
    /** It is at somebody's home: others see the street, without the number. */
    readonly streetOnly?: boolean
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { case: found, initiative } = await opened(act, input.caseId)
    const edit = await store.editOf(act.db, input.caseId)
    if (edit) {
      await applyText(act, initiative, edit)
      await store.removeEdit(act.db, input.caseId)
    }
    await store.updateInitiative(act.db, input.caseId, {
      declined_public_at: null,
      declined_public_by: null,
      declined_public_reason: null,
      ...(input.streetOnly ? { home_bound: true } : {}),
    })
    if (found.state.publishedOn !== null) return
    const { after } = await setPublished(act, { caseId: input.caseId, published: true })
    const slug = (await store.initiativeById(act.db, input.caseId))?.slug ?? initiative.slug
    await sendToParties(act, after, (about) => publishedLetter(about, slug))
  })
}

/** The team looked and asks for a change first. The reason goes into the conversation, so that it can be answered. */
export async function declinePublic(
  act: Act,
  input: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  const reason = mustHaveText(act, input.reason)
  await inTransaction(act, async (act) => {
    await opened(act, input.caseId)
    await store.removeEdit(act.db, input.caseId)
    await store.updateInitiative(act.db, input.caseId, {
      declined_public_at: act.now,
      declined_public_by: act.actor.personId,
      declined_public_reason: reason,
    })
    await postMessage(act, { caseId: input.caseId, text: mailTexts('nl').declined(reason) })
  })
}

/** Takes a public plan off the site, for instance because of a name in it. */
export async function takeOffline(
  act: Act,
  input: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await setPublished(act, { caseId: input.caseId, published: false })
    await declinePublic(act, input)
  })
}
