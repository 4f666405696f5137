export * from './store/inspections.ts'
export * from './store/requests.ts'
export * from './store/upkeep.ts'
