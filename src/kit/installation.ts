export { readMark, writeMark } from './installation/store.ts'
