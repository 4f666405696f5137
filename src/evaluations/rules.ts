import { type Answers, everybody, type FormDefinition, publishedResults } from '../forms/index.ts'
import { addDays, type Day, dayOf } from '../kit/dates.ts'
import type { Localised } from '../kit/locale.ts'
import {
  type ColleagueResult,
  colleagues,
  type EvaluationResults,
  type EvaluationSummary,
  type Group,
  markKey,
} from './schema.ts'

/** Fewer colleagues than this are never told apart: each of them knows who else was asked. */
export const safeColleagues = 5
/** People get at least this many days, and at most so many. */
export const leastDays = 7
export const mostDays = 60
/** So many days before the last day who did not answer hears of it once more. */
export const reminderDays = 3

/** So many days after a project closed its leader is told that it can be evaluated. */
export const offerDays = 90
/** So many days the leader is told that the results are there. */
export const newsDays = 14

/** What the leader of a project hears of its evaluation today; null when there is nothing to say. */
export function leaderNews(
  project: { readonly published: boolean; readonly closedOn: Day | null },
  evaluation: { readonly results_at: Date | null } | null,
  today: Day,
): 'open' | 'results' | null {
  if (evaluation === null) {
    const { published, closedOn } = project
    return published && closedOn !== null && today <= addDays(closedOn, offerDays) ? 'open' : null
  }
  const { results_at } = evaluation
  return results_at !== null && today <= addDays(dayOf(results_at), newsDays) ? 'results' : null
}

/** Why a project cannot be evaluated now; null when it can. */
export function openFault(project: {
  readonly published: boolean
  /** People can take part in it now, or later. */
  readonly running: boolean
  readonly unanswered: number
}): 'notPublic' | 'running' | 'unanswered' | null {
  if (!project.published) return 'notPublic'
  if (project.running) return 'running'
  return project.unanswered > 0 ? 'unanswered' : null
}

interface Days {
  readonly opened_on: Day
  readonly closes_on: Day
  readonly results_at: Date | null
}

/** Whether people can answer on this day. */
export const isOpenOn = ({ opened_on, closes_on, results_at }: Days, today: Day): boolean =>
  results_at === null && opened_on <= today && today <= closes_on

/** Whether this can be the last day of what is opened today. */
export const isLastDay = (day: Day, today: Day): boolean =>
  day >= addDays(today, leastDays) && day <= addDays(today, mostDays)

/** Whether an evaluation can go on until this day: later than it would, and not for ever. */
export const canGoOnUntil = (day: Day, { opened_on, closes_on }: Days): boolean =>
  day > closes_on && day <= addDays(opened_on, 2 * mostDays)

/** Whether who did not answer is to hear of it today: once, shortly before the last day, and never right after the first mail. */
export const isReminderDay = (evaluation: Days & { readonly reminded_on: Day | null }, today: Day): boolean =>
  evaluation.reminded_on === null &&
  isOpenOn(evaluation, today) &&
  today >= addDays(evaluation.closes_on, -reminderDays) &&
  today >= addDays(evaluation.opened_on, leastDays - reminderDays)

const address = /^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:.]+$/

