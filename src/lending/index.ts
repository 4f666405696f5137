export { addItem, answerLoan, askLoan, handOver } from './actions.ts'
export {
  publicItemSchema,
  publicItems,
  publicItemWithDays,
  publicItemWithDaysSchema,
} from './api.ts'
export { loanItemsToFind } from './findable.ts'
export { lendingJobs, lendingSchedules } from './jobs.ts'
export { loanTasks } from './pages/desk.tsx'
export { loansOnCase } from './pages/on-case.tsx'
export { lendLink, myLoans } from './pages/own.tsx'
export { lendingRoutes } from './routes.ts'
export { type ItemKind, itemKindSlugs, itemKinds } from './schema.ts'
export { allItems, itemBySlug, type LoanItem } from './store.ts'
export { texts as lendingTexts } from './texts.ts'
