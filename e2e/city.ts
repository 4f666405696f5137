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

/**
 * A demo city, started as a person starts it; of its own for a story that changes what everybody sees. Who writes a story
 * tells it to a city that already runs: MEEMAKEN_CITY=http://localhost:3000.
 */
export async function ownCity(): Promise<{ readonly address: string; end(): Promise<void> }> {
  const running = process.env.MEEMAKEN_CITY
  if (running) return { address: running, end: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-city-'))
  const program = await startProgram({ dataDir })
  return {
    address: program.address,
    end: async () => {
      await program.interrupt()
      killDatabases(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Vitest's global setup for the stories: the whole program with its demo city. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, end } = await ownCity()
  project.provide('city', address)
  return end
}
