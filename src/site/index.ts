export { apiFrame } from './api/frame.ts'
export { exportCommands } from './export/command.ts'
export { siteRoutes } from './routes.ts'
export { searchCommands, searchJobs } from './search/index-of-all.ts'
