export { holdInstallation, readMark, writeMark } from './installation/store.ts'
