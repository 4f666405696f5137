// What people can do with money, one verb each: check the right, check the rule, book, tell.
export * from './actions/applications.ts'
export * from './actions/ceilings.ts'
export * from './actions/money.ts'
export * from './actions/schemes.ts'
