import { type Day, formatDay } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { type DeskAction, deskActions, paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Heading } from '../../../ui/heading/heading.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import type { NextAction, Waiting } from './rules.ts'
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

/** The one thing to do next, as a button; what comes after it, as links; or whose turn it is. */
export function NextStep({
  locale,
  number,
  next,
  waiting,
}: {
  readonly locale: Locale
  readonly number: string
  readonly next: readonly NextAction[]
  readonly waiting: Waiting
}) {
  const t = texts(locale).next
  const [top, ...others] = next
  if (!top) {
    return (
      <>
        <Heading level={2}>{t.nothing}</Heading>
        <p>
          {t.waits[waiting.who]} {waiting.until && t.until(formatDay(waiting.until, locale, 'long'))}
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
          {t.todo[top.key]}
        </LinkButton>
      </div>
      {others.length > 0 && (
        <>
          <Heading level={3}>{t.others}</Heading>
          <ul class="plain-list stack">
            {others.map((action) => (
              <li key={`${action.key}-${action.id}`}>
                <a href={hrefOf(number, action)}>{t.todo[action.key]}</a>{' '}
                <DueWords action={action} locale={locale} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
