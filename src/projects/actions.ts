export * from './actions/levels.ts'
export * from './actions/parts.ts'
export * from './actions/plans.ts'
export * from './actions/projects.ts'
