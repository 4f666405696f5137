// A vitest reporter that counts, for the last line of npm test: what passed, failed and was skipped, and why.
import { writeFileSync } from 'node:fs'

export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      // A file that could not be read has no tests to fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed'))
        counts.failed++
      for (const test of tests) {
        const { state, note } = test.result()
        if (state === 'passed') counts.passed++
        else if (state === 'failed') counts.failed++
        else counts.skipped.push(`${test.fullName}${note ? `: ${note}` : ''}`)
      }
    }
    const path = process.env.MEEMAKEN_TEST_COUNTS
    if (path) writeFileSync(path, JSON.stringify(counts))
  }
}
