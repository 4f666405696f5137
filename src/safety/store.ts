export * from './store/additions.ts'
export * from './store/blocks.ts'
export * from './store/incidents.ts'
export * from './store/waiting.ts'
