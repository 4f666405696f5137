// npm start: everything in one process. Plain JavaScript, so that it runs before anything is built.
import { launch } from './scripts/launch.mjs'

await launch(['start'])
