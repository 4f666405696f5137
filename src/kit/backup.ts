export { backupCommands } from './backup/commands.ts'
export { type Progress, progressTo } from './backup/progress.ts'
