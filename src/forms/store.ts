export * from './store/answers.ts'
export * from './store/drafts.ts'
export type { EntryChannel } from './store/tables.ts'
export * from './store/versions.ts'
