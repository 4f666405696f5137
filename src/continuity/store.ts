export * from './store/asked.ts'
export * from './store/kept.ts'
export * from './store/maintainers.ts'
