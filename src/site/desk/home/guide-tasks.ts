import type { ProcessVersion } from '../../../cases/index.ts'
import { type CommitmentView, statusWords } from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addWorkingDays, type Day, dayOf, formatDay, formatTime } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { type Meeting, meetingTitle } from '../../../meetings/index.ts'
import { paths } from '../../../paths.ts'
import type { Task } from '../../../ui/task-list/task-list.tsx'
import { hrefOf, titleOf } from '../case/next-step.tsx'
import type { Duty, GuideWork } from './duties.ts'
import { caseName, dueBadge, stepTitle } from './shared.tsx'
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
  { id, promise, owner, state, about: file }: CommitmentView,
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

/** A next step as a line with its own link: the same words and the same place as on the page of its case. */
function taskOfDuty({ known, action }: Duty, { act, work, processes }: GuideWords): Dated {
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const { file, facts, people } = known
  const absence = work.standIns.find(({ files }) => files.some((one) => one.id === file.id))?.absence
  return {
    key: `${file.id}-${action.key}-${action.id}`,
    by: action.due ?? today,
    title: titleOf(action, facts, people, locale),
    about: caseName(file),
    facts: [
      ...(absence ? [t.duties.standIn(work.people.get(absence.person_id)?.name ?? '')] : []),
      ...(action.key === 'complete_step' ? [stepTitle(processes, file, locale)] : []),
      ...(action.key === 'tell_by_hand' ? [t.duties.tellWhy] : []),
    ],
    href: hrefOf(file.number, action),
    status: action.due ? dueBadge(action.due, today, locale) : { label: t.dueNow, tone: 'wait' },
  }
}
