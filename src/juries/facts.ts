import type { Act } from '../kit/act.ts'

/** What jurors read of a plan, as a domain further on knows it. */
export interface WishFacts {
  readonly summary: string | null
  readonly story: string | null
  /** The place as it may be read; a plan at somebody's home by its street only. */
  readonly address: string | null
  readonly area: string | null
  /** Its public page, when it has one. */
  readonly href: string | null
  readonly budget: readonly { readonly what: string; readonly cents: number }[]
  readonly supporters: number
  readonly against: number
  readonly supporterIds: readonly string[]
}

export type WishFactsOf = (act: Act, caseIds: readonly string[]) => Promise<ReadonlyMap<string, WishFacts>>
