import { type Act, inTransaction } from '../kit/act.ts'
import { forgetDigests } from '../kit/audit.ts'
import { dayOf } from '../kit/dates.ts'
import type { DomainEvent } from '../kit/events.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { type OutboxRow, removeAbout, removeDone } from '../kit/outbox.ts'
import { mailMember, memberMailKind } from './mails.ts'
import { lockedPanel } from './rights.ts'
import { isDigital, isForgotten, isOver, remindsNow } from './rules.ts'
import * as store from './store.ts'

/**
 * The morning round of groups: whose term ends soon is reminded, whose term is over is no longer a member, and who did not
 * confirm, was not chosen or left long ago is forgotten, with the mails about it. Safe to repeat.
 */
export async function tendPanels(act: Act): Promise<void> {
  const today = dayOf(act.now)
  await removeDone(act.db, memberMailKind)
  const concerned = (await store.membersToTend(act.db)).filter(
    (one) => isForgotten(one, today) || isOver(one, today) || remindsNow(one, today),
  )
  for (const { id, panel_id } of concerned)
    await inTransaction(act, async (act) => {
      const panel = await lockedPanel(act, panel_id)
      const member = await store.memberById(act.db, id)
      if (!member) return
      if (isForgotten(member, today)) return forget(act, member.id)
      if (isOver(member, today)) {
        const change = { state: 'ended', ended_on: today, shows_name: false, motivation: null } as const
        await store.updateMember(act.db, id, change)
        await mailMember(act, panel, { ...member, ...change }, 'ended')
      } else if (remindsNow(member, today)) {
        await store.updateMember(act.db, id, { reminded_at: act.now })
        await mailMember(act, panel, member, 'ending')
      }
    })
}

async function forget(act: Act, memberId: string): Promise<void> {
  await removeAbout(act.db, memberMailKind, memberId)
  await store.deleteMembers(act.db, [memberId])
  await forgetDigests(act.db, 'panel_member', [memberId])
}

/** Reaction to `mail_refused`: nobody has this address any more, so nobody is in a digital panel there. */
export async function panelForgetsRefused(act: Act, event: DomainEvent): Promise<void> {
  const { about_kind, about_id } = event.mail as OutboxRow
  if (about_kind !== memberMailKind || about_id === null) return
  const member = await store.memberById(act.db, about_id)
  const panel = member && (await store.panelById(act.db, member.panel_id))
  if (panel && isDigital(panel)) await forget(act, member.id)
}

export const panelJobs: Jobs = { tend_panels: (act) => tendPanels(act) }

/** Time in UTC: in the morning. */
export const panelSchedules: readonly Schedule[] = [{ job: 'tend_panels', pattern: '45 6 * * *' }]
