export { everybody, type QuestionResult, resultsOf } from './count.ts'
export { type PublishedResults, publishedResults } from './publish.ts'
export { AllResults, PublicResults } from './results.tsx'
export { resultSheet } from './sheet.ts'
