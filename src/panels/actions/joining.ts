import { randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { removeAbout } from '../../kit/outbox.ts'
import { tokenHash } from '../../kit/tokens.ts'
import { personById } from '../../people/index.ts'
import { mailMember, memberCode, memberMailKind } from '../mails.ts'
import { lockedPanel } from '../rights.ts'
import { type Chosen, isDigital, takesMembers } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** Somebody who fills in addresses of others must not fill their mailbox. */
const perAddress = { name: 'panel', attempts: 5, seconds: 24 * 60 * 60 }
const perVisitor = { name: 'panel-visitor', ...sharedAddress }

/** What somebody says who wants to be in a group. */
export interface Wish extends Chosen {
  readonly name: string | null
  readonly motivation: string | null
  readonly showsName: boolean
}

/** Changes in nobody's name: the log tells that somebody joined something, never who. */
const unnamed = <T>(act: Act, work: (act: Act) => Promise<T>): Promise<T> =>
  inTransaction({ ...act, actor: visitor }, work)

/**
 * Somebody gives an address: what they wrote waits for the link in a mail. The answer is the same for an address that is
 * in the group already, so that nobody learns who is.
 */
export async function askToJoin(
  act: Act,
  panelId: string,
  wish: Wish & { readonly email: string; readonly visitor: string },
): Promise<void> {
  await limit(act, perVisitor, wish.visitor)
  await limit(act, perAddress, wish.email)
  await join(act, panelId, wish, false)
}

/** Who is signed in joins or applies at once, at the address of the account. */
export async function joinSignedIn(act: Act, panelId: string, wish: Wish): Promise<void> {
  const { personId } = act.actor
  const person = personId === null ? null : await personById(act.db, personId)
  if (!person?.email) throw new Conflict(texts(act.locale).faults.noEmail)
  const name = wish.name ?? person.name
  await join(act, panelId, { ...wish, name, email: person.email }, true)
}

async function join(
  act: Act,
  panelId: string,
  wish: Wish & { readonly email: string },
  isConfirmed: boolean,
): Promise<void> {
  await unnamed(act, async (act) => {
    const panel = await lockedPanel(act, panelId)
    if (!takesMembers(panel, dayOf(act.now))) throw new Conflict(texts(act.locale).faults.closed)
    const before = await store.memberByEmail(act.db, panelId, wish.email)
    if (before && (before.state === 'applied' || before.state === 'member')) {
      await mailMember(act, panel, before, 'again')
      return
    }
    if (before) await forget(act, before.id)
    const id = randomUUID()
    const member: store.Member = {
      ...{ id, panel_id: panelId, email: wish.email, locale: act.locale },
      ...{ name: wish.name, shows_name: wish.showsName && wish.name !== null, motivation: wish.motivation },
      ...{ state: 'asked', part: 'member', from_day: null, until_day: null, ended_on: null },
      ...{ subjects: wish.subjects, area_ids: wish.areaIds, token_hash: tokenHash(memberCode(act, id)) },
      ...{ asked_at: act.now, confirmed_at: null, answered_at: null, answered_by: null, reminded_at: null },
    }
    await store.insertMember(act.db, member)
    if (isConfirmed) await confirm(act, panel, member)
    else await mailMember(act, panel, member, 'confirm')
  })
}

async function confirm(act: Act, panel: store.Panel, member: store.Member): Promise<void> {
  const digital = isDigital(panel)
  const state = digital ? 'member' : 'applied'
  const change = { state, confirmed_at: act.now, from_day: digital ? dayOf(act.now) : null } as const
  await store.updateMember(act.db, member.id, change)
  await mailMember(act, panel, { ...member, ...change }, digital ? 'joined' : 'applied')
}

async function forget(act: Act, memberId: string): Promise<void> {
  await removeAbout(act.db, memberMailKind, memberId)
  await store.deleteMembers(act.db, [memberId])
}

/** Who has this link; 404 when they are forgotten. */
export async function memberBehind(act: Pick<Act, 'db'>, code: string): Promise<store.Member> {
  const member = await store.memberByToken(act.db, tokenHash(code))
  if (!member) throw new NotFound('panel member')
  return member
}

/** The member behind a link with their group, which is held. */
async function locked(act: Act, code: string): Promise<{ panel: store.Panel; member: store.Member }> {
  const { panel_id } = await memberBehind(act, code)
  const panel = await lockedPanel(act, panel_id)
  return { panel, member: await memberBehind(act, code) }
}

/** The link was followed and the button pressed; pressed twice it is the same. */
export async function confirmJoining(act: Act, code: string): Promise<void> {
  await unnamed(act, async (act) => {
    const { panel, member } = await locked(act, code)
    if (member.state !== 'asked') return
    // Who asked in time is in time, also when the last day passed meanwhile.
    if (!takesMembers(panel, dayOf(member.asked_at))) throw new Conflict(texts(act.locale).faults.closed)
    await confirm(act, panel, member)
  })
}

/** A member changes what they are asked about, or whether their name is shown. */
export async function changeMembership(
  act: Act,
  code: string,
  wish: Chosen & { readonly showsName: boolean },
): Promise<void> {
  await unnamed(act, async (act) => {
    const { panel, member } = await locked(act, code)
    await store.updateMember(
      act.db,
      member.id,
      isDigital(panel)
        ? { subjects: wish.subjects, area_ids: wish.areaIds }
        : { shows_name: wish.showsName && member.name !== null },
    )
  })
}

/**
 * Somebody leaves. Of a digital panel, and of who only applied, everything goes; that somebody had a seat stays to be
 * seen at the desk for a year.
 */
export async function leavePanel(act: Act, code: string): Promise<void> {
  await unnamed(act, async (act) => {
    const { panel, member } = await locked(act, code)
    if (member.state !== 'member' || isDigital(panel)) return forget(act, member.id)
    const change = { state: 'ended', ended_on: dayOf(act.now), shows_name: false, motivation: null } as const
    await store.updateMember(act.db, member.id, change)
    await mailMember(act, panel, { ...member, ...change }, 'left')
  })
}

/** The same for one click in a mail program; pressed twice it is the same. */
export async function leaveByClick(act: Act, code: string): Promise<void> {
  const member = await store.memberByToken(act.db, tokenHash(code))
  if (member && member.state !== 'ended') await leavePanel(act, code)
}
