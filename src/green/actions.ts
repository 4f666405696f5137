export * from './actions/plan.ts'
export * from './actions/receive.ts'
export * from './actions/upkeep.ts'
