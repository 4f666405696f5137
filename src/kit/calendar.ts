import { addDays, type Day } from './dates.ts'

/** A meeting as a calendar program knows it (RFC 5545). */
export interface CalendarEvent {
  /** The same for the life of a meeting: a program recognises a change by it. */
  readonly uid: string
  /** Goes up with every change; the highest one counts. */
  readonly sequence: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly place: string | null
  readonly description: string | null
  readonly url: string | null
  readonly cancelled: boolean
  /** Whose calendar it comes from. */
  readonly organiser: { readonly name: string; readonly email: string }
  /** Only the receiver: other people's addresses are not ours to give away. */
  readonly attendee?: { readonly name: string; readonly email: string } | undefined
  /** Moment of this version. */
  readonly stamp: Date
}

/** REQUEST asks to put it in the calendar, CANCEL takes it out, PUBLISH is a file to keep. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/** Media type of a calendar file; mail programs show buttons for a method they know. */
export const calendarMediaType = (method: CalendarMethod): string =>
  `text/calendar; method=${method}; charset=utf-8`

/** The text of an `.ics` file. Times are in UTC, so that no reader needs our rules for summer time. */
export function calendarFile(method: CalendarMethod, events: readonly CalendarEvent[]): string {
  return fileOf([`METHOD:${method}`, ...events.flatMap(eventLines)])
}

/** Something of a whole day that a calendar follows, such as the last day of a term. */
export interface CalendarDay {
  readonly uid: string
  readonly day: Day
  readonly title: string
  readonly description: string
  readonly url: string
  readonly cancelled: boolean
  /** Day on which this last changed. */
  readonly changedOn: Day
}

/** A calendar to subscribe to: it is read again every few hours. Whole days keep nobody busy. */
export function calendarOfDays(name: string, days: readonly CalendarDay[]): string {
  return fileOf([
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...days.flatMap((one) => [
      'BEGIN:VEVENT',
      `UID:${one.uid}`,
      `DTSTAMP:${compact(one.changedOn)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(one.day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(one.day, 1))}`,
      `SUMMARY:${escaped(one.title)}`,
      `DESCRIPTION:${escaped(one.description)}`,
      `URL:${one.url}`,
      `STATUS:${one.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
  ])
}

const compact = (day: Day): string => day.replaceAll('-', '')

const fileOf = (content: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Meemaken//Meemaken//NL',
    'CALSCALE:GREGORIAN',
    ...content,
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

function eventLines(event: CalendarEvent): readonly string[] {
  const { organiser, attendee } = event
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.email}`,
    ...(attendee ? [`ATTENDEE;CN=${quoted(attendee.name)};RSVP=FALSE:mailto:${attendee.email}`] : []),
    'END:VEVENT',
  ]
}

const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n]/g, '\\n')

/** A parameter cannot hold a double quote or a line break, whatever one does. */
const quoted = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`

/** At most 75 octets on a line; what follows starts with a space. Never within a character. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += sign
    octets += size
  }
  return [...lines, current].join('\r\n')
}
