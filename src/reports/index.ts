export { reportCommands } from './commands.ts'
export { reportJobs, reportSchedules } from './jobs.ts'
export { figuresFollowCase, foldFigures, rebuildFigures, renewFigures } from './projection.ts'
