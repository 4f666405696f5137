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
  readonly supporters: number
  readonly against: number
  /** Who signed for it on paper. */
  readonly paper: number
  /** Why people are against, without who they are, and what the initiator did with it. */
  readonly reasons: readonly { readonly reason: string; readonly answer: string | null }[]
  readonly supporterIds: readonly string[]
}

export type WishFactsOf = (act: Act, caseIds: readonly string[]) => Promise<ReadonlyMap<string, WishFacts>>
