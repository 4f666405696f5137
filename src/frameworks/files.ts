import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { definitionSchema, type FrameworkDefinition } from './schema.ts'

/** Reads one framework file and checks its shape; throws with a line for each fault. */
export const readFrameworkFile = (path: string): FrameworkDefinition => {
  const parsed = definitionSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${path} is not right:\n${lines.join('\n')}`)
}

/** The frameworks of the configuration folder, in order of name. Their meaning is checked on publishing. */
export const readFrameworkFiles = (configDir: string): readonly FrameworkDefinition[] => {
  const folder = join(configDir, 'frameworks')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFrameworkFile(join(folder, name)))
}
