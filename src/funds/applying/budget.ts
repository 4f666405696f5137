import { z } from 'zod'

const lineSchema = z.object({ what: z.string(), cents: z.number().int().nonnegative() })

/** What a plan costs and who pays: money in cents; hours and goods are counted apart. */
export const budgetSchema = z.object({
  costs: z.array(lineSchema),
  /** Money of others who pay along, by name of the partner. */
  partners: z.array(lineSchema),
  own: z.number().int().nonnegative(),
  crowdfunding: z.number().int().nonnegative(),
  /** Hours that volunteers give. */
  hours: z.number().int().nonnegative(),
  /** What is given in goods, in words. */
  goods: z.string().nullable(),
})
export type Budget = Readonly<z.infer<typeof budgetSchema>>
export type BudgetLine = Readonly<z.infer<typeof lineSchema>>

const sumOf = (lines: readonly BudgetLine[]): number => lines.reduce((sum, { cents }) => sum + cents, 0)

export interface BudgetSums {
  readonly costs: number
  /** Own money, partners and crowdfunding. */
  readonly other: number
  /** What is asked: the costs that nobody else pays. */
  readonly asked: number
}

/** The sums of a budget; below zero is asked when others pay more than it costs. */
export function sumsOfBudget({ costs, partners, own, crowdfunding }: Budget): BudgetSums {
  const [spent, other] = [sumOf(costs), own + crowdfunding + sumOf(partners)]
  return { costs: spent, other, asked: spent - other }
}

export type BudgetFault = 'no_costs' | 'nothing_asked' | 'below_min' | 'above_max'

/** Why a budget cannot be sent, with the amounts of the scheme; null when it can. */
export function budgetFault(
  budget: Budget,
  { min_cents, max_cents }: { readonly min_cents: number; readonly max_cents: number },
): BudgetFault | null {
  const { costs, asked } = sumsOfBudget(budget)
  if (costs === 0) return 'no_costs'
  if (asked <= 0) return 'nothing_asked'
  if (asked < min_cents) return 'below_min'
  return asked > max_cents ? 'above_max' : null
}
