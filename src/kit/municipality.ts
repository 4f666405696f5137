import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A municipality is configuration: who it is and how it can be reached. */
export const municipalitySchema = z.looseObject({
  name: z.string().min(1),
  telephone: z.string().min(3),
  email: z.email(),
})

export type Municipality = z.infer<typeof municipalitySchema>

/** Reads `municipality.json` of the configuration folder; says which field is wrong. */
export function readMunicipality(configDir: string): Municipality {
  const path = join(configDir, 'municipality.json')
  const result = municipalitySchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`municipality.json is not right:\n${faults.join('\n')}`)
}
