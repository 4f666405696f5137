import { z } from 'zod'
import type { PublishedResults } from '../forms/index.ts'
import { isDay } from '../kit/dates.ts'

/** Who is asked how taking part went. */
export const groups = ['participants', 'staff', 'board'] as const
export type Group = (typeof groups)[number]
/** Colleagues and board members: their answers are told as a summary only. */
export const colleagues = ['staff', 'board'] as const satisfies readonly Group[]

/** The key of the form that each group fills in; the files stand in `config/forms`. */
export const formKeys: Readonly<Record<Group, string>> = {
  participants: 'evaluation_participants',
  staff: 'evaluation_staff',
  board: 'evaluation_board',
}
/** The question in every form that asks for a mark of 1 to 10. */
export const markKey = 'mark'

/** Whose answers stand together in a summary. */
export const summaryGroups = [...groups, 'together'] as const
export type SummaryGroup = (typeof summaryGroups)[number]

/** What colleagues said, as far as it may be told. */
export interface ColleagueResult {
  readonly who: 'staff' | 'board' | 'together'
  readonly answered: number
  readonly mark: number | null
}

/** What everybody may read of an evaluation, made once when it is over. */
export interface EvaluationResults {
  readonly participants: PublishedResults
  readonly colleagues: readonly ColleagueResult[]
  /** How many were asked by mail. */
  readonly invited: Readonly<Record<Group, number>>
}

const label = z.object({ nl: z.string(), en: z.string() })
const amount = z.number().int().nonnegative().nullable()

/** The same as the participation report keeps it: numbers in tables; null is what may not be told. */
export const summarySchema = z.object({
  until: z.string().refine(isDay),
  groups: z.array(
    z.object({
      who: z.enum(summaryGroups),
      invited: z.number().int().nonnegative(),
      answered: amount,
      mark: z.number().nullable(),
    }),
  ),
  /** Questions with the same answers to choose from, a table each. */
  tables: z.array(
    z.object({
      options: z.array(label),
      rows: z.array(z.object({ label, answered: amount, amounts: z.array(amount) })),
    }),
  ),
})
export type EvaluationSummary = Readonly<z.infer<typeof summarySchema>>
