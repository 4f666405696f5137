import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { killDatabases, startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the demo city that all stories share; each story has people and ideas of its own. */
    city: string
    /** Folder of a demo city as it was built and stopped, to be copied; empty when a story is told to a running city. */
    builtCity: string
  }
}

interface City {
  readonly address: string
  end(): Promise<void>
}

/** Settings of a city that takes answers by mail from a mail server. */
export const answersByMail = {
  MAIL_REPLY_TO: 'antwoord+*@waterstad.example',
  INBOUND_SECRET: 'een-geheim-van-ten-minste-32-tekens',
} as const

/**
 * A demo city of its own, for a story that changes what everybody sees: a copy of the one that was built for all. Who
 * writes a story tells it to a city that already runs: MEEMAKEN_CITY=http://localhost:3000 (with the settings it needs).
 */
export async function ownCity(env: Readonly<Record<string, string>> = {}): Promise<City> {
  const running = process.env.MEEMAKEN_CITY
  if (running) return { address: running, end: async () => {} }
  return cityIn(copyOf(inject('builtCity')), env)
}

/** Vitest's global setup for the stories: the whole program with its demo city, built once, as a person starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const looked = mkdtempSync(join(tmpdir(), 'meemaken-looked-'))
  project.provide('looked', looked)
  const running = process.env.MEEMAKEN_CITY
  if (running) {
    project.provide('city', running)
    project.provide('builtCity', '')
    return async () => rmSync(looked, { recursive: true, force: true })
  }
  const built = newFolder()
  const program = await startProgram({ dataDir: built })
  await program.interrupt()
  const { address, end } = await cityIn(copyOf(built))
  project.provide('city', address)
  project.provide('builtCity', built)
  return async () => {
    await end()
    rmSync(looked, { recursive: true, force: true })
    rmSync(built, { recursive: true, force: true })
  }
}

async function cityIn(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<City> {
  const program = await startProgram({ dataDir, env })
  return {
    address: program.address,
    end: async () => {
      await program.interrupt()
      killDatabases(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Puts the demo city that was built for all into `folder`, for who wants one that has been built before. */
export function copyBuiltCity(folder: string): void {
  const built = inject('builtCity')
  if (built) copy(built, folder)
}

/** The database's files belong to another user when we are root; a copy by Node would be ours. */
function copy(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The demo city could not be copied: ${stderr}`)
}

function copyOf(folder: string): string {
  const folderOfCopy = newFolder()
  copy(folder, folderOfCopy)
  return folderOfCopy
}

/** Where the database may enter as well, so that it lies in this folder and not elsewhere. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-city-'))
  chmodSync(folder, 0o755)
  return folder
}
