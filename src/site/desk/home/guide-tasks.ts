import { type CaseFile, type ProcessVersion, stepOf } from '../../../cases/index.ts'
import { type CommitmentView, statusWords } from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addWorkingDays, type Day, dayOf, formatDay, formatTime } from '../../../kit/dates.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { type Meeting, meetingTitle } from '../../../meetings/index.ts'
import { paths } from '../../../paths.ts'
import type { Task } from '../../../ui/task-list/task-list.tsx'
import type { GuideWork } from './duties.ts'
import type { Duty } from './rules.ts'
import { caseName, dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

/** What the lines of a guide are made of. */
export interface GuideWords {
  readonly act: Act
  readonly work: GuideWork
  readonly processes: readonly ProcessVersion[]
}

type Dated = Task & { readonly by: Day }

/** Duties, promises and meetings as one list, the most urgent first. */
export function tasksOf({ act, work, processes }: GuideWords): readonly Task[] {
  const { locale } = act
  const t = texts(locale).duties
  const today = dayOf(act.now)
  const all: readonly Dated[] = [
    ...work.duties.map((duty) => taskOfDuty(duty, { act, work, processes })),
    ...work.promises.map((promise) => promiseTask(act, promise, t.promise)),
    ...work.latePromises.map((promise) => promiseTask(act, promise, t.promiseOfColleague)),
    ...work.coming.map((meeting) => meetingTask(meeting, t.meeting(meetingTitle(meeting, locale)), locale)),
    ...work.unrecorded.map((meeting) => {
      const by = addWorkingDays(dayOf(meeting.ends_at), 2)
      const task = meetingTask(meeting, t.meetingRecord(meetingTitle(meeting, locale)), locale)
      return { ...task, by, status: dueBadge(by, today, locale) }
    }),
  ]
  return all.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
}

/** A promise as a line; when it is late, as late as every page says. */
export function promiseTask(
  { locale, now }: Act,
  { id, promise, owner, state, case: file }: CommitmentView,
  title: (what: string) => string,
): Dated {
  return {
    key: `promise-${id}`,
    by: state.due,
    title: promise === null ? texts(locale).duties.promiseErased : title(promise),
    href: paths.commitment(id),
    about: `${file.number} ${file.title}`,
    facts: [owner],
    status:
      state.status === 'late'
        ? { label: statusWords(state, locale), tone: 'bad' }
        : dueBadge(state.due, dayOf(now), locale),
  }
}

function meetingTask(meeting: Meeting, title: string, locale: Locale): Dated {
  const by = dayOf(meeting.starts_at)
  const when = texts(locale).duties.atTime(
    formatDay(by, locale, 'day_month'),
    formatTime(meeting.starts_at, locale),
  )
  return {
    key: `meeting-${meeting.id}`,
    by,
    title,
    href: paths.meeting(meeting.id),
    facts: [meeting.place],
    status: { label: when, tone: 'active' },
  }
}

/** One duty as a line with its own link. */
function taskOfDuty(duty: Duty, { act, work, processes }: GuideWords): Dated {
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const file = work.files.get(duty.caseId)
  const absence = work.standIns.find(({ files }) => files.some((one) => one.id === duty.caseId))?.absence
  const number = file?.number ?? ''
  const line = {
    by: duty.by,
    about: caseName(file),
    facts: absence ? [t.duties.standIn(work.people.get(absence.person_id)?.name ?? '')] : [],
  }
  switch (duty.kind) {
    case 'term':
      return {
        ...line,
        key: `term-${duty.caseId}-${duty.term.key}`,
        title: termTitle(duty, processes, file, locale),
        href: termPlace(duty.term.name, number),
        status: dueBadge(duty.by, today, locale),
      }
    case 'message':
      return {
        ...line,
        key: `message-${duty.caseId}`,
        title: t.duties.message,
        href: paths.deskCase(number, 'conversation'),
        status: sinceBadge(duty, today, locale),
      }
    case 'advice_share':
    case 'advice_late':
      return {
        ...line,
        key: `advice-${duty.advice.id}`,
        title:
          duty.kind === 'advice_share'
            ? t.duties.adviceShare(t.advice.aspects[duty.advice.aspect])
            : t.duties.adviceLate(t.advice.aspects[duty.advice.aspect]),
        href: paths.deskCase(number, 'advice'),
        status: dueBadge(duty.by, today, locale),
      }
    case 'tell':
      return {
        ...line,
        key: `tell-${duty.caseId}-${duty.personId}`,
        title: t.duties.tell(work.people.get(duty.personId)?.name ?? ''),
        facts: [...line.facts, t.duties.tellWhy],
        href: paths.deskCase(number),
        status: sinceBadge(duty, today, locale),
      }
  }
}

const sinceBadge = (
  duty: { readonly by: Day; readonly since: Day },
  today: Day,
  locale: Locale,
): NonNullable<Task['status']> => ({
  label: texts(locale).since(formatDay(duty.since, locale, 'day_month')),
  tone: duty.by < today ? 'bad' : 'wait',
})

function termTitle(
  { term }: Extract<Duty, { readonly kind: 'term' }>,
  processes: readonly ProcessVersion[],
  file: CaseFile | undefined,
  locale: Locale,
): string {
  const t = texts(locale).duties
  const norms: Readonly<Record<string, string>> = t.norms
  if (term.kind === 'norm') return norms[term.name] ?? term.name
  const process = processes.find((version) => version.process.kind === file?.kind)?.process
  const step = process && stepOf(process, term.name)
  return t.step(step ? say(step.title, locale) : term.name)
}

/** Where a norm is met; a step is completed from the case itself. */
function termPlace(name: string, number: string): string {
  switch (name) {
    case 'contact':
      return paths.deskCaseAction(number, 'appoint_guide')
    case 'intake':
      return paths.newMeeting(number)
    case 'feasibility':
      return paths.deskCaseAction(number, 'answer_feasibility')
    case 'update':
      return paths.deskCaseAction(number, 'post_update')
    case 'publication':
      return paths.deskCaseAction(number, 'review_publication')
    default:
      return paths.deskCase(number)
  }
}
