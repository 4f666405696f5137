import { defineConfig } from 'vitest/config'

// These replace a module for themselves, which only holds in a process of their own.
const alone = ['src/people/timing.test.ts']

// Far longer than any test takes: a busy machine must not fail one. The first file that needs the demo city builds it
// for all.
const patience = { testTimeout: 600_000, hookTimeout: 600_000 }

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['scripts/test-database.ts'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: alone,
          // Reading the program anew for each file took as long as the tests themselves.
          isolate: false,
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-alone',
          include: alone,
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          globalSetup: ['e2e/city.ts'],
          include: ['e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
