export * from './store/activities.ts'
export * from './store/answering.ts'
export * from './store/contributions.ts'
export type { Activity, Contribution } from './store/tables.ts'
