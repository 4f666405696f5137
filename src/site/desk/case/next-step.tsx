import { caseMailTexts, caseTexts, type StepActor } from '../../../cases/index.ts'
import { type Day, formatDay } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { type DeskAction, deskActions, paths } from '../../../paths.ts'
import type { Person } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Heading } from '../../../ui/heading/heading.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import type { DeskCase } from './open.ts'
import type { CaseFacts, NextAction, Waiting } from './rules.ts'
import { texts } from './texts.ts'

const isDeskAction = (key: string): key is DeskAction => Object.hasOwn(deskActions, key)

/** Where a next action is done: a page of the desk, or one of another domain. */
export function hrefOf(number: string, { key, id }: Pick<NextAction, 'key' | 'id'>): string {
  if (isDeskAction(key)) {
    const aboutAdvice = key === 'remind_advice' || key === 'release_advice'
    return paths.deskCaseAction(number, key, aboutAdvice && id ? { advies: id } : {})
  }
  switch (key) {
    case 'answer_message':
      return paths.deskCase(number, 'conversation')
    case 'answer_stuck':
      return paths.stuckRequest(id ?? '')
    case 'answer_advice':
      return paths.adviceRequest(id ?? '')
    case 'plan_intake':
      return paths.newMeeting(number)
    case 'report_meeting':
      return paths.meeting(id ?? '')
    case 'make_commitment':
      return paths.newCommitment(number)
    case 'report_commitment':
      return paths.commitment(id ?? '')
    case 'tell_by_hand':
      return paths.tellByHand(number)
    case 'weigh':
    case 'seat_assessor':
    case 'release_weighing':
      return paths.weighing(number)
  }
}

/** What a next action is called, on the page of its case and on the page of who does it. */
export function titleOf(
  { key, id }: Pick<NextAction, 'key' | 'id'>,
  { advice }: Pick<CaseFacts, 'advice'>,
  people: ReadonlyMap<string, Pick<Person, 'name'>>,
  locale: Locale,
): string {
  const t = texts(locale).next
  switch (key) {
    case 'remind_advice':
    case 'release_advice':
    case 'answer_advice': {
      const asked = advice.find((request) => request.id === id)
      return asked ? t.ofAdvice[key](caseMailTexts(locale).aspects[asked.aspect]) : t.todo[key]
    }
    case 'tell_by_hand': {
      const name = people.get(id ?? '')?.name
      return name ? t.tellByHand(name) : t.todo[key]
    }
    default:
      return t.todo[key]
  }
}

function DueWords({ action, locale }: { readonly action: NextAction; readonly locale: Locale }) {
  const t = texts(locale).next
  const day = (value: Day): string => formatDay(value, locale)
  if (action.due === null) return <StatusBadge tone="active">{t.now}</StatusBadge>
  return action.late ? (
    <StatusBadge tone="bad">{t.late(day(action.due))}</StatusBadge>
  ) : (
    <StatusBadge tone="active">{t.due(day(action.due))}</StatusBadge>
  )
}

/** Whose turn it is; the actor of a step is called the same on every page. */
function waitsWords({ who }: Waiting, locale: Locale): string {
  const t = texts(locale).next
  const { actors } = caseTexts(locale)
  return Object.hasOwn(actors, who)
    ? t.turn(actors[who as StepActor])
    : t.waits[who as Exclude<typeof who, StepActor>]
}

/** The one thing to do next, as a button; what comes after it, as links; or whose turn it is. */
export function NextStep({ locale, found }: { readonly locale: Locale; readonly found: DeskCase }) {
  const t = texts(locale).next
  const { next, waiting, facts, people } = found
  const { number } = found.opened.file
  const [top, ...others] = next
  const title = (action: NextAction): string => titleOf(action, facts, people, locale)
  if (!top) {
    return (
      <>
        <Heading level={2}>{t.nothing}</Heading>
        <p>
          {waitsWords(waiting, locale)} {waiting.until && t.until(formatDay(waiting.until, locale, 'long'))}
        </p>
      </>
    )
  }
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <p>
        <DueWords action={top} locale={locale} />
      </p>
      <div class="button-row">
        <LinkButton href={hrefOf(number, top)} iconEnd="arrow-right">
          {title(top)}
        </LinkButton>
      </div>
      {others.length > 0 && (
        <>
          <Heading level={3}>{t.others}</Heading>
          <ul class="plain-list stack">
            {others.map((action) => (
              <li key={`${action.key}-${action.id}`}>
                <a href={hrefOf(number, action)}>{title(action)}</a>{' '}
                <DueWords action={action} locale={locale} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
