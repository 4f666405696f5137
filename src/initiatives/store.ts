// All SQL on the tables of this domain, by subject.
export * from './store/initiatives.ts'
export * from './store/lists.ts'
export type { Projection } from './store/tables.ts'
export * from './store/waiting.ts'
