export { backupCommands } from './backup/commands.ts'
export { type Progress, progressTo } from './backup/progress.ts'
export { type Blotted, openSnapshot, type Snapshot } from './backup/store/snapshot.ts'