/** Addresses as they are typed, one on a line or with commas between; each once. `wrong` is the first that is none. */
export function readAddresses(text: string): {
  readonly addresses: readonly string[]
  readonly wrong: string | null
} {
  const typed = text
    .split(/[\s,;]+/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
  return {
    addresses: [...new Set(typed)],
    wrong: typed.find((one) => one.length > 254 || !address.test(one)) ?? null,
  }
}

const averageMark = (all: readonly Answers[]): number | null => {
  const marks = all.map((answers) => Number(answers[markKey])).filter((mark) => mark >= 1 && mark <= 10)
  if (marks.length < safeColleagues) return null
  return Math.round((2 * marks.reduce((sum, mark) => sum + mark, 0)) / marks.length) / 2
}

/**
 * Which colleagues may be told apart: both groups where each is large enough, else both as one, else none. Never one
 * beside the two together, from which the other could be computed.
 */
export function colleagueGroups(
  answered: Readonly<Record<(typeof colleagues)[number], number>>,
): readonly { readonly who: ColleagueResult['who']; readonly of: readonly Group[] }[] {
  const { staff, board } = answered
  if (staff >= safeColleagues && (board === 0 || board >= safeColleagues))
    return board === 0
      ? [{ who: 'staff', of: ['staff'] }]
      : [
          { who: 'staff', of: ['staff'] },
          { who: 'board', of: ['board'] },
        ]
  if (staff === 0 && board >= safeColleagues) return [{ who: 'board', of: ['board'] }]
  return staff + board >= safeColleagues ? [{ who: 'together', of: colleagues }] : []
}

/** What people wrote to one question. */
export interface Written {
  readonly key: string
  readonly label: Localised
  readonly texts: readonly string[]
}

/**
 * What these groups wrote, told as one. Of more groups only the questions that all of them had, and in the order of the
 * letters: a question of one group, or a place behind the others, would tell who wrote.
 */
export function wordsTogether(groups: readonly (readonly Written[])[]): readonly Written[] {
  const [first = []] = groups
  if (groups.length === 1) return first
  return first
    .filter(({ key }) => groups.every((written) => written.some((one) => one.key === key)))
    .map(({ key, label }) => ({
      ...{ key, label },
      texts: groups
        .flatMap((written) => written.filter((one) => one.key === key).flatMap(({ texts }) => texts))
        .sort((one, other) => one.localeCompare(other, 'nl')),
    }))
}

/** What everybody may read of these answers. */
export function resultsFrom(
  form: FormDefinition,
  answers: Readonly<Record<Group, readonly Answers[]>>,
  invited: Readonly<Record<Group, number>>,
): EvaluationResults {
  const amounts = { staff: answers.staff.length, board: answers.board.length }
  return {
    participants: publishedResults(form, everybody(form, answers.participants)),
    colleagues: colleagueGroups(amounts).map(({ who, of }) => {
      const all = of.flatMap((group) => answers[group])
      return { who, answered: all.length, mark: averageMark(all) }
    }),
    invited,
  }
}

/** The mark that participants gave on average; null where it may not be told. */
export function markOf({ participants }: Pick<EvaluationResults, 'participants'>): number | null {
  const found = participants.questions.find(({ result }) => result.key === markKey)?.result
  return found && 'average' in found ? found.average : null
}

/** Fewer projects than this say nothing about how it goes in general. */
export const enoughProjects = 3

/** The average of the marks that participants gave, each project counting once; null where too few may be told. */
export function marksTogether(
  all: readonly Pick<EvaluationResults, 'participants'>[],
): { readonly projects: number; readonly mark: number } | null {
  const marks = all.map(markOf).filter((mark) => mark !== null)
  if (marks.length < enoughProjects) return null
  const mark = marks.reduce((sum, one) => sum + one, 0) / marks.length
  return { projects: marks.length, mark: Math.round(10 * mark) / 10 }
}

type Options = EvaluationSummary['tables'][number]['options']
const hasSame = (one: Options, other: Options): boolean =>
  one.length === other.length && one.every(({ nl }, at) => nl === other[at]?.nl)

/** The results as the report of a project keeps them. */
export function summaryOf(results: EvaluationResults, until: Day): EvaluationSummary {
  const { participants, invited } = results
  const tables: {
    options: Options
    rows: EvaluationSummary['tables'][number]['rows']
  }[] = []
  for (const { result } of participants.questions) {
    if (!('options' in result) || result.key === markKey) continue
    const options = result.options.map(({ label }) => label)
    const same = tables.find((table) => hasSame(table.options, options))
    const row = {
      label: result.row?.label ?? result.label,
      answered: result.answered,
      amounts: result.options.map(({ amount }) => amount),
    }
    if (same) same.rows.push(row)
    else tables.push({ options, rows: [row] })
  }
  return {
    until,
    groups: [
      {
        who: 'participants',
        invited: invited.participants,
        answered: participants.people,
        mark: markOf(results),
      },
      ...results.colleagues.map(({ who, answered, mark }) => ({
        ...{ who, answered, mark },
        invited: who === 'together' ? invited.staff + invited.board : invited[who],
      })),
    ],
    tables,
  }
}
