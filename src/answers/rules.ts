import type { Outcome, Said } from './schema.ts'

/** Whether this says that we will do something: then it can be promised, with a day. */
export const promisesSomething = (outcome: Outcome): boolean => outcome === 'adopted' || outcome === 'partly'

export type AnswerFault = 'reasons' | 'passed_to' | 'own_reason'

/** The same words, whatever their capitals, signs and spaces. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '')

/**
 * What is wrong with an answer: every one has reasons, what is passed on says to whom, and who says no to a whole group
 * says why to these people, not with the words of another group.
 */
export function answerFault(
  { outcome, reasons, passedTo }: Said,
  group: {
    readonly id: string
    readonly earlier: readonly {
      readonly group_id: string | null
      readonly outcome: Outcome
      readonly reasons: string
    }[]
  } | null,
): AnswerFault | null {
  if (bare(reasons) === '') return 'reasons'
  if (outcome === 'passed_on' && !passedTo?.trim()) return 'passed_to'
  if (outcome !== 'not' || group === null) return null
  const isCopied = group.earlier.some(
    (one) =>
      one.outcome === 'not' &&
      one.group_id !== null &&
      one.group_id !== group.id &&
      bare(one.reasons) === bare(reasons),
  )
  return isCopied ? 'own_reason' : null
}
