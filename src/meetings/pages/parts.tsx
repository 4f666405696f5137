import { formatMoment } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import type { MeetingStatus } from '../rules.ts'
import type { Meeting } from '../store.ts'
import { texts } from '../texts.ts'

const tones: Readonly<Record<MeetingStatus, Tone>> = {
  planned: 'active',
  moved: 'wait',
  held: 'good',
  cancelled: 'neutral',
}

export function MeetingBadge({
  status,
  locale,
}: {
  readonly status: MeetingStatus
  readonly locale: Locale
}) {
  return <StatusBadge tone={tones[status]}>{texts(locale).statuses[status]}</StatusBadge>
}

/** What kind of meeting about what; what it is about is Dutch, also on an English page. */
export const MeetingTitle = ({
  meeting: { kind, title },
  locale,
}: {
  readonly meeting: Pick<Meeting, 'kind' | 'title'>
  readonly locale: Locale
}) => (
  <>
    {texts(locale).kinds[kind]}: <span lang={langOfWords(locale)}>{title}</span>
  </>
)

/** Meetings in a few lines each, for the page of a case, of a person, and for the desk. */
export function MeetingList({
  meetings,
  locale,
}: {
  readonly meetings: readonly Meeting[]
  readonly locale: Locale
}) {
  if (meetings.length === 0) return <p>{texts(locale).none}</p>
  return (
    <ul class="plain-list stack">
      {meetings.map((meeting) => (
        <li>
          <a href={paths.meeting(meeting.id)}>
            <MeetingTitle meeting={meeting} locale={locale} />
          </a>{' '}
          <MeetingBadge status={meeting.status} locale={locale} />
          <br />
          {formatMoment(meeting.starts_at, locale, 'long')}
          <br />
          <span class="small">{meeting.place}</span>
        </li>
      ))}
    </ul>
  )
}
