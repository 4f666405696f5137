import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Scheme, schemeSchema } from './schema.ts'

/** Reads one file with a scheme and checks its shape; throws with a line for each fault. */
export function readSchemeFile(path: string): Scheme {
  const parsed = schemeSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${path} is not right:\n${lines.join('\n')}`)
}

/** The schemes of the configuration folder, in order of name. What they mean is checked on publishing. */
export function readSchemeFiles(configDir: string): readonly Scheme[] {
  const folder = join(configDir, 'schemes')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readSchemeFile(join(folder, name)))
}
