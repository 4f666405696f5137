export { checkBankAccount, giveBankAccount } from './actions/accounts.ts'
export { approveBatch, batchFor, callOffBatch, makeBatch } from './actions/batches.ts'
export { recordFailed, recordPaid } from './actions/outcomes.ts'
export { PaymentRefused } from './actions/refused.ts'
