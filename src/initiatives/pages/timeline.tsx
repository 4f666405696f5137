import type { ComponentChildren } from 'preact'
import {
  type CaseEvent,
  caseTexts,
  type OpenedCase,
  outcomeOf,
  stepOf,
  type TimelineItem,
  termName,
} from '../../cases/index.ts'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import type { StoredFile } from '../../kit/files.ts'
import { type Locale, langOfWords, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { FileList } from '../../ui/file-list/file-list.tsx'
import { Photos } from '../../ui/photo/photo.tsx'
import type { TimelineEntry } from '../../ui/timeline/timeline.tsx'
import type { Initiative } from '../store.ts'
import { texts } from '../texts.ts'

export type Files = ReadonlyMap<string, StoredFile>

interface TellInput {
  readonly opened: OpenedCase
  readonly items: readonly TimelineItem[]
  readonly files: Files
  readonly locale: Locale
  /** Titles and addresses of linked initiatives that may be named. */
  readonly linked?: ReadonlyMap<string, Pick<Initiative, 'number' | 'slug' | 'title'>>
}

const turningPoints: readonly string[] = [
  'submitted',
  'guide_appointed',
  'step_completed',
  'decision_taken',
  'result_recorded',
  'money_granted',
  'money_paid',
  'money_settled',
  'reopened',
  'withdrawn',
  'merged',
  'merge_received',
  'split_off',
]

/**
 * What happened, newest first, in words. Messages are left to the conversation; a step that a decision completed
 * is told by the decision.
 */
export function timelineEntries(input: TellInput): readonly TimelineEntry[] {
  const { opened, items, files, locale } = input
  return items
    .filter(({ event }) => event.type !== 'message_posted' && !toldByDecision(event, items))
    .map((item): TimelineEntry => {
      const { event, text, fileIds } = item
      const { title, more } = tell(event, input)
      const added = fileIds.flatMap((id) => files.get(id) ?? [])
      return {
        key: String(event.id),
        when: formatDay(event.on, locale),
        dateTime: event.on,
        title,
        important: turningPoints.includes(event.type),
        visibility: event.visibility,
        children:
          more || text || added.length > 0 ? (
            <>
              {text && (
                <p class="keep-lines" lang={langOfWords(locale)}>
                  {text}
                </p>
              )}
              {more && <p>{more}</p>}
              <Attached files={added} locale={locale} title={opened.file.title} />
            </>
          ) : undefined,
      }
    })
    .reverse()
    .toSorted(byDayNewestFirst)
}

/** What was told later than it happened stands at its day; what happened on one day keeps its order. */
const byDayNewestFirst = (one: TimelineEntry, other: TimelineEntry): number =>
  one.dateTime === other.dateTime ? 0 : one.dateTime < other.dateTime ? 1 : -1

type Event = TimelineItem['event']

const toldByDecision = (event: Event, items: readonly TimelineItem[]): boolean =>
  event.type === 'step_completed' &&
  items.some(
    ({ event: other }) =>
      other.type === 'decision_taken' &&
      other.at.getTime() === event.at.getTime() &&
      other.data.step === event.data.step,
  )

interface Told {
  readonly title: string
  readonly more?: ComponentChildren
}

/** One event in words: its title, and what belongs to it besides what was written. */
function tell(event: Event, { opened, items, locale, linked }: TellInput): Told {
  const words = caseTexts(locale)
  const t = texts(locale).timeline
  const usual = words.events[event.type]
  const { process, state } = opened
  const day = (value: string): string => formatDay(value, locale)
  const amount = (cents: number): string => amountInWords(cents, locale)
  const outcome = (step: string, key: string): string => {
    const found = outcomeOf(stepOf(process, step), key)
    return found ? say(found.label, locale) : ''
  }
  /** What was promised, when this reader saw the promise being made. */
  const promised = ({ data }: Extract<Event, { data: { commitmentId: string } }>): string | null => {
    const made = items.find(
      (item) => item.event.type === 'commitment_made' && item.event.data.commitmentId === data.commitmentId,
    )
    return made?.text ? t.promise(made.text) : null
  }
  const meetingOf = ({ data }: Extract<Event, { type: 'meeting_cancelled' }>) =>
    opened.events
      .flatMap((one) =>
        one.type === 'meeting_planned' && one.data.meetingId === data.meetingId ? [one.data] : [],
      )
      .at(-1)
  const because = ({ data }: Extract<Event, { type: 'meeting_cancelled' | 'commitment_dropped' }>) =>
    data.because ? words.endedBecause[data.because] : null
  const withPlace = (spot: string, words?: string): ComponentChildren => (
    <>
      {words} <a href={paths.spot(spot)}>{t.spot}</a>
    </>
  )
  switch (event.type) {
    case 'step_completed': {
      const step = stepOf(process, event.data.step)
      const label = outcome(event.data.step, event.data.outcome)
      return step ? { title: label, more: t.stepDone(say(step.title, locale)) } : { title: usual }
    }
    case 'decision_taken':
      return { title: t.decided(outcome(event.data.step, event.data.outcome)) }
    case 'guide_appointed':
      return { title: usual }
    case 'paused':
      return { title: usual, more: t.answerBy(day(event.data.until)) }
    case 'extended':
      return { title: usual, more: t.extendedBy(words.term(event.data)) }
    case 'commitment_made':
      return { title: usual, more: t.promisedFor(day(event.data.due)) }
    case 'commitment_rescheduled':
      return { title: usual, more: sentences(promised(event), t.promisedFor(day(event.data.due))) }
    case 'commitment_late':
      return { title: usual, more: sentences(promised(event), t.wasPromisedFor(day(event.data.due))) }
    case 'commitment_kept':
      return { title: usual, more: promised(event) }
    case 'commitment_dropped':
      return { title: usual, more: sentences(promised(event), because(event)) }
    case 'decision_planned':
      return { title: usual, more: t.decisionPlanned(event.data.body, day(event.data.plannedOn)) }
    case 'meeting_planned':
      return { title: usual, more: formatMoment(new Date(event.data.startsAt), locale) }
    case 'meeting_cancelled': {
      const planned = meetingOf(event)
      const when = planned && t.wasPlannedFor(formatMoment(new Date(planned.startsAt), locale))
      return { title: usual, more: sentences(when, because(event)) }
    }
    case 'info_pack_sent':
      return {
        title: usual,
        more: <a href={paths.infoPack(opened.file.number)}>{t.infoPack}</a>,
      }
    case 'stuck_answered': {
      const outcomes: Readonly<Record<string, string>> = words.stuckOutcomes
      return { title: usual, more: outcomes[event.data.outcome] }
    }
    case 'term_missed': {
      const term = state.terms.find(({ key }) => key === event.data.term)
      const name = term ? termName(process, term, locale) : null
      return { title: usual, more: name ? t.missed(name, day(event.data.due)) : day(event.data.due) }
    }
    case 'money_paid':
      return { title: usual, more: t.paidOn(amount(event.data.cents), day(event.data.on)) }
    case 'money_granted':
    case 'money_settled':
    case 'money_returned':
    case 'payment_failed':
    case 'money_corrected':
      return { title: usual, more: amount(event.data.cents) }
    case 'bank_account_checked':
      return { title: usual, more: t.accountChecked[event.data.outcome] }
    case 'account_sent':
      return { title: usual, more: t.accountSums(amount(event.data.spent), amount(event.data.unspent)) }
    case 'account_returned':
    case 'account_postponed':
      return { title: usual, more: t.answerBy(day(event.data.until)) }
    case 'spot_asked':
    case 'spot_agreed': {
      const { spot, from, until } = event.data
      return { title: usual, more: withPlace(spot, t.period(day(from), day(until))) }
    }
    case 'spot_extended':
      return { title: usual, more: withPlace(event.data.spot, t.until(day(event.data.until))) }
    case 'spot_inspected':
      return { title: usual, more: withPlace(event.data.spot, t.inspected[event.data.outcome]) }
    case 'spot_refused':
    case 'spot_ended':
      return { title: usual, more: withPlace(event.data.spot) }
    case 'linked':
    case 'merged':
    case 'merge_received':
    case 'split_off': {
      const other = linked?.get(otherIn(event) ?? '')
      if (!other) return { title: usual }
      return {
        title: usual,
        more: <a href={paths.initiative(other.number, other.slug)}>{other.title}</a>,
      }
    }
    default:
      return { title: usual }
  }
}

/** The other plan that an event speaks of. */
function otherIn(event: CaseEvent): string | null {
  if (event.type === 'linked') return event.data.caseId
  if (event.type === 'merged') return event.data.intoId
  return event.type === 'merge_received' || event.type === 'split_off' ? event.data.fromId : null
}

/** The other plans that these events speak of, to read them before they are told. */
export const othersIn = (items: readonly Pick<TimelineItem, 'event'>[]): readonly string[] =>
  items.flatMap(({ event }) => otherIn(event) ?? [])

const sentences = (...all: readonly (string | null | undefined)[]): string => all.filter(Boolean).join(' ')

/** Photos shown, other files as links. */
export function Attached({
  files,
  locale,
  title,
}: {
  readonly files: readonly StoredFile[]
  readonly locale: Locale
  readonly title: string
}) {
  const t = texts(locale).detail
  const photos = files.filter((file) => file.width !== null)
  const others = files.filter((file) => file.width === null)
  return (
    <>
      {photos.length > 0 && (
        <Photos
          photos={photos.map((file, index) => ({
            src: paths.file(file.id, file.name),
            alt: t.newsPhoto(title, index + 1),
            width: file.width ?? undefined,
            height: file.height ?? undefined,
          }))}
        />
      )}
      {others.length > 0 && (
        <FileList
          locale={locale}
          files={others.map((file) => ({
            name: file.name,
            href: paths.file(file.id, file.name),
            kind: file.name.split('.').at(-1)?.toUpperCase() ?? '',
            bytes: file.bytes,
          }))}
        />
      )}
    </>
  )
}

/** News that this reader may see, newest first, as its own part of the page. */
export function News({
  items,
  files,
  locale,
  title,
}: {
  readonly items: readonly TimelineItem[]
  readonly files: Files
  readonly locale: Locale
  readonly title: string
}) {
  return (
    <div class="stack stack-loose">
      {items.map(({ event, text, fileIds }) => (
        <article key={event.id} class="flow">
          <p class="small">
            <time dateTime={dayOf(event.at)}>{formatDay(event.on, locale)}</time>
          </p>
          {text && (
            <p class="keep-lines" lang={langOfWords(locale)}>
              {text}
            </p>
          )}
          <Attached files={fileIds.flatMap((id) => files.get(id) ?? [])} locale={locale} title={title} />
        </article>
      ))}
    </div>
  )
}
