import {
  change,
  completeCase,
  isParty,
  mayHandle,
  must,
  openedCase,
  sendToContact,
  updateCase,
} from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { findableFollowsText } from './findable.ts'
import { editWaitsLetter } from './mails.ts'
import { mayEdit, mayLink, mayWriteResult } from './rights.ts'
import { slugOfTitle } from './rules.ts'
import type { Relation } from './schema.ts'
import * as store from './store.ts'

export interface InitiativeTexts {
  readonly title: string
  readonly summary: string
  readonly story: string
  readonly photo_id: string | null
  readonly photo_description: string | null
}

/**
 * Changes what others read. What it was is kept. The initiator's change to a public plan waits for a look by the
 * team; until then others see the old text. Answers whether it waits.
 */
export async function editInitiative(
  act: Act,
  input: {
    readonly caseId: string
    readonly title: string
    readonly summary: string
    readonly story: string
    /** Left out: the photo stays. Null: no photo. */
    readonly photo?: { readonly fileId: string; readonly description: string | null } | null
  },
): Promise<'changed' | 'waits'> {
  return inTransaction(act, async (act) => {
    const opened = await openedCase(act, input.caseId, true)
    must(act, opened, mayEdit)
    const initiative = await mustFind(act, input.caseId)
    const pending = await store.editOf(act.db, input.caseId)
    const before = pending ?? initiative
    const next: InitiativeTexts = {
      title: input.title,
      summary: input.summary,
      story: input.story,
      photo_id: input.photo === undefined ? before.photo_id : (input.photo?.fileId ?? null),
      photo_description:
        input.photo === undefined ? before.photo_description : (input.photo?.description ?? null),
    }
    const byInitiator = isParty(act.actor, opened.relations) && !mayHandle(act.actor, opened.relations)
    if (opened.state.publishedOn === null || !byInitiator) {
      await applyText(act, initiative, next)
      await store.removeEdit(act.db, input.caseId)
      return 'changed'
    }
    await store.putEdit(act.db, {
      ...next,
      case_id: input.caseId,
      proposed_at: act.now,
      proposed_by: act.actor.personId,
    })
    if (!pending) await sendToContact(act, opened, (about) => editWaitsLetter(about))
    return 'waits'
  })
}

/** Puts a text in the place of the one before, and keeps that one. */
export async function applyText(
  act: Act,
  before: store.Initiative,
  { title, summary, story, photo_id, photo_description }: InitiativeTexts,
): Promise<void> {
  const replaced = { at: act.now, by: act.actor.personId }
  await store.insertRevision(act.db, before, replaced)
  await store.updateInitiative(act.db, before.case_id, {
    title,
    slug: slugOfTitle(title),
    summary,
    story,
    photo_id,
    photo_description,
  })
  if (title !== before.title) await updateCase(act.db, before.case_id, { title })
  await findableFollowsText(act, before.case_id)
}

async function mustFind(act: Act, caseId: string): Promise<store.Initiative> {
  const initiative = await store.initiativeById(act.db, caseId)
  if (!initiative) throw new NotFound()
  return initiative
}

/** What it brought and what was learned, for the next initiative. */
export async function setResult(
  act: Act,
  input: { readonly caseId: string; readonly result: string; readonly lessons?: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    must(act, await openedCase(act, input.caseId, true), mayWriteResult)
    await mustFind(act, input.caseId)
    await store.updateInitiative(act.db, input.caseId, {
      result: input.result.trim() || null,
      ...(input.lessons === undefined ? {} : { lessons: input.lessons?.trim() || null }),
    })
    await findableFollowsText(act, input.caseId)
  })
}

/** Closes an initiative that was carried out: result and lessons, and the last step of its case. */
export async function completeInitiative(
  act: Act,
  input: {
    readonly caseId: string
    readonly result: string
    readonly lessons?: string | null
    readonly fileIds?: readonly string[]
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { caseId, result, fileIds = [] } = input
    await completeCase(act, { caseId, result, fileIds })
    await setResult(act, input)
  })
}

/** Says that an initiative grew from another, or looks like it, with the reason. */
export async function linkInitiatives(
  act: Act,
  input: {
    readonly fromId: string
    readonly toId: string
    readonly relation: Relation
    readonly reason?: string | null
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { fromId, toId, relation } = input
    if (fromId === toId) throw new Conflict('An initiative cannot be linked with itself')
    must(act, await openedCase(act, fromId), mayLink)
    await mustFind(act, fromId)
    await mustFind(act, toId)
    await store.insertLink(act.db, { fromId, toId, relation, at: act.now, by: act.actor.personId })
    const happening = { type: 'linked', data: { caseId: toId, relation } } as const
    await change(act, fromId, () => [{ happening, text: input.reason ?? null }])
  })
}
