import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { removeAbout } from '../../kit/outbox.ts'
import { slugOf } from '../../kit/slug.ts'
import { panelFindable } from '../findable.ts'
import { mailMember, memberMailKind } from '../mails.ts'
import { lockedPanel, mayMakePanels, panelToServe } from '../rights.ts'
import { isActive, isDigital, type PanelKind, panelFault } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** What a group is, as an official fills it in. */
export interface PanelContent {
  readonly kind: PanelKind
  readonly name: string
  readonly purpose: string
  readonly askedFor: string
  readonly notFor: string
  readonly contact: string
  readonly projectId: string | null
  readonly areaId: string | null
  readonly subjects: readonly string[]
  readonly areaIds: readonly string[]
  readonly seatsMin: number | null
  readonly seatsMax: number | null
  readonly termMonths: number | null
}

/** What is kept of it: only what belongs to the kind. */
const asKept = (content: PanelContent) => {
  const digital = isDigital(content)
  return {
    ...{ kind: content.kind, name: content.name, purpose: content.purpose },
    ...{ asked_for: content.askedFor, not_for: content.notFor, contact: content.contact },
    ...{ project_id: content.projectId, area_id: content.areaId },
    ...{ subjects: digital ? content.subjects : [], area_ids: digital ? content.areaIds : [] },
    seats_min: digital ? null : content.seatsMin,
    seats_max: digital ? null : content.seatsMax,
    term_months: digital ? null : content.termMonths,
  }
}

/** A slug that no other group has; `lid` is where members have their page. */
async function freeSlug(act: Act, name: string): Promise<string> {
  const base = slugOf(name)
  const taken = ['lid', 'nieuw', ...(await store.slugsLike(act.db, base))]
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(slug)) return slug
  }
}

/** Makes a group; nobody sees it before it is published. Answers its slug. */
export async function makePanel(act: Act, content: PanelContent): Promise<string> {
  if (!mayMakePanels(act)) throw new Forbidden()
  return inTransaction(act, async (act) => {
    const fault = panelFault(content)
    if (fault) throw new Conflict(texts(act.locale).faults[fault])
    const slug = await freeSlug(act, content.name)
    await store.insertPanel(act.db, {
      ...asKept(content),
      ...{ slug, owner_id: act.actor.personId, recruits_until: null, recruits_text: null },
      ...{ published_on: null, ended_on: null },
      ...{ made_at: act.now, changed_at: act.now, changed_by: act.actor.personId },
    })
    return slug
  })
}

/** Changes what a group is; its kind stays as it was. */
export async function changePanel(act: Act, panelId: string, content: PanelContent): Promise<void> {
  await inTransaction(act, async (act) => {
    const panel = await panelToServe(act, panelId)
    const same = { ...content, kind: panel.kind }
    const fault = panelFault(same)
    if (fault) throw new Conflict(texts(act.locale).faults[fault])
    await store.updatePanel(act.db, panelId, {
      ...asKept(same),
      ...{ changed_at: act.now, changed_by: act.actor.personId },
    })
    await panelFindable(act.db, panelId)
  })
}

/** Puts a group on the site; published before, it stays so. */
export async function publishPanel(act: Act, panelId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const panel = await panelToServe(act, panelId)
    if (panel.ended_on !== null) throw new Conflict(texts(act.locale).faults.ended)
    if (panel.published_on !== null) return
    await store.updatePanel(act.db, panelId, {
      ...{ published_on: dayOf(act.now), changed_at: act.now, changed_by: act.actor.personId },
    })
    await panelFindable(act.db, panelId)
  })
}

/** Says in public that a group looks for members, until a day; without a day it no longer does. */
export async function seekPanelMembers(
  act: Act,
  panelId: string,
  seeks: { readonly until: Day | null; readonly text: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const panel = await panelToServe(act, panelId)
    const t = texts(act.locale).faults
    if (!isActive(panel)) throw new Conflict(t.notThere)
    if (isDigital(panel)) throw new Conflict(t.digital)
    if (seeks.until !== null && seeks.until < dayOf(act.now)) throw new Conflict(t.past)
    await store.updatePanel(act.db, panelId, {
      ...{ recruits_until: seeks.until, recruits_text: seeks.text },
      ...{ changed_at: act.now, changed_by: act.actor.personId },
    })
    await panelFindable(act.db, panelId)
  })
}

/** A group stops: its members are told. What it was asked and what it advised stays to be read. */
export async function endPanel(act: Act, panelId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await panelToServe(act, panelId)
    const panel = await lockedPanel(act, panelId)
    if (panel.ended_on !== null) return
    const today = dayOf(act.now)
    await store.updatePanel(act.db, panelId, {
      ...{ ended_on: today, recruits_until: null, recruits_text: null },
      ...{ changed_at: act.now, changed_by: act.actor.personId },
    })
    await panelFindable(act.db, panelId)
    const all = await store.membersOf(act.db, panelId, ['asked', 'applied', 'member'])
    for (const member of all) {
      if (member.state === 'asked') await removeAbout(act.db, memberMailKind, member.id)
      else await mailMember(act, panel, member, 'stopped')
    }
    const stay = isDigital(panel) ? [] : all.filter(({ state }) => state === 'member')
    for (const { id } of stay) await store.updateMember(act.db, id, { state: 'ended', ended_on: today })
    await store.deleteMembers(
      act.db,
      all.filter((member) => !stay.includes(member)).map(({ id }) => id),
    )
  })
}
