export * from './store/events.ts'
export * from './store/followers.ts'
export * from './store/requests.ts'
