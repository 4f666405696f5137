import { type Day, formatDay, formatMoment } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { isOpenMeeting, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import type { Definition } from '../../ui/definition-list/definition-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { takesSignUps } from '../meeting-rules.ts'
import { meetingWords } from '../meeting-texts.ts'
import type { ProjectMeeting } from '../store.ts'

const standing = (meeting: ProjectMeeting, now: Date): 'open' | 'closed' | 'held' | 'cancelled' => {
  if (meeting.status === 'cancelled' || meeting.status === 'held') return meeting.status
  return takesSignUps(meeting, now) ? 'open' : 'closed'
}

const tones: Readonly<Record<ReturnType<typeof standing>, Tone>> = {
  open: 'active',
  closed: 'neutral',
  held: 'good',
  cancelled: 'wait',
}

export function ProjectMeetingBadge(props: {
  readonly meeting: ProjectMeeting
  readonly now: Date
  readonly locale: Locale
}) {
  const key = standing(props.meeting, props.now)
  return <StatusBadge tone={tones[key]}>{meetingWords(props.locale).badge[key]}</StatusBadge>
}

/** The meetings of a project: what is to come first, then what was. Nothing where there is none. */
export function ProjectMeetings(props: {
  readonly meetings: readonly ProjectMeeting[]
  readonly slug: string
  readonly now: Date
  readonly locale: Locale
}) {
  const { meetings, slug, now, locale } = props
  if (meetings.length === 0) return null
  const coming = meetings.filter(({ ends_at, status }) => ends_at > now && isOpenMeeting(status))
  const others = meetings.filter((one) => !coming.includes(one)).reverse()
  return (
    <Section title={meetingWords(locale).title} id="bijeenkomsten">
      <ul class="plain-list stack">
        {[...coming, ...others].map((meeting) => (
          <li key={meeting.id}>
            <a href={paths.projectMeeting(slug, meeting.id)} lang={langOfWords(locale)}>
              {meeting.title}
            </a>{' '}
            <ProjectMeetingBadge meeting={meeting} now={now} locale={locale} />
            <br />
            {formatMoment(meeting.starts_at, locale, 'long')}
            <br />
            <span class="small">{meeting.place}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** When, where, what about, and what there is for who needs it. */
export function meetingFacts(meeting: ProjectMeeting, now: Date, locale: Locale): readonly Definition[] {
  const t = meetingWords(locale)
  const lang = langOfWords(locale)
  const offered = meeting.offers.map((offer) => t.offers[offer])
  const left = meeting.capacity === null ? null : meeting.capacity - meeting.taken
  const until: Day = meeting.sign_up_until
  const isOpen = takesSignUps(meeting, now)
  return [
    { term: t.when, value: whenWords(meeting, locale) },
    { term: t.where, value: <span lang={lang}>{meeting.place}</span> },
    {
      term: t.about,
      value: (
        <span class="keep-lines" lang={lang}>
          {meeting.agenda}
        </span>
      ),
    },
    ...(offered.length > 0 || meeting.offers_note
      ? [
          {
            term: t.offered,
            value: (
              <>
                {offered.length > 0 && (
                  <ul>
                    {offered.map((offer) => (
                      <li key={offer}>{offer}</li>
                    ))}
                  </ul>
                )}
                {meeting.offers_note && <p lang={lang}>{meeting.offers_note}</p>}
              </>
            ),
          },
        ]
      : []),
    ...(isOpen ? [{ term: t.until, value: formatDay(until, locale, 'long') }] : []),
    ...(isOpen && left !== null ? [{ term: t.room, value: left > 0 ? t.roomFor(left) : t.full }] : []),
  ]
}

/** Whether it has begun, so that there is something to tell about it. */
export const hasBegun = (meeting: ProjectMeeting, now: Date): boolean => meeting.starts_at <= now
