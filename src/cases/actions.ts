// What people can do with a case, one verb each: check the right, check the rule, store, record, tell.
export * from './actions/advice.ts'
export * from './actions/conversation.ts'
export * from './actions/decisions.ts'
export * from './actions/open.ts'
export * from './actions/others.ts'
export * from './actions/people.ts'
export * from './actions/steps.ts'
export * from './actions/stuck.ts'
