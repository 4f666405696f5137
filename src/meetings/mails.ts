import { caseTexts, keepHandLetter } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { type CalendarMethod, calendarFile, calendarMediaType } from '../kit/calendar.ts'
import { dayOf, formatDay, formatMoment, formatTime } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { absolute, type MailBlock } from '../kit/mail.ts'
import { sendAnswerable } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { hearsByMail, peopleByIds } from '../people/index.ts'
import type { Need } from './rules.ts'
import type { Meeting, Participant } from './store.ts'
import { texts } from './texts.ts'

/** "vrijdag 8 januari 2027, 19.30 uur tot 20.30 uur", on Amsterdam's clocks wherever the reader is. */
export function whenWords(meeting: Pick<Meeting, 'starts_at' | 'ends_at'>, locale: Locale): string {
  const { starts_at, ends_at } = meeting
  const day = formatDay(dayOf(starts_at), locale, 'long')
  return texts(locale).period(day, formatTime(starts_at, locale), formatTime(ends_at, locale))
}

/** Why it was moved or cancelled: what somebody wrote, or how its case ended. */
export const reasonWords = (
  { reason, case_end }: Pick<Meeting, 'reason' | 'case_end'>,
  locale: Locale,
): string | null => (case_end ? caseTexts(locale).endedBecause[case_end] : reason)

export const titleOf = (meeting: Pick<Meeting, 'kind' | 'title'>, locale: Locale): string =>
  texts(locale).titleFor(texts(locale).kinds[meeting.kind], meeting.title)

/** The calendar file of a meeting; `attendee` is the one who receives it. */
export function calendarOf(
  act: Pick<Act, 'settings' | 'municipality'>,
  meeting: Meeting,
  method: CalendarMethod,
  locale: Locale,
  attendee?: { readonly name: string; readonly email: string },
): string {
  const { settings, municipality } = act
  const url = absolute(act, paths.meeting(meeting.id))
  return calendarFile(method, [
    {
      uid: `${meeting.id}@meemaken`,
      sequence: meeting.sequence,
      startsAt: meeting.starts_at,
      endsAt: meeting.ends_at,
      title: titleOf(meeting, locale),
      place: meeting.place,
      description: [meeting.agenda, url].filter(Boolean).join('\n\n'),
      url,
      cancelled: meeting.status === 'cancelled',
      organiser: {
        name: municipality.team.name[locale],
        email: settings.mailFrom ?? municipality.team.email,
      },
      attendee,
      stamp: meeting.changed_at,
    },
  ])
}

interface Telling {
  readonly method: CalendarMethod | null
  readonly write: (locale: Locale) => { readonly subject: string; readonly blocks: readonly MailBlock[] }
}

/** Puts a letter in the outbox for everybody who takes part, with the calendar file. */
export async function tellParticipants(
  act: Act,
  meeting: Meeting,
  participants: readonly Participant[],
  { method, write }: Telling,
): Promise<void> {
  const people = await peopleByIds(
    act.db,
    participants.map((one) => one.person_id),
  )
  for (const person of people.values()) {
    if (!hearsByMail(person)) {
      if (meeting.case_id) await keepHandLetter(act, meeting.case_id, person, write(person.locale))
      continue
    }
    const { email, locale, name } = person
    const attachments = method
      ? [
          {
            name: 'afspraak.ics',
            mediaType: calendarMediaType(method),
            content: calendarOf(act, meeting, method, locale, { name, email }),
          },
        ]
      : []
    await sendAnswerable(act, {
      to: person,
      content: write(locale),
      attachments,
      about: { kind: 'meeting', id: meeting.id },
      ...(meeting.case_id ? { answersTo: { kind: 'case', id: meeting.case_id } } : {}),
    })
  }
}

const facts = (meeting: Meeting, locale: Locale): MailBlock => {
  const t = texts(locale).mails
  return { list: [t.when(whenWords(meeting, locale)), t.where(meeting.place)] }
}

const link = (meeting: Meeting, label: string): MailBlock => ({
  link: { label, path: paths.meeting(meeting.id) },
})

const shortWhen = (moment: Date, locale: Locale): string => formatMoment(moment, locale, 'day_month')

const invitation = (meeting: Meeting, locale: Locale): readonly MailBlock[] => {
  const t = texts(locale).mails
  return [
    facts(meeting, locale),
    ...(meeting.agenda ? [t.agenda(meeting.agenda)] : []),
    t.ask,
    link(meeting, t.button),
    t.file,
  ]
}

export const plannedLetter =
  (meeting: Meeting): Telling['write'] =>
  (locale) => {
    const t = texts(locale)
    return {
      subject: t.mails.planned.subject(t.kinds[meeting.kind], shortWhen(meeting.starts_at, locale)),
      blocks: [t.mails.planned.text(meeting.title), ...invitation(meeting, locale)],
    }
  }

export const movedLetter =
  (meeting: Meeting, was: Date): Telling['write'] =>
  (locale) => {
    const t = texts(locale)
    return {
      subject: t.mails.moved.subject(t.kinds[meeting.kind], shortWhen(meeting.starts_at, locale)),
      blocks: [
        t.mails.moved.text(meeting.title, formatMoment(was, locale)),
        ...(meeting.reason ? [t.mails.reason(meeting.reason)] : []),
        ...invitation(meeting, locale),
      ],
    }
  }

export const cancelledLetter =
  (meeting: Meeting): Telling['write'] =>
  (locale) => {
    const t = texts(locale)
    const reason = reasonWords(meeting, locale)
    return {
      subject: t.mails.cancelled.subject(t.kinds[meeting.kind], shortWhen(meeting.starts_at, locale)),
      blocks: [
        t.mails.cancelled.text(meeting.title, formatMoment(meeting.starts_at, locale)),
        ...(reason ? [t.mails.reason(reason)] : []),
        // After the end of a case its own letter says what can be done next.
        ...(meeting.case_end ? [] : [t.mails.cancelled.next]),
      ],
    }
  }

export const heldLetter =
  (meeting: Meeting): Telling['write'] =>
  (locale) => {
    const t = texts(locale)
    return {
      subject: t.mails.held.subject(t.kinds[meeting.kind]),
      blocks: [
        t.mails.held.text(meeting.title),
        { quote: meeting.notes_for_parties ?? '' },
        t.mails.held.wrong,
        link(meeting, t.mails.see),
      ],
    }
  }

/** To who planned the meeting: somebody answered. */
export async function tellPlanner(
  act: Act,
  meeting: Meeting,
  plannerId: string | null,
  answer: {
    readonly who: string
    readonly answer: 'yes' | 'no'
    readonly remark: string | null
    readonly needs: readonly Need[]
  },
): Promise<void> {
  const planner = (await peopleByIds(act.db, [plannerId])).get(plannerId ?? '')
  if (!planner || !hearsByMail(planner)) return
  const { locale } = planner
  const t = texts(locale)
  const words = t.page.answers[answer.answer]
  const needs = answer.needs.map((need) => t.needs[need])
  await sendAnswerable(act, {
    to: planner,
    content: {
      subject: t.mails.answered[answer.answer](answer.who),
      blocks: [
        t.mails.answered.text(answer.who, words, whenWords(meeting, locale)),
        ...(needs.length > 0 ? [{ list: needs }] : []),
        ...(answer.remark ? [{ quote: answer.remark }] : []),
        link(meeting, t.mails.answered.plan),
      ],
    },
    about: { kind: 'meeting', id: meeting.id },
    ...(meeting.case_id ? { answersTo: { kind: 'case', id: meeting.case_id } } : {}),
  })
}
