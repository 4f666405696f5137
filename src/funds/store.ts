export * from './store/applications.ts'
export * from './store/ceilings.ts'
export * from './store/ledger.ts'
export * from './store/schemes.ts'
