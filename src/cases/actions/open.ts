import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { ownerOfTheDay } from '../../people/index.ts'
import { newIdeaLetter, receivedLetter } from '../mails.ts'
import { type Change, change, type Entry, newId, project } from '../record.ts'
import { caseNumber } from '../rules.ts'
import { sendToContact, sendToParties } from '../send.ts'
import * as store from '../store.ts'

export interface NewParty {
  /** The person we speak with. */
  readonly personId: string | null
  /** The organisation they speak for. */
  readonly organisationId?: string | null
  readonly role: store.PartyRole
}

export interface NewCaseInput {
  /** Kind of initiative: its newest published process applies, and stays. */
  readonly kind: string
  readonly title: string
  readonly areaId: string | null
  readonly parties: readonly NewParty[]
  readonly subjectKind?: string
  /** The initiator agrees to publication after a look by the team. */
  readonly consent?: boolean
  /** Who guides it from the start, where its kind goes straight to a department. */
  readonly guideId?: string | null
  readonly fileIds?: readonly string[]
}

/**
 * Opens a case for a submitted idea. It has a number, a first step, dated norms and an owner at once: the
 * officer of the day, until a guide is named (rule 1). Whoever calls has checked that this person may submit.
 */
export function openCase(act: Act, input: NewCaseInput): Promise<Change> {
  return inTransaction(act, async (act) => {
    const version = await store.currentProcess(act.db, input.kind)
    if (!version) throw new Conflict(`No process is published for the kind '${input.kind}'`)
    const today = dayOf(act.now)
    const id = newId()
    const officerId = await ownerOfTheDay(act.db, today)
    const year = Number(today.slice(0, 4))
    await store.insertCase(act.db, {
      id,
      number: caseNumber(year, await store.nextNumber(act.db, year)),
      process_version_id: version.id,
      kind: input.kind,
      subject_kind: input.subjectKind ?? 'initiative',
      title: input.title.trim(),
      area_id: input.areaId,
      created_at: act.now,
    })
    for (const party of input.parties) {
      await store.insertParty(act.db, {
        caseId: id,
        personId: party.personId,
        organisationId: party.organisationId ?? null,
        role: party.role,
        on: today,
      })
    }
    return change(
      act,
      id,
      () => [
        {
          happening: { type: 'submitted', data: { officerId } },
          side: 'initiator',
          ...(input.fileIds ? { fileIds: input.fileIds, filesVisibility: 'parties' } : {}),
        } satisfies Entry,
        ...(input.guideId
          ? [
              {
                happening: { type: 'guide_appointed', data: { guideId: input.guideId } },
                side: 'system',
              } as const,
            ]
          : []),
        ...(input.consent
          ? [{ happening: { type: 'consent_given', data: {} }, side: 'initiator' } as const]
          : []),
      ],
      async (act, { after }) => {
        const contact = after.state.terms.find((term) => term.kind === 'norm' && term.name === 'contact')
        const due = input.guideId ? null : (contact?.due ?? null)
        await sendToParties(act, after, (about) => receivedLetter(about, due))
        await sendToContact(act, after, (about) => newIdeaLetter(about, due), act.actor.personId)
      },
    )
  })
}

/** Derives one case anew from its timeline; needed only when a projection is in doubt. */
export const rebuildCase = (act: Act, caseId: string): Promise<void> =>
  inTransaction(act, async (act) => {
    await store.lockCase(act.db, caseId)
    await project(act, caseId)
  })

/** Derives every case anew, each in its own transaction; answers how many. */
export async function rebuildAll(act: Act): Promise<number> {
  let count = 0
  let after: string | null = null
  for (;;) {
    const ids: readonly string[] = await store.caseIdsAfter(act.db, after, 500)
    for (const id of ids) await rebuildCase(act, id)
    count += ids.length
    after = ids.at(-1) ?? null
    if (after === null) return count
  }
}
