import { createHash } from 'node:crypto'
import { type Missing, missingIn, type WayFault, wayFault } from './rules.ts'
import type { Plan, Way } from './schema.ts'

/** A plan has room for so many ways to take part. */
export const mostWays = 20

/** The chapters in which a plan is written, by the last part of their address, with what each of them says. */
export const chapterFields = {
  doel: ['goal', 'decision', 'decider', 'decisionOn', 'decisionWhen'],
  ruimte: ['fixed', 'open', 'exception'],
  wie: ['affected', 'hardToReach', 'reaching'],
  manieren: ['ways'],
  inbreng: ['use', 'feedbackOn', 'feedbackWhen', 'feedbackHow'],
  veilig: ['languages', 'accessibility', 'safety', 'care', 'privacy'],
  middelen: ['budgetCents', 'hours', 'contact'],
  terugblik: ['evaluation'],
  wijziging: [],
} as const satisfies Readonly<Record<string, readonly (keyof Plan)[]>>

export type Chapter = keyof typeof chapterFields

/** The chapters of a version: what is different from the one before is told from the second on. */
export const chaptersOf = (version: number): readonly Chapter[] =>
  (Object.keys(chapterFields) as Chapter[]).filter((chapter) => chapter !== 'wijziging' || version > 1)

/** One thing that keeps a plan from being handed in, and where it is mended. */
export type PlanGap =
  | { readonly kind: 'missing'; readonly chapter: Chapter; readonly what: Exclude<Missing, 'level'> }
  | { readonly kind: 'level' }
  | { readonly kind: 'note'; readonly chapter: 'wijziging' }
  | {
      readonly kind: 'way'
      readonly chapter: 'manieren'
      readonly way: Way
      readonly nr: number
      readonly fault: WayFault
    }

/** Everything that keeps this version from being handed in, chapter by chapter. `flags` are those of the framework. */
export function planGaps(
  { plan, version, note }: { readonly plan: Plan; readonly version: number; readonly note: string | null },
  flags: readonly string[] | null,
): readonly PlanGap[] {
  const missing = missingIn(plan, flags)
  const gapsOf = (chapter: Chapter): readonly PlanGap[] => {
    if (chapter === 'wijziging') return note?.trim() ? [] : [{ kind: 'note', chapter }]
    const fields: readonly string[] = chapterFields[chapter]
    const open = missing.flatMap((what) =>
      what !== 'level' && fields.includes(what) ? [{ kind: 'missing', chapter, what } as const] : [],
    )
    if (chapter !== 'manieren') return open
    return [
      ...open,
      ...plan.ways.flatMap((way, nr) => {
        const fault = wayFault(way)
        return fault ? [{ kind: 'way', chapter, way, nr: nr + 1, fault } as const] : []
      }),
    ]
  }
  return [
    ...(missing.includes('level') ? [{ kind: 'level' } as const] : []),
    ...chaptersOf(version).flatMap(gapsOf),
  ]
}

/** What somebody writes of a plan in one go: a chapter, a way to take part (null takes it out), or what changed. */
export interface PlanChange {
  readonly plan?: Partial<Plan>
  readonly way?: { readonly key: string; readonly way: Way | null }
  readonly changeNote?: string | null
}

/** A plan with a change in it; the rest stays as it is. */
export function changedPlan(plan: Plan, { plan: part, way }: PlanChange): Plan {
  const written = { ...plan, ...part }
  if (!way) return written
  const { ways } = written
  if (!way.way) return { ...written, ways: ways.filter(({ key }) => key !== way.key) }
  const next = way.way
  const isThere = ways.some(({ key }) => key === way.key)
  return {
    ...written,
    ways: isThere ? ways.map((one) => (one.key === way.key ? next : one)) : [...ways, next],
  }
}

/**
 * Tells whether the part of a plan that somebody has before them is still as it was: who writes another chapter at the
 * same time stands in nobody's way.
 */
export function partMark(
  now: { readonly plan: Plan; readonly change_note: string | null },
  part: readonly (keyof Plan)[] | { readonly way: string } | 'changeNote',
): string {
  const value =
    part === 'changeNote'
      ? now.change_note
      : 'way' in part
        ? (now.plan.ways.find(({ key }) => key === part.way) ?? null)
        : part.map((name) => now.plan[name])
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}

/** The part of a plan that a change is about. */
export function partOf(change: PlanChange): Parameters<typeof partMark>[1] {
  if (change.way) return { way: change.way.key }
  return change.plan ? (Object.keys(change.plan) as (keyof Plan)[]) : 'changeNote'
}
