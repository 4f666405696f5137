import type { Act } from './act.ts'

/** Something that happened in one domain and that a domain further on may react to. */
export interface DomainEvent {
  readonly type: string
  readonly [detail: string]: unknown
}

export type Reaction = (act: Act, event: DomainEvent) => Promise<void>

/** Reactions by event type; the only list is `src/reactions.ts`. */
export type Reactions = Readonly<Record<string, readonly Reaction[]>>

/**
 * Tells the domains further on what happened, inside the transaction of the act:
 * cause and consequence are stored together or not at all.
 */
export async function announce(act: Act, event: DomainEvent): Promise<void> {
  for (const react of act.reactions[event.type] ?? []) await react(act, event)
}
