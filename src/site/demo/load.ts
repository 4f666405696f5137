import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeForecasts } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { deliverToMailbox } from '../../kit/outbox.ts'
import { allAreas, importAreas, importDrawing, type JuryAreas } from '../../places/index.ts'
import { foldFigures } from '../../reports/index.ts'
import type { Progress } from './building.ts'
import { loadDesk } from './desk.ts'
import { loadDraft } from './draft.ts'
import { loadGreen } from './green.ts'
import { loadPlannedLeave } from './leaving.ts'
import { loadPeople } from './people.ts'
import { replay } from './replay.ts'
import { loadSources } from './sources.ts'

/** Fills an empty database with the demo city of `config/demo`, by the same actions that people use. */
export async function loadDemo(act: Act, progress?: Progress): Promise<void> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(act.settings.configDir, name), 'utf8'))
  await importAreas(act.db, read('demo/city.geojson'), read('jury-areas.json') as JuryAreas)
  await importDrawing(act.db, read('demo/map.geojson'))
  const areas = await allAreas(act.db)
  const people = await loadPeople(act, read('demo/people.json'), areas)
  const area = (code: string): string => {
    const found = areas.find((one) => one.code === code)
    if (!found) throw new Error(`The demo city has no area ${code}`)
    return found.id
  }
  const stories = {
    initiatives: read('demo/initiatives.json'),
    funds: read('demo/funds.json'),
    juries: read('demo/juries.json'),
  }
  const told = await replay(act, stories, people, area, progress)
  await loadGreen(act, read('demo/green.json'), people, (key) => told.get(key)?.caseId)
  await loadDraft(act, read('demo/draft-step.json'))
  await loadDesk(act, read('demo/desk.json'))
  await loadPlannedLeave(act, read('demo/planned-leave.json'))
  await loadSources(act, read('demo/money-elsewhere.json'))
  await makeForecasts(act)
  await foldFigures(act)
  await deliverToMailbox(act.db)
}
