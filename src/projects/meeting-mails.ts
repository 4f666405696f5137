import type { Act } from '../kit/act.ts'
import { type CalendarEvent, type CalendarMethod, calendarFile, calendarMediaType } from '../kit/calendar.ts'
import { formatMoment } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { absolute, type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { keyedDigests } from '../kit/secrets.ts'
import { tokenHash } from '../kit/tokens.ts'
import { whenWords } from '../meetings/index.ts'
import { paths } from '../paths.ts'
import { meetingWords } from './meeting-texts.ts'
import type { Project, ProjectMeeting, SignUp } from './store.ts'

/** What mails to people who signed up are about; they go when they were sent, as the sign-up does later. */
export const signUpMailKind = 'meeting_sign_up'

/**
 * The code in the link of a sign-up; no more than its digest is kept. It is that of the key with which it was made, also
 * when there is a newer one since.
 */
export function signUpCode(act: Pick<Act, 'settings'>, signUpId: string, hash?: string): string {
  const [first = '', ...older] = keyedDigests(act.settings, 'meeting_sign_up', signUpId)
  return hash === undefined ? first : ([first, ...older].find((code) => tokenHash(code) === hash) ?? first)
}

interface OfProject {
  readonly project: Pick<Project, 'slug'>
  readonly meeting: ProjectMeeting
}
type Place = Pick<Act, 'settings' | 'municipality'>

/** The calendar file of meetings of projects. */
export const meetingsCalendar = (
  act: Place,
  meetings: readonly OfProject[],
  method: CalendarMethod,
  locale: Locale,
): string =>
  calendarFile(
    method,
    meetings.map((one) => calendarEvent(act, one, locale)),
  )

/** The same of one meeting, for who signed up. */
export const projectCalendar = (
  act: Place,
  about: OfProject,
  method: CalendarMethod,
  locale: Locale,
  attendee?: { readonly name: string; readonly email: string },
): string => calendarFile(method, [{ ...calendarEvent(act, about, locale), attendee }])

function calendarEvent(act: Place, { meeting, project }: OfProject, locale: Locale): CalendarEvent {
  const url = absolute(act, paths.projectMeeting(project.slug, meeting.id))
  return {
    uid: `${meeting.id}@meemaken`,
    sequence: meeting.sequence,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    title: meeting.title,
    place: meeting.place,
    description: [meeting.agenda, url].filter(Boolean).join('\n\n'),
    url,
    cancelled: meeting.status === 'cancelled',
    organiser: {
      name: act.municipality.team.name[locale],
      email: act.settings.mailFrom ?? act.municipality.team.email,
    },
    stamp: meeting.changed_at,
  }
}

export type SignUpNews = 'coming' | 'waiting' | 'up' | 'reminder' | 'moved' | 'cancelled' | 'gone'

const methods: Readonly<Record<SignUpNews, CalendarMethod | null>> = {
  coming: 'REQUEST',
  up: 'REQUEST',
  moved: 'REQUEST',
  cancelled: 'CANCEL',
  gone: 'CANCEL',
  waiting: null,
  reminder: null,
}

/** Writes to somebody who signed up, in the language in which they did. */
export async function mailSignUp(
  act: Act,
  about: { readonly project: Pick<Project, 'slug'>; readonly meeting: ProjectMeeting; readonly was?: Date },
  signUp: SignUp,
  news: SignUpNews,
): Promise<void> {
  const { meeting, project } = about
  const { locale, email, name } = signUp
  const t = meetingWords(locale).mail
  const texts: Readonly<Record<SignUpNews, string>> = {
    coming: t.comingText(signUp.people),
    waiting: t.waitingText,
    up: t.upText,
    reminder: t.reminderText,
    moved: t.movedText(formatMoment(about.was ?? meeting.starts_at, locale)),
    cancelled: t.cancelledText(formatMoment(meeting.starts_at, locale)),
    gone: t.goneText,
  }
  const goesOn = news !== 'cancelled' && news !== 'gone'
  const tellsWhy = (news === 'moved' || news === 'cancelled') && meeting.reason
  const blocks: readonly MailBlock[] = [
    texts[news],
    ...(tellsWhy ? [t.reason(meeting.reason ?? '')] : []),
    ...(goesOn ? [{ list: [t.when(whenWords(meeting, locale)), t.where(meeting.place)] }] : []),
    ...(goesOn
      ? [{ link: { label: t.see, path: paths.signUp(signUpCode(act, signUp.id, signUp.token_hash)) } }]
      : []),
  ]
  // Who waits has nothing in their calendar.
  const method = signUp.state === 'waiting' ? null : methods[news]
  await putInOutbox(act.db, {
    to: email,
    ...renderMail(act, locale, { subject: t[news](meeting.title), to: name, blocks }),
    attachments: method
      ? [
          {
            name: 'bijeenkomst.ics',
            mediaType: calendarMediaType(method),
            content: projectCalendar(act, { project, meeting }, method, locale, { name, email }),
          },
        ]
      : [],
    about: { kind: signUpMailKind, id: signUp.id },
    at: act.now,
  })
}
