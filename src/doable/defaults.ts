import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Act } from '../kit/act.ts'
import { readMark, writeMark } from '../kit/installation.ts'
import { findableFollows } from './findable.ts'
import { defaultsSchema } from './schema.ts'
import { insertDoable } from './store.ts'

const mark = 'doable_defaults'

/**
 * Puts what `config/doable.json` holds into a database that never had it, marked as example. What an administrator makes
 * of it afterwards is theirs: the file is not read again.
 */
export async function takeDoableDefaults(act: Act): Promise<void> {
  if ((await readMark(act.db, mark)) !== null) return
  const file = join(act.settings.configDir, 'doable.json')
  const { checked_on, doable } = defaultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { team } = act.municipality
  for (const { slug, name, summary, conditions, insurance, ...same } of doable) {
    const content = {
      ...same,
      name: name.nl,
      name_en: name.en,
      summary: summary.nl,
      summary_en: summary.en,
      conditions: conditions.nl.join('\n'),
      conditions_en: conditions.en.join('\n'),
      insurance: insurance?.nl ?? null,
      insurance_en: insurance?.en ?? null,
      contact: `${team.name.nl}, ${team.telephone}`,
      ...{ link: null, basis_link: null, checked_on, is_example: true, is_public: true },
    }
    const added = await insertDoable(act.db, slug, content, { at: act.now, personId: null })
    if (added) await findableFollows(act.db, added)
  }
  await writeMark(act.db, mark, true)
}
