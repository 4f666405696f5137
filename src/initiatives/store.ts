// All SQL on the tables of this domain, by subject.
export * from './store/again.ts'
export * from './store/alike.ts'
export * from './store/initiatives.ts'
export * from './store/lists.ts'
export * from './store/money-draft.ts'
export type { Projection } from './store/tables.ts'
export * from './store/waiting.ts'
