import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { hasRole } from '../people/index.ts'
import type { Process } from './schema.ts'
import * as store from './store.ts'
import { faultLines, validateProcess } from './validate.ts'

/**
 * Publishes a process version. From then on it never changes; running cases keep theirs. Throws with all
 * faults in words when it is not right. Answers false when this very version was published before.
 */
export function publishProcess(
  act: Act,
  input: unknown,
  by: string | null = act.actor.personId,
): Promise<boolean> {
  const result = validateProcess(input)
  if (!result.ok) throw new Conflict(faultLines(result.faults))
  return store.insertPublished(act.db, result.process, by, act.now)
}

/**
 * Publishes a process under its next number in the name of a person; answers that number. New cases follow it, running ones keep theirs.
 * The same words as an earlier version are a new version too: history is never changed.
 */
export async function publishNextProcess(act: Act, process: Process, by: string): Promise<number> {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator'))
    throw new Forbidden('Publishing a process is for administrators')
  const version = (await store.highestProcessVersion(act.db, process.key)) + 1
  if (!(await publishProcess(act, { ...process, version }, by)))
    throw new Conflict('Someone else just published a version. Look at it first.')
  return version
}

/** Publishes what lies in `processes/` of the configuration and was not published yet; answers the names. */
export function publishProcessFiles(act: Act): Promise<readonly string[]> {
  const folder = join(act.settings.configDir, 'processes')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return inTransaction(act, async (act) => {
    const fresh: string[] = []
    for (const name of files) {
      const process: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      if (await publishProcess(act, process)) fresh.push(name)
    }
    return fresh
  })
}
