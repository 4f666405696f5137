// What people can do with an initiative, one verb each.
export {
  completeInitiative,
  editInitiative,
  type InitiativeTexts,
  linkInitiatives,
  setResult,
} from './edit.ts'
export { approvePublic, consentPublic, declinePublic, takeOffline, withdrawConsent } from './publicity.ts'
export { confirmInitiative, resendConfirmation, type Submitted, submitInitiative } from './submit.ts'
