import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { killDatabases, startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the demo city that all stories share; each story has people and ideas of its own. */
    city: string
  }
}

/** Vitest's global setup for the stories: the whole program with its demo city, started as a person starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Who writes a story tells it to a city that already runs: MEEMAKEN_CITY=http://localhost:3000.
  const running = process.env.MEEMAKEN_CITY
  if (running) {
    project.provide('city', running)
    return async () => {}
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-city-'))
  const program = await startProgram({ dataDir })
  project.provide('city', program.address)
  return async () => {
    await program.interrupt()
    killDatabases(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
