import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf, formatDay } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { hearsByMail, type Person, peopleByIds, peopleWithRoles } from '../people/index.ts'
import { hasDeadline, mustAsk, reminderDays } from './rules.ts'
import { allSources, claimReminder, markAsked, remindersUntil, type Source } from './store.ts'
import { texts } from './texts.ts'

type Write = (locale: Person['locale']) => { readonly subject: string; readonly blocks: readonly MailBlock[] }

async function mail(act: Act, person: Person, about: string, write: Write): Promise<void> {
  if (!hearsByMail(person)) return
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, { ...write(person.locale), to: person.name }),
    about: { kind: 'money_source', id: about },
    at: act.now,
  })
}

/** Asks who keeps the register to look again at what was not checked for long: one mail for all of it. */
export async function askAboutOldSources(act: Act): Promise<void> {
  const today = dayOf(act.now)
  const old = (await allSources(act.db)).filter((source) => mustAsk(source, today))
  const [first] = old
  if (!first) return
  await inTransaction(act, async (act) => {
    await markAsked(
      act.db,
      old.map(({ id }) => id),
      today,
    )
    for (const editor of await peopleWithRoles(act.db, 'fund_manager'))
      await mail(act, editor, first.id, (locale) => {
        const t = texts(locale).mail
        return {
          subject: t.oldSubject(old.length),
          blocks: [
            t.oldText,
            { list: old.map(({ name }) => name) },
            { link: { label: t.oldLink, path: paths.deskMoneySources() } },
          ],
        }
      })
  })
}

/** Tells who asked for it that a deadline comes near. A day that the source no longer has is not told. */
export async function remindOfDeadlines(act: Act): Promise<void> {
  const today = dayOf(act.now)
  const due = await remindersUntil(act.db, addDays(today, reminderDays))
  if (due.length === 0) return
  const sources = new Map((await allSources(act.db)).map((one) => [one.id, one]))
  const people = await peopleByIds(
    act.db,
    due.map(({ person_id }) => person_id),
  )
  for (const reminder of due) {
    const source = sources.get(reminder.source_id)
    const person = people.get(reminder.person_id)
    const isAhead = reminder.deadline >= today
    const holds = source !== undefined && hasDeadline(source.deadlines, reminder.deadline)
    // It may get another day, or come back in the list.
    if (isAhead && !holds) continue
    await inTransaction(act, async (act) => {
      if (!(await claimReminder(act.db, reminder.id, act.now))) return
      if (isAhead && source && person)
        await mail(act, person, source.id, (locale) => deadlineLetter(source, reminder.deadline, locale))
    })
  }
}

function deadlineLetter(source: Source, deadline: string, locale: Person['locale']): ReturnType<Write> {
  const t = texts(locale).mail
  return {
    subject: t.deadlineSubject(source.name, formatDay(deadline, locale, 'day_month')),
    blocks: [
      t.deadlineText(source.name, formatDay(deadline, locale, 'long')),
      t.deadlineLook,
      { link: { label: t.deadlineLink, path: paths.moneySource(source.slug) } },
    ],
  }
}

export const sourceJobs: Jobs = {
  ask_about_old_sources: askAboutOldSources,
  remind_of_deadlines: remindOfDeadlines,
}

export const sourceSchedules: readonly Schedule[] = [
  { job: 'ask_about_old_sources', pattern: '10 5 * * 1' },
  { job: 'remind_of_deadlines', pattern: '15 5 * * *' },
]
