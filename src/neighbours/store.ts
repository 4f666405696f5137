export * from './store/plans.ts'
export * from './store/reactions.ts'
export type { Plan, Reaction, ReactionAnswer, ReactionForm, ReactionSide, StepDone } from './store/tables.ts'
export { sides } from './store/tables.ts'
