import type { OwnPart, ReportWords } from './schema.ts'

/** The parts that say something only the leader knows; how people looked back may be left to the numbers. */
export const requiredParts = ['reached', 'changes', 'next', 'lessons'] as const satisfies readonly OwnPart[]

/** What a report lacks before somebody can look at it, in the order of its parts. */
export const missingParts = (words: ReportWords): readonly OwnPart[] =>
  requiredParts.filter((part) => words[part].trim() === '')

export type PublishFault = 'running' | 'unanswered'

/**
 * What keeps a report from everybody: people can still take part, or somebody waits for an answer. A project that was
 * stopped answers nobody any more; its report says how many got none.
 */
export function publishFault(project: {
  readonly state: 'preparing' | 'running' | 'answering' | 'closed' | 'stopped'
  readonly unanswered: number
}): PublishFault | null {
  if (project.state === 'preparing' || project.state === 'running') return 'running'
  return project.unanswered > 0 && project.state !== 'stopped' ? 'unanswered' : null
}
