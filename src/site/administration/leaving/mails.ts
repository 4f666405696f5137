import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { type MailBlock, renderMail } from '../../../kit/mail.ts'
import { putInOutbox } from '../../../kit/outbox.ts'
import { paths } from '../../../paths.ts'
import { type Person, peopleByIds, peopleWithRoles } from '../../../people/index.ts'
import type { PlannedLeave } from './store.ts'
import { texts } from './texts.ts'

type Words = ReturnType<typeof texts>['mails']

async function mailTo(
  act: Act,
  person: Person | undefined,
  write: (t: Words, locale: Person['locale']) => { subject: string; blocks: readonly MailBlock[] },
): Promise<void> {
  if (!person?.email) return
  const { subject, blocks } = write(texts(person.locale).mails, person.locale)
  const mail = renderMail(act, person.locale, { subject, blocks, to: person.name })
  await putInOutbox(act.db, { to: person.email, toPersonId: person.id, ...mail, at: act.now })
}

/** How much of a plan goes to each colleague. */
function amounts(plan: PlannedLeave | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { toId } of plan?.choices ?? []) counts.set(toId, (counts.get(toId) ?? 0) + 1)
  return counts
}

/**
 * Tells who leaves, and each colleague what they take over on which day. A colleague for whom nothing changes hears
 * nothing; `now` null means that it was called off. Initiators hear of it on the day itself.
 */
export async function tellPlan(
  act: Act,
  now: PlannedLeave | null,
  before: PlannedLeave | null,
): Promise<void> {
  const plan = now ?? before
  if (!plan) return
  const [after, earlier] = [amounts(now), amounts(before)]
  const colleagues = [...new Set([...after.keys(), ...earlier.keys()])]
  const people = await peopleByIds(act.db, [plan.person_id, ...colleagues])
  const leaver = people.get(plan.person_id)
  await mailTo(act, leaver, (t, locale) => {
    if (!now) return { subject: t.calledOff.subject, blocks: [t.calledOff.you] }
    const day = formatDay(now.from_day, locale, 'long')
    const list = [...after].map(([id, amount]) => t.goesTo(people.get(id)?.name ?? '', amount))
    return {
      subject: before ? t.changed : t.planned.subject,
      blocks: [t.planned.you(day), ...(list.length > 0 ? [{ list }] : []), t.planned.until],
    }
  })
  const name = leaver?.name ?? ''
  for (const id of colleagues) {
    const amount = after.get(id) ?? 0
    if (now && before && amount === earlier.get(id) && now.from_day === before.from_day) continue
    await mailTo(act, people.get(id), (t, locale) => {
      if (!now || amount === 0) return { subject: t.notYours.subject(name), blocks: [t.notYours.text(name)] }
      const day = formatDay(now.from_day, locale, 'long')
      return { subject: t.yours.subject(name), blocks: [t.yours.text(name, day, amount), t.yours.until] }
    })
  }
}

/** Tells administrators once that somebody could not leave as was planned. */
export async function tellStuck(act: Act, leaver: Person): Promise<void> {
  for (const administrator of await peopleWithRoles(act.db, 'administrator'))
    await mailTo(act, administrator, (t) => ({
      subject: t.stuck.subject(leaver.name),
      blocks: [t.stuck.text(leaver.name), { link: { label: t.stuck.link, path: paths.handOver(leaver.id) } }],
    }))
}

/** Tells coordinators and administrators that somebody has work here and no role any more. */
export async function tellRoleEnded(act: Act, leaver: Person, amount: number): Promise<void> {
  const told = new Set<string>()
  for (const role of ['coordinator', 'administrator'] as const)
    for (const person of await peopleWithRoles(act.db, role)) {
      if (told.has(person.id)) continue
      told.add(person.id)
      const link =
        role === 'administrator'
          ? { label: texts(person.locale).mails.stuck.link, path: paths.handOver(leaver.id) }
          : { label: texts(person.locale).mails.ended.desk, path: paths.desk() }
      await mailTo(act, person, (t) => ({
        subject: t.ended.subject(leaver.name),
        blocks: [t.ended.text(leaver.name, amount), t.ended.next, { link }],
      }))
    }
}

/** Warns who stays administrator because there is no other. */
export async function tellLastAdministrator(act: Act, personId: string): Promise<void> {
  await mailTo(act, (await peopleByIds(act.db, [personId])).get(personId), (t) => ({
    subject: t.lastAdministrator.subject,
    blocks: [
      t.lastAdministrator.text,
      t.lastAdministrator.next,
      { link: { label: t.lastAdministrator.link, path: paths.administerPeople() } },
    ],
  }))
}
