import { freeKey, movedOne } from '../kit/keyed.ts'
import type { Criterion, DecisionType, Process } from './schema.ts'

/**
 * Changes to the decisions of a process that is being prepared. A step that asks for a decision that was taken away still
 * names it, so that the check says so.
 */

export const decisionTypeIn = (process: Process, key: string): DecisionType | undefined =>
  process.decision_types.find((type) => type.key === key)

export const changeDecisionType = (
  process: Process,
  key: string,
  change: (type: DecisionType) => DecisionType,
): Process => ({
  ...process,
  decision_types: process.decision_types.map((type) => (type.key === key ? change(type) : type)),
})

/** Adds a kind of decision; answers its key too. */
export function addDecisionType(
  process: Process,
  fresh: Omit<DecisionType, 'key' | 'criteria'> & { readonly criterion: Omit<Criterion, 'key'> },
): { readonly process: Process; readonly key: string } {
  const { criterion, ...rest } = fresh
  const key = freeKey(
    fresh.title.en,
    process.decision_types.map((type) => type.key),
    'decision',
  )
  const type: DecisionType = {
    key,
    ...rest,
    criteria: [{ key: freeKey(criterion.title.en, [], 'point'), ...criterion }],
  }
  return { process: { ...process, decision_types: [...process.decision_types, type] }, key }
}

export const removeDecisionType = (process: Process, key: string): Process => ({
  ...process,
  decision_types: process.decision_types.filter((type) => type.key !== key),
})

/** Adds a point that is looked at with every decision of this kind. */
export const addCriterion = (process: Process, type: string, fresh: Omit<Criterion, 'key'>): Process =>
  changeDecisionType(process, type, (old) => {
    const key = freeKey(
      fresh.title.en,
      old.criteria.map((criterion) => criterion.key),
      'point',
    )
    return { ...old, criteria: [...old.criteria, { key, ...fresh }] }
  })

export const changeCriterion = (
  process: Process,
  type: string,
  key: string,
  fresh: Omit<Criterion, 'key'>,
): Process =>
  changeDecisionType(process, type, (old) => ({
    ...old,
    criteria: old.criteria.map((one) => (one.key === key ? { key, ...fresh } : one)),
  }))

export const moveCriterion = (process: Process, type: string, key: string, by: -1 | 1): Process =>
  changeDecisionType(process, type, (old) => ({
    ...old,
    criteria: movedOne(
      old.criteria,
      old.criteria.findIndex((one) => one.key === key),
      by,
    ),
  }))

export const removeCriterion = (process: Process, type: string, key: string): Process =>
  changeDecisionType(process, type, (old) => ({
    ...old,
    criteria: old.criteria.filter((one) => one.key !== key),
  }))
