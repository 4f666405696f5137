export * from './actions/activities.ts'
export * from './actions/contribute.ts'
export * from './actions/own.ts'
export * from './actions/support.ts'
