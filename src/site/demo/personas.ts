import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../../kit/settings.ts'

const both = z.object({ nl: z.string(), en: z.string() })

/** Who one can be in the demo city, in the order of the page. */
const personaSchema = z.object({
  key: z.string(),
  email: z.email(),
  group: z.enum(['resident', 'staff']),
  title: both,
  /** What this person has to do now, in one sentence. */
  todo: both,
  /** Where this person lands after signing in. */
  lands: z.enum(['mine', 'desk', 'administration']),
})

export type Persona = z.infer<typeof personaSchema>

/** Personas of the demo city from `config/demo/personas.json`. */
export function readPersonas(settings: Pick<Settings, 'configDir'>): readonly Persona[] {
  const path = join(settings.configDir, 'demo', 'personas.json')
  return z.array(personaSchema).parse(JSON.parse(readFileSync(path, 'utf8')))
}
