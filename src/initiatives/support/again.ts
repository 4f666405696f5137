import type { CaseEvent, OpenedCase } from '../../cases/index.ts'
import { partiesOf } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import type { DomainEvent } from '../../kit/events.ts'
import type { Locale } from '../../kit/locale.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { peopleByIds } from '../../people/index.ts'
import { isBlockedAddress } from '../../safety/index.ts'
import { doneBefore, grownFrom, type Initiative, initiativeById } from '../store.ts'
import { closedNow } from './actions.ts'
import { takeAddresses } from './again-store.ts'
import { sendAskedAgain } from './mails.ts'
import { supportsAgain, voicesAgain } from './rules.ts'
import * as store from './store.ts'
import { voicesOf } from './voice.ts'

/**
 * Reaction to `case_changed`: a plan that is done again, or grew from another, came on the site. Who supported it then and
 * is known here, or said that we may mail them, gets one mail, and counts after they followed its link. Published again later it asks nobody twice.
 */
export async function supportersAskedAgain(act: Act, event: DomainEvent): Promise<void> {
  if ((event.event as CaseEvent).type !== 'published') return
  const caseId = (event.opened as OpenedCase).file.id
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative || closedNow(act, initiative) !== null) return
  const before = (await doneBefore(act.db, caseId)) ?? (await grownFrom(act.db, caseId))?.case_id ?? null
  const plan = before === null ? null : await initiativeById(act.db, before)
  if (plan === null) return
  await askThem(act, initiative, plan)
}

async function askThem(act: Act, initiative: Initiative, before: Initiative): Promise<void> {
  const [then, now, parties] = await Promise.all([
    store.supportFor(act.db, [before.case_id]),
    store.supportFor(act.db, [initiative.case_id]),
    partiesOf(act.db, initiative.case_id),
  ])
  const asked = supportsAgain(then, [...now, ...parties])
  const people = await peopleByIds(
    act.db,
    asked.map(({ person_id }) => person_id),
  )
  const about = { initiative, before }
  for (const { person_id, name, place } of asked) {
    const person = people.get(person_id)
    if (!person?.email) continue
    const to = { email: person.email, locale: person.locale, personId: person.id }
    await askOne(act, { ...about, to, called: person.name, name, place })
  }
  // Without an account, and with a yes to this mail: their address goes with it.
  const unknown = voicesAgain(
    then.filter(({ person_id }) => person_id === null),
    now,
  )
  const own = new Set(
    [
      ...(
        await peopleByIds(
          act.db,
          parties.map(({ person_id }) => person_id),
        )
      ).values(),
    ].map(({ email }) => email),
  )
  for (const { voice, email, locale } of await takeAddresses(act.db, before.case_id)) {
    const said = unknown.get(voice)
    if (!said || own.has(email)) continue
    const { name, place } = said
    await askOne(act, { ...about, to: { email, locale, personId: null }, called: name, name, place })
  }
}

async function askOne(
  act: Act,
  about: {
    readonly initiative: Initiative
    readonly before: Initiative
    readonly to: { readonly email: string; readonly locale: Locale; readonly personId: string | null }
    readonly called: string
    readonly name: string
    readonly place: string | null
  },
): Promise<void> {
  const { initiative, before, to, called, name, place } = about
  if (await isBlockedAddress(act, to.email)) return
  const token = newToken()
  const isFirst = await store.insertLinkOnce(act.db, {
    token_hash: tokenHash(token),
    case_id: initiative.case_id,
    voice: voicesOf(act, { email: to.email, personId: null })[0],
    person_id: to.personId,
    said: { name, place, side: 'for', reason: null },
    made_at: act.now,
  })
  if (isFirst) await sendAskedAgain(act, { to, called, title: initiative.title, before, token })
}
