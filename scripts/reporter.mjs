// A vitest reporter that counts, for the last line of npm test: what passed, failed and was skipped, and why.
// The last lines of a long run are what a build server keeps: who reads only those must see what failed.
import { writeFileSync } from 'node:fs'

export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [], failures: [] }
    for (const error of unhandledErrors) counts.failures.push(`outside a test: ${firstLines(error)}`)
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      // A file that could not be read has no tests to fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) {
        counts.failed++
        counts.failures.push(`${module.relativeModuleId}: ${firstLines(module.errors()[0])}`)
      }
      for (const test of tests) {
        const { state, note, errors } = test.result()
        if (state === 'passed') counts.passed++
        else if (state === 'failed') {
          counts.failed++
          counts.failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLines(errors?.[0])}`)
        } else counts.skipped.push(`${test.fullName}${note ? `: ${note}` : ''}`)
      }
    }
    const path = process.env.MEEMAKEN_TEST_COUNTS
    if (path) writeFileSync(path, JSON.stringify(counts))
  }
}

const firstLines = (error) =>
  String(error?.message ?? 'no message')
    .split('\n')
    .slice(0, 6)
    .join('\n    ')
