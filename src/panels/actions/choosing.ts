import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { mailMember } from '../mails.ts'
import { panelToServe } from '../rights.ts'
import { isActive, isDigital, type Part, termEnd } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

async function serve<T>(
  act: Act,
  memberId: string,
  work: (act: Act, about: { readonly panel: store.Panel; readonly member: store.Member }) => Promise<T>,
): Promise<T> {
  return inTransaction(act, async (act) => {
    const found = await store.memberById(act.db, memberId)
    if (!found) throw new NotFound('panel member')
    const panel = await panelToServe(act, found.panel_id)
    const member = await store.memberById(act.db, memberId)
    if (!member) throw new NotFound('panel member')
    if (isDigital(panel)) throw new Conflict(texts(act.locale).faults.digital)
    return work(act, { panel, member })
  })
}

/**
 * Gives somebody who applied a seat, or a member another part or term. Who becomes chair takes the place of the chair
 * there was. The member is told.
 */
export const appointMember = (
  act: Act,
  memberId: string,
  seat: { readonly part: Part; readonly from: Day; readonly until: Day | null },
): Promise<void> =>
  serve(act, memberId, async (act, { panel, member }) => {
    const t = texts(act.locale).faults
    if (!isActive(panel)) throw new Conflict(t.notThere)
    if (member.state !== 'applied' && member.state !== 'member') throw new Conflict(t.notApplied)
    const until = seat.until ?? termEnd(seat.from, panel.term_months ?? 12)
    if (until < seat.from || until < dayOf(act.now)) throw new Conflict(t.term_backwards)
    const members = await store.membersOf(act.db, panel.id)
    const isNew = member.state === 'applied'
    if (isNew && members.length >= (panel.seats_max ?? 0)) throw new Conflict(t.full(panel.seats_max ?? 0))
    if (seat.part === 'chair')
      for (const other of members)
        if (other.part === 'chair' && other.id !== member.id)
          await store.updateMember(act.db, other.id, { part: 'member' })
    const change = {
      state: 'member',
      ...{ part: seat.part, from_day: seat.from, until_day: until, reminded_at: null },
      ...(isNew ? { answered_at: act.now, answered_by: act.actor.personId } : {}),
    } as const
    await store.updateMember(act.db, member.id, change)
    await mailMember(act, panel, { ...member, ...change }, isNew ? 'appointed' : 'changed')
  })

/** Somebody else was chosen; who applied is told, with a word from us. */
export const declineApplicant = (act: Act, memberId: string, word: string | null): Promise<void> =>
  serve(act, memberId, async (act, { panel, member }) => {
    if (member.state !== 'applied') throw new Conflict(texts(act.locale).faults.notApplied)
    await decline(act, panel, member, word)
  })

/** Tells everybody who still waits that others were chosen. Answers how many. */
export async function declineOthers(act: Act, panelId: string, word: string | null): Promise<number> {
  return inTransaction(act, async (act) => {
    const panel = await panelToServe(act, panelId)
    const waiting = await store.membersOf(act.db, panelId, ['applied'])
    for (const member of waiting) await decline(act, panel, member, word)
    return waiting.length
  })
}

async function decline(
  act: Act,
  panel: store.Panel,
  member: store.Member,
  word: string | null,
): Promise<void> {
  const change = { state: 'declined', answered_at: act.now, answered_by: act.actor.personId } as const
  await store.updateMember(act.db, member.id, change)
  await mailMember(act, panel, { ...member, ...change }, 'declined', word)
}

/** A membership ends before its term does; the member is told. */
export const endMembership = (act: Act, memberId: string): Promise<void> =>
  serve(act, memberId, async (act, { panel, member }) => {
    if (member.state !== 'member') throw new Conflict(texts(act.locale).faults.notApplied)
    const change = { state: 'ended', ended_on: dayOf(act.now), shows_name: false, motivation: null } as const
    await store.updateMember(act.db, member.id, change)
    await mailMember(act, panel, { ...member, ...change }, 'ended')
  })
