// All SQL on the tables of this domain, by subject.
export * from './store/advice.ts'
export * from './store/cases.ts'
export * from './store/decisions.ts'
export * from './store/desk.ts'
export * from './store/letters.ts'
export * from './store/many.ts'
export { caseWithAll } from './store/opened.ts'
export * from './store/parties.ts'
export * from './store/processes.ts'
export * from './store/running.ts'
export {
  type Aspect,
  aspects,
  type CriterionAnswer,
  type PartyRole,
  type Projection,
  type StuckOutcome,
} from './store/tables.ts'
export * from './store/terms.ts'
export * from './store/timeline.ts'
