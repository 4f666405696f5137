export { draftJobs, draftSchedules } from './administration/drafts/jobs.ts'
export { apiFrame } from './api/frame.ts'
export { siteRoutes } from './routes.ts'
export { searchCommands, searchForgetsPerson, searchJobs } from './search/index-of-all.ts'
