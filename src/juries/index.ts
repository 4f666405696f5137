export * from './actions.ts'
export { looksAtNew, looksInWords, type RoundAhead, roundOfCase, roundsAhead } from './ahead.ts'
export {
  publicJury,
  publicJurySchema,
  publicJuryWithDecisions,
  publicJuryWithDecisionsSchema,
} from './api.ts'
export { decisionsOfJury, type PublicDecision, quartersOf } from './decisions.ts'
export type { WishFacts, WishFactsOf } from './facts.ts'
export {
  allJuries,
  districtsOf,
  type Jury,
  juryAsked,
  juryName,
  juryOfArea,
  jurySlug,
  roundScheme,
  sittingMembers,
} from './jury.ts'
export { type OpenedRound, openedRound } from './opened.ts'
export { wishesFollowCase } from './reactions.ts'
export { juryRoutes } from './routes.ts'
export { type Choice, outcomes, quarterOf } from './rules.ts'
export { type Round, roundById, roundsOf, runningRounds } from './store.ts'
export { type JuryTasks, juryTasks, type VoteAsked } from './tasks.ts'
export { texts as juryTexts } from './texts.ts'
export { quarterInWords } from './words.ts'
