export * from './store/answered.ts'
export * from './store/meetings.ts'
export * from './store/parts.ts'
export * from './store/plans.ts'
export * from './store/projects.ts'
export type {
  By,
  Level,
  Move,
  News,
  Phase,
  ProjectDocument,
  ProjectPerson,
  Review,
} from './store/tables.ts'
