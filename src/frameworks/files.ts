import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameworkDefinition } from './schema.ts'
import { checkFramework } from './validate.ts'

/** Reads one framework file; throws with a line for each fault. */
export const readFrameworkFile = (path: string): FrameworkDefinition => {
  const checked = checkFramework(JSON.parse(readFileSync(path, 'utf8')))
  if (checked.ok) return checked.definition
  const lines = checked.faults.map(({ where, message }) => `  ${where}: ${message.en}`)
  throw new Error(`${path} is not right:\n${lines.join('\n')}`)
}

/** The frameworks of the configuration folder, in order of name. */
export const readFrameworkFiles = (configDir: string): readonly FrameworkDefinition[] => {
  const folder = join(configDir, 'frameworks')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFrameworkFile(join(folder, name)))
}
