import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../kit/settings.ts'

const both = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })
const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only')

/** The parts of an information pack, in the order in which they are read. */
export const sectionKeys = ['process', 'people', 'permits', 'funds', 'examples'] as const
export type SectionKey = (typeof sectionKeys)[number]

const pieceSchema = z.strictObject({
  key,
  section: z.enum(sectionKeys),
  title: both,
  body: both,
  /** Facts of a case that must all fit, each with the values that do; none means: for every case. */
  when: z.record(key, z.array(z.string()).min(1)),
  /** An initiative to look at as an example, by the key of its slug. */
  initiative: z.string().optional(),
})

/** The information pack in pieces, as configuration. */
export const packSchema = z
  .strictObject({
    sections: z.array(z.strictObject({ key: z.enum(sectionKeys), title: both })),
    pieces: z.array(pieceSchema),
  })
  .superRefine((pack, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', message })
    const keys = pack.pieces.map((piece) => piece.key)
    for (const double of keys.filter((one, index) => keys.indexOf(one) !== index)) {
      fault(`the piece '${double}' is there twice`)
    }
    const sections = new Set(pack.sections.map((section) => section.key))
    for (const piece of pack.pieces) {
      if (!sections.has(piece.section)) fault(`the section of '${piece.key}' has no title`)
    }
  })

export type PackPieces = z.infer<typeof packSchema>
export type Piece = z.infer<typeof pieceSchema>

const read = new Map<string, PackPieces>()

/** The pieces of this municipality; a demo city has its own. Read once per file. */
export function packPieces(settings: Pick<Settings, 'configDir' | 'demo'>): PackPieces {
  const path = join(settings.configDir, ...(settings.demo ? ['demo'] : []), 'info-pack.json')
  const known = read.get(path)
  if (known) return known
  const result = packSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`${path} is not right:\n${faults.join('\n')}`)
  }
  read.set(path, result.data)
  return result.data
}
