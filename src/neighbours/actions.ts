export * from './actions/answers.ts'
export * from './actions/forms.ts'
export * from './actions/plans.ts'
export * from './actions/reactions.ts'
