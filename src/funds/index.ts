export {
  AccountRefused,
  recordMoneyBack,
  returnAccount,
  sendAccount,
  settleByDecision,
} from './accountability/actions.ts'
export { mayReadForAccount } from './accountability/files.ts'
export { accountabilityJobs, accountabilitySchedules, remindOfAccounts } from './accountability/jobs.ts'
export { accountTerm, remindersOf, settleTerm } from './accountability/rules.ts'
export { accountabilityOf, reportsOf, settlementsOf } from './accountability/store.ts'
export { MoneyRefused } from './actions/refused.ts'
export {
  type ApplicationFault,
  ApplicationRefused,
  adoptScheme,
  changeCeiling,
  correctMovement,
  currentScheme,
  endApplication,
  grantMoney,
  lowerGranted,
  type PublishedScheme,
  payAdvance,
  payOut,
  publishConfiguredSchemes,
  publishScheme,
  receiveApplication,
  recordComplete,
  recordIncomplete,
  recordReclaimed,
  recordSupplement,
  releaseMoney,
  reserveMoney,
  setCeiling,
  settleGrant,
} from './actions.ts'
export { publicGrant, publicGrantSchema, publicScheme, publicSchemeSchema } from './api.ts'
export { type ApplyInput, applyForMoney, type Open, schemeOpenFor } from './applying/apply.ts'
export {
  type Budget,
  type BudgetLine,
  type BudgetSums,
  budgetFault,
  sumsOfBudget,
} from './applying/budget.ts'
export { BudgetTable } from './applying/budget-table.tsx'
export { checkApplication } from './applying/check.ts'
export {
  type ApplicationDecided,
  type ApplicationDecisionInput,
  decideApplication,
  planStopsWithout,
  stayedIncomplete,
  withdrawApplication,
} from './applying/decide.ts'
export { type FillingFacts, type Finding, findings, type OpenRound, roundFor } from './applying/filling.ts'
export { type RuleForJury, rulesForJury } from './applying/for-jury.ts'
export { decideBy, itemsOf, legalEntityItem } from './applying/items.ts'
export {
  applicantsByName,
  asksLegalEntity,
  lacksLegalEntity,
  mostWithoutLegalEntity,
  organisationApplies,
  organisationSteppedBack,
} from './applying/legal-entity.ts'
export { ApplicationPanel, applicationNow } from './applying/panel.tsx'
export { type ApplicationDecisionFault, applicationFaults, wayTo } from './applying/rules.ts'
export { applyingTexts } from './applying/texts.ts'
export { conditionsInWords, findingInWords, otherWayInWords, reasonsInWords } from './applying/words.ts'
export { fundCommands } from './commands.ts'
export { schemeFacts } from './facts.ts'
export { schemesToFind } from './findable.ts'
export { forecastsOn, makeForecasts } from './forecast/make.ts'
export { closeForecast } from './forecast/run.ts'
export { fundJobs, fundSchedules } from './jobs.ts'
export { type MoneyFor, MoneySection, moneyFor } from './pages/for-kind.tsx'
export { runningOn } from './pages/list.tsx'
export { RoomMeter, WhoDecides } from './pages/parts.tsx'
export {
  approveBatch,
  callOffBatch,
  checkBankAccount,
  giveBankAccount,
  makeBatch,
  PaymentRefused,
  recordFailed,
  recordPaid,
} from './payments/actions.ts'
export {
  isAccountAsked,
  isAccountAwaited,
  type MoneyOfCase,
  moneyOfCase,
  moneyOfCases,
} from './payments/of-case.ts'
export { type Payable, payables } from './payments/payables.ts'
export { paymentRules } from './payments/rules.ts'
export { openHolder } from './payments/sealed.ts'
export { applicationsFollowCase } from './reactions.ts'
export { mayKeepBooks } from './rights.ts'
export { fundRoutes } from './routes.ts'
export {
  type ApplicationBalance,
  type ApplicationState,
  type CeilingBalance,
  holdsOn,
  type MoneyRefusal,
  overpaid,
  paidOut,
  roomIn,
  stateOfApplication,
} from './rules.ts'
export {
  type Adoption,
  allocations,
  type CeilingDecision,
  type RoundRules,
  roundOrders,
  type Scheme,
  type SchemeRule,
  schemeSchema,
  tieRules,
  usualRound,
} from './schema.ts'
export { schemeTexts } from './scheme-texts.ts'
export {
  type Application,
  type ApplicationRequest,
  applicationById,
  applicationsByIds,
  applicationsOfCase,
  balancesThatDiffer,
  type Ceiling,
  casesToCheck,
  ceilingById,
  ceilingsOf,
  currentSchemes,
  entriesOfApplication,
  grantedUnder,
  isToCheck,
  type LedgerEntry,
  openApplicationsOf,
  requestOf,
  requestsOf,
  type SchemeVersion,
  schemesByVersion,
  schemeVersion,
  versionsOfScheme,
} from './store.ts'
export { approvalTasks, type MoneyTask, moneyTasks } from './tasks.ts'
export { texts as fundTexts } from './texts.ts'
export { checkScheme, type SchemeFault } from './validate.ts'
export { type ApplicationView, viewApplications } from './views.ts'
export { moneyWaiting } from './waiting.ts'
export {
  ceilingInWords,
  inOrder,
  periodInWords,
  refusalInWords,
  ruleInWords,
  termInWords,
} from './words.ts'
