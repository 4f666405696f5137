export * from './actions/ask.ts'
export * from './actions/share.ts'
export * from './actions/weigh.ts'
