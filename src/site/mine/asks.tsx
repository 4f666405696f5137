import { type CommitmentView, statusWords } from '../../commitments/index.ts'
import { coApplicantTexts } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, daysBetween, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { meetingTitle } from '../../meetings/index.ts'
import { neighbourTexts } from '../../neighbours/index.ts'
import { paths } from '../../paths.ts'
import { satisfactionTexts } from '../../reports/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { type Task, TaskList } from '../../ui/task-list/task-list.tsx'
import type { Mine } from './data.ts'
import type { Ask } from './rules.ts'
import { texts } from './texts.ts'

/** What somebody is asked, first on the page. */
export function AskSection({ act, mine }: { readonly act: Act; readonly mine: Mine }) {
  const t = texts(act.locale).asks
  const tasks = tasksOf(act, mine)
  return (
    <Section title={t.title}>{tasks.length > 0 ? <TaskList tasks={tasks} /> : <p>{t.nothing}</p>}</Section>
  )
}

/** Promises are mentioned here from a week before their day. */
const promiseDays = 7

type Dated = Task & { readonly by: Day | null }

function tasksOf(act: Act, mine: Mine): readonly Task[] {
  const { locale } = act
  const t = texts(locale).asks
  const today = dayOf(act.now)
  const all: readonly Dated[] = [
    ...mine.jury.map((task) => ({ ...task, by: today })),
    ...mine.asks.map((ask) => taskOfAsk(act, ask, mine)),
    ...mine.promises
      .filter(({ state }) => state.status === 'late' || state.due <= addDays(today, promiseDays))
      .map((promise) => ({
        key: `promise-${promise.id}`,
        // What is late stays on top, also when a new day was named.
        by: promise.state.status === 'late' ? promise.state.firstDue : promise.state.due,
        title: promise.promise === null ? t.promiseErased : t.promise(promise.promise),
        about: `${promise.about.title} (${promise.owner})`,
        href: paths.commitment(promise.id),
        status: promiseBadge(promise, act),
      })),
    ...mine.questions.map(({ id, answer_by: by, organisation }) => ({
      key: `co-applicant-${id}`,
      by,
      title: coApplicantTexts(locale).mine.ask,
      ...(organisation ? { about: organisation } : {}),
      href: paths.myCoApplication(id),
      status: dueBadge(by, today, locale),
    })),
    ...[...mine.reactions].flatMap(([caseId, amount]) => {
      const plan = mine.running.find(({ file }) => file.id === caseId)
      if (!plan) return []
      return [
        {
          key: `reactions-${caseId}`,
          by: null,
          title: neighbourTexts(locale).mine.title,
          about: plan.file.title,
          href: paths.caseReactions(plan.file.number),
          status: { label: neighbourTexts(locale).mine.open(amount), tone: 'wait' as const },
        },
      ]
    }),
    ...mine.opinions.map(({ id, title }) => ({
      key: `opinion-${id}`,
      by: null,
      title: satisfactionTexts(locale).mine.ask(title),
      href: paths.myOpinion(id),
      status: { label: satisfactionTexts(locale).mine.optional, tone: 'neutral' as const },
    })),
    ...mine.meetings
      .filter((meeting) => meeting.answer === null)
      .map((meeting) => {
        const by = dayOf(meeting.starts_at)
        return {
          key: `meeting-${meeting.id}`,
          by,
          title: t.meeting(meetingTitle(meeting, locale)),
          href: paths.meeting(meeting.id),
          status: { label: formatDay(by, locale, 'long'), tone: 'wait' as const },
        }
      }),
  ]
  return all.toSorted((a, b) => (a.by ?? 'z').localeCompare(b.by ?? 'z'))
}

/** How a promise stands: late is late against the first day, whatever day was named since. */
export function promiseBadge(
  { state }: CommitmentView,
  { locale, now }: Pick<Act, 'locale' | 'now'>,
): NonNullable<Task['status']> {
  return state.status === 'late'
    ? { label: statusWords(state, locale), tone: 'bad' }
    : dueBadge(state.due, dayOf(now), locale)
}

/** The day by which something is asked, as a badge. */
function dueBadge(due: Day | null, today: Day, locale: Locale): NonNullable<Task['status']> {
  const t = texts(locale)
  if (due === null) return { label: t.noHurry, tone: 'neutral' }
  if (due < today) return { label: t.late(daysBetween(due, today)), tone: 'bad' }
  if (due === today) return { label: t.today, tone: 'wait' }
  const soon = due <= addDays(today, promiseDays)
  return { label: t.by(formatDay(due, locale, 'day_month')), tone: soon ? 'wait' : 'neutral' }
}

function taskOfAsk(act: Act, ask: Ask, mine: Mine): Dated {
  const { locale } = act
  const t = texts(locale).asks
  const plan = [...mine.running, ...mine.ended].find((one) => one.file.id === ask.caseId)
  const number = plan?.file.number ?? ''
  const places = {
    answer: { title: t.answer, href: paths.initiativeMessages(number) },
    messages: { title: t.messages(ask.amount), href: paths.initiativeMessages(number) },
    turn: { title: t.turn, href: paths.initiativeNews(number) },
    changes: { title: t.changes, href: paths.initiativeEdit(number) },
    publish: { title: t.publish, href: paths.initiativePublicity(number) },
    account_number: { title: t.accountNumber, href: paths.caseMoney(number) },
    tell_money: { title: t.tellMoney, href: paths.caseMoney(number) },
  }
  return {
    key: `${ask.kind}-${ask.caseId}`,
    by: ask.by,
    about: plan?.file.title ?? '',
    ...places[ask.kind],
    status:
      ask.kind === 'messages' || ask.kind === 'account_number'
        ? { label: ask.kind === 'messages' ? texts(locale).fresh : t.thenWePay, tone: 'wait' }
        : dueBadge(ask.by, dayOf(act.now), locale),
  }
}
