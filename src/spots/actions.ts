export * from './actions/agreements.ts'
export * from './actions/register.ts'
export * from './actions/requests.ts'
