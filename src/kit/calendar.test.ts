import { expect, test } from 'vitest'
import { type CalendarEvent, calendarFile } from './calendar.ts'
import { momentAt } from './dates.ts'

const event: CalendarEvent = {
  uid: 'b1f4@meemaken',
  sequence: 2,
  startsAt: momentAt('2027-01-08', '19:30'),
  endsAt: momentAt('2027-01-08', '20:30'),
  title: 'Kennismaking: Voedselbos; een tuin, voor iedereen',
  place: 'Buurthuis De Kade, Kade 1',
  description: 'Neem mee:\n- je schets',
  url: 'https://example.org/afspraken/1',
  cancelled: false,
  organiser: { name: 'Gemeente "Waterstad"', email: 'team@waterstad.example' },
  attendee: { name: 'Ömer\r\nX-EVIL:1', email: 'omer@example.org' },
  stamp: new Date('2026-12-01T10:00:00Z'),
}

const lines = (text: string): readonly string[] => text.replace(/\r\n /g, '').split('\r\n')

test('a calendar file says what, when and where, in UTC', () => {
  const file = calendarFile('REQUEST', [event])
  expect(lines(file)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Meemaken//Meemaken//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:b1f4@meemaken',
    'SEQUENCE:2',
    'DTSTAMP:20261201T100000Z',
    'DTSTART:20270108T183000Z',
    'DTEND:20270108T193000Z',
    'SUMMARY:Kennismaking: Voedselbos\\; een tuin\\, voor iedereen',
    'LOCATION:Buurthuis De Kade\\, Kade 1',
    'DESCRIPTION:Neem mee:\\n- je schets',
    'URL:https://example.org/afspraken/1',
    'STATUS:CONFIRMED',
    'ORGANIZER;CN="Gemeente  Waterstad ":mailto:team@waterstad.example',
    'ATTENDEE;CN="Ömer  X-EVIL:1";RSVP=FALSE:mailto:omer@example.org',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('no line is longer than 75 octets, and no character is cut', () => {
  const title = 'Één groep – “samen” 🌳 in de wijk, '.repeat(12)
  const file = calendarFile('PUBLISH', [{ ...event, title }])
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
  expect(lines(file).find((line) => line.startsWith('SUMMARY:'))).toBe(
    `SUMMARY:${title.replace(/,/g, '\\,')}`,
  )
})

test.each([
  ['before summer time began', '2026-03-29', '01:30', '20260329T003000Z'],
  ['after summer time began', '2026-03-29', '10:00', '20260329T080000Z'],
  ['after winter time began', '2026-10-25', '10:00', '20261025T090000Z'],
  ['the evening before', '2026-10-24', '19:30', '20261024T173000Z'],
])('%s', (_, day, time, expected) => {
  const startsAt = momentAt(day, time)
  expect(calendarFile('PUBLISH', [{ ...event, startsAt }])).toContain(`DTSTART:${expected}\r\n`)
})
