import {
  byCase,
  type CaseFile,
  type DeskScope,
  isTeam,
  type Process,
  type ProcessVersion,
  runningTermsOf,
  stepOf,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { Actor } from '../../../kit/actor.ts'
import { type Day, dayOf, formatDay } from '../../../kit/dates.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { type Absence, mayEnter, whoAnswers } from '../../../people/index.ts'
import type { Area } from '../../../places/index.ts'
import type { Tone } from '../../../ui/status/status.tsx'
import { type Tab, Tabs } from '../../../ui/tabs/tabs.tsx'
import { areasOfRole, type DueFor, dueFor, stepFor, urgencyOf } from './rules.ts'
import { texts } from './texts.ts'

export interface Badge {
  readonly label: string
  readonly tone: Tone
}

/** The day on which something is due, as a badge; with `what` it also says what for. */
export function dueBadge(due: Day | null, today: Day, locale: Locale, what?: DueFor): Badge {
  const { label, tone } = dayBadge(due, today, locale)
  return { label: what ? `${texts(locale).dueFor[what]} ${label}` : label, tone }
}

function dayBadge(due: Day | null, today: Day, locale: Locale): Badge {
  const t = texts(locale)
  if (due === null) return { label: t.noDay, tone: 'neutral' }
  const urgency = urgencyOf(due, today)
  if (urgency.is === 'late') return { label: t.late(urgency.days), tone: 'bad' }
  if (urgency.is === 'today') return { label: t.dueToday, tone: 'wait' }
  return {
    label: t.by(formatDay(due, locale, 'day_month')),
    tone: urgency.is === 'soon' ? 'wait' : 'neutral',
  }
}

/** What the municipality owes first in each of these cases; one query. */
export async function duesOf(
  act: Act,
  files: readonly CaseFile[],
  processes: readonly ProcessVersion[],
): Promise<Dues> {
  const terms = byCase(
    await runningTermsOf(
      act.db,
      files.map((file) => file.id),
    ),
  )
  return new Map(
    files.map((file) => [file.id, dueFor(terms.get(file.id) ?? [], processOf(processes, file.kind))]),
  )
}

export type Dues = ReadonlyMap<string, ReturnType<typeof dueFor>>

/** How a case in a list stands by the clock, and what its day is for. */
export function caseBadge(file: CaseFile, act: Pick<Act, 'locale' | 'now'>, dues?: Dues): Badge {
  const t = texts(act.locale)
  const day = (value: Day): string => formatDay(value, act.locale, 'day_month')
  if (file.state === 'ended') return { label: t.ended(day(file.ended_on ?? '')), tone: 'neutral' }
  // Also when a term of it has passed: nobody here can do anything with it now.
  if (file.state === 'paused')
    return { label: t.paused(file.paused_until && day(file.paused_until)), tone: 'wait' }
  const due = dues?.get(file.id)
  return due
    ? dueBadge(due.due, dayOf(act.now), act.locale, due.what)
    : dueBadge(file.next_due, dayOf(act.now), act.locale)
}

/** The day of what a case is in this list for: the end of its step, such as a decision. */
export function stepBadge(
  file: CaseFile,
  act: Pick<Act, 'locale' | 'now'>,
  processes: readonly ProcessVersion[],
): Badge {
  const what = stepFor(processOf(processes, file.kind), file.step_key)
  return file.state === 'running'
    ? dueBadge(file.step_due, dayOf(act.now), act.locale, what)
    : caseBadge(file, act)
}

const processOf = (processes: readonly ProcessVersion[], kind: string): Process | undefined =>
  processes.find((version) => version.process.kind === kind)?.process

/** Title of a step as the newest process has it; a step of an older version keeps its key. */
export function stepTitle(
  processes: readonly ProcessVersion[],
  file: Pick<CaseFile, 'kind' | 'step_key'>,
  locale: Locale,
): string {
  const process = processOf(processes, file.kind)
  const step = process && stepOf(process, file.step_key)
  return step ? say(step.title, locale) : (file.step_key ?? '')
}

export function kindTitle(processes: readonly ProcessVersion[], kind: string, locale: Locale): string {
  const process = processOf(processes, kind)
  return process ? say(process.title, locale) : kind
}

/** Number and title, as a case is named in a list of things to do. */
export const caseName = (file: Pick<CaseFile, 'number' | 'title'> | undefined): string =>
  file ? `${file.number} ${file.title}` : ''

/** For whom the actor answers now because they are away. */
export const standsInFor = (actor: Actor, absences: readonly Absence[]): readonly Absence[] =>
  absences.filter(
    (absence) =>
      absence.person_id !== actor.personId && whoAnswers(absence.person_id, absences) === actor.personId,
  )

/** What the actor may see in lists: everything for the team, else their own cases and areas. */
export function deskScope(
  actor: Actor,
  areas: readonly Area[],
  absences: readonly Absence[],
): DeskScope | undefined {
  const managed = areasOfRole(actor, 'area_manager', areas)
  if (isTeam(actor) || managed === null) return undefined
  return {
    personId: actor.personId ?? '',
    standsInFor: standsInFor(actor, absences).map((absence) => absence.person_id),
    areaIds: managed,
  }
}

export type DeskTab = 'today' | 'figures' | 'inbox' | 'cases' | 'steps' | 'workload' | 'find' | 'invitations'

/** The pages of the desk that this person can use. */
export function DeskTabs({ act, current }: { readonly act: Act; readonly current: DeskTab }) {
  const { actor, locale } = act
  const t = texts(locale).tabs
  const works = mayEnter('casework', actor)
  const all: readonly (Tab & { readonly show: boolean })[] = [
    { key: 'today', label: t.today, href: paths.desk(), show: true },
    { key: 'figures', label: t.figures, href: paths.deskFigures(), show: true },
    { key: 'inbox', label: t.inbox, href: paths.deskInbox(), show: isTeam(actor) },
    { key: 'cases', label: t.cases, href: paths.deskCases(), show: works },
    { key: 'steps', label: t.steps, href: paths.deskSteps(), show: works },
    { key: 'workload', label: t.workload, href: paths.workload(), show: works },
    { key: 'find', label: t.find, href: paths.findCase(), show: mayEnter('lookup', actor) },
    {
      key: 'invitations',
      label: t.invitations,
      href: paths.invitations(),
      show: mayEnter('invites', actor),
    },
  ]
  const tabs = all.filter(({ show }) => show)
  return tabs.length > 1 ? <Tabs label={t.label} tabs={tabs} current={current} /> : null
}
