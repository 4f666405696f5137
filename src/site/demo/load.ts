import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Act } from '../../kit/act.ts'
import { allAreas, importAreas, type JuryAreas } from '../../places/index.ts'
import { loadPeople } from './people.ts'

/** Fills an empty database with the demo city of `config/demo`, by the same actions that people use. */
export async function loadDemo(act: Act): Promise<void> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(act.settings.configDir, name), 'utf8'))
  await importAreas(act.db, read('demo/city.geojson'), read('jury-areas.json') as JuryAreas)
  await loadPeople(act, read('demo/people.json'), await allAreas(act.db))
}
