import type { Act } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { adviceAskedLetter, assignedLetter, contactNamedLetter } from '../mails.ts'
import { type Change, change, type Entry, must } from '../record.ts'
import { mayHandOver } from '../rights.ts'
import { sendTo, sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { caseworkerOnly, staffOnly } from './people.ts'

interface HandOver {
  /** Who stops working here. */
  readonly fromId: string
  readonly toId: string
}

/** Gives a case to somebody else in every place that this person has in it; parties and the new owner hear of it. */
export function handOverCase(act: Act, input: HandOver & { readonly caseId: string }): Promise<Change> {
  const { fromId, toId } = input
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandOver)
      if (fromId === toId) throw new Conflict(texts(act.locale).faults.person_not_staff)
      await caseworkerOnly(act, toId)
      const { guideId, officerId, substituteId } = opened.state
      const entries: Entry[] = []
      if (guideId === fromId)
        entries.push({ happening: { type: 'guide_appointed', data: { guideId: toId } } })
      else if (guideId === null && officerId === fromId)
        entries.push({ happening: { type: 'officer_changed', data: { officerId: toId } } })
      if (substituteId === fromId) {
        const owner = entries.length > 0 ? toId : (guideId ?? officerId)
        const next = owner === toId ? null : toId
        entries.push({ happening: { type: 'substitute_set', data: { substituteId: next } } })
      }
      return entries
    },
    async (act, { after, events }) => {
      if (!events.some(({ type }) => type === 'guide_appointed' || type === 'officer_changed')) return
      const intake = after.state.terms.find(({ name, status }) => name === 'intake' && status === 'running')
      await sendToParties(act, after, (about) => contactNamedLetter(about, intake?.due ?? null))
      await sendTo(act, after, [toId], (about) => assignedLetter(about, after.state.nextDue))
    },
  )
}

/** Asks somebody else for an advice that nobody answered yet, by the same day. */
export async function handOverAdvice(
  act: Act,
  input: HandOver & { readonly adviceId: string },
): Promise<Change> {
  const { adviceId, toId } = input
  const advice = await store.adviceById(act.db, adviceId)
  if (!advice) throw new NotFound()
  return change(
    act,
    advice.case_id,
    async (act, opened) => {
      must(act, opened, mayHandOver)
      await staffOnly(act, toId)
      const fresh = await store.adviceById(act.db, adviceId)
      if (fresh?.adviser_id !== input.fromId || fresh.answered_on !== null) return []
      await store.setAdviser(act.db, adviceId, toId)
      return [{ happening: { type: 'handed_over', data: { what: 'advice', id: adviceId, toId } } }]
    },
    async (act, { after, events }) => {
      if (events.length > 0) await sendTo(act, after, [toId], (about) => adviceAskedLetter(about, advice))
    },
  )
}
