// What people can do in and around a jury, one verb each: check the right, check the rule, store, record, tell.
export * from './actions/advice.ts'
export * from './actions/decide.ts'
export * from './actions/judging.ts'
export * from './actions/members.ts'
export * from './actions/paper.ts'
export * from './actions/questions.ts'
export { type JuryFault, JuryRefused } from './actions/refused.ts'
export * from './actions/rounds.ts'
