// What people can do with a wish that goes on, one verb each.
export { continuityFollowsCase, startKeeping } from './actions/start.ts'
export { enterForOnce, enterStop, type Goodbye, showLesson, stopWell, wasForOnce } from './actions/stop.ts'
export { answerOffer, offerTakeover, planToTakeOver } from './actions/takeover.ts'
export {
  type Answer,
  addMaintainer,
  agree,
  answerHowItStands,
  askToJoin,
  endMaintainer,
  enterHowItStands,
  goOn,
  handleConcern,
  maintainerBehind,
  type NewMaintainer,
  ownMaintainer,
  stopBeingMaintainer,
} from './actions/tend.ts'
