import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeForecasts } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { deliverToMailbox } from '../../kit/outbox.ts'
import { allAreas, importAreas, importDrawing, type JuryAreas } from '../../places/index.ts'
import { countParticipation, foldFigures } from '../../reports/index.ts'
import type { Progress } from './building.ts'
import { loadCoApplicants } from './co-applicants.ts'
import { loadContinuity } from './continuity.ts'
import { loadDesk } from './desk.ts'
import { loadDraft } from './draft.ts'
import { loadFrontDoor } from './front-door.ts'
import { loadGreen } from './green.ts'
import { loadPlannedLeave } from './leaving.ts'
import { loadLending } from './lending.ts'
import { loadMerging } from './merging.ts'
import { loadNeighbours } from './neighbours.ts'
import { loadNotices } from './notices.ts'
import { loadPanels } from './panels.ts'
import { loadPeople } from './people.ts'
import { loadProjects } from './projects.ts'
import { loadReferrals } from './referrals.ts'
import { replay } from './replay.ts'
import { loadSafety } from './safety.ts'
import { loadSources } from './sources.ts'
import { loadSpots } from './spots.ts'

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
    support: read('demo/support.json'),
    weighings: read('demo/weighings.json'),
    smallWishes: read('demo/small-wishes.json'),
  }
  const told = await replay(act, stories, people, area, progress)
  await loadGreen(act, read('demo/green.json'), people, (key) => told.get(key)?.caseId)
  await loadNeighbours(act, read('demo/neighbours.json'), people, (key) => told.get(key)?.caseId)
  await loadContinuity(act, read('demo/continuity.json'), people, (key) => told.get(key)?.caseId)
  await loadCoApplicants(act, read('demo/co-applicants.json'), people, (key) => told.get(key)?.caseId)
  await loadReferrals(act, read('demo/referrals.json'), people, (key) => told.get(key)?.caseId)
  await loadFrontDoor(act, read('demo/front-door.json'), people)
  await loadMerging(act, read('demo/merging.json'), people, area, (key) => told.get(key)?.caseId)
  await loadDraft(act, read('demo/draft-step.json'))
  await loadDesk(act, read('demo/desk.json'))
  await loadPlannedLeave(act, read('demo/planned-leave.json'))
  await loadSources(act, read('demo/money-elsewhere.json'))
  await loadSpots(act, read('demo/spots.json'), people, area, (key) => told.get(key)?.caseId)
  await loadNotices(act, read('demo/notices.json'))
  await loadProjects(
    act,
    {
      projects: read('demo/projects.json'),
      contributions: read('demo/contributions.json'),
      surveys: read('demo/surveys.json'),
      evaluations: read('demo/evaluations.json'),
    },
    people,
    area,
  )
  await loadSafety(act, read('demo/safety.json'), people)
  await loadPanels(act, read('demo/panels.json'), people, area)
  await loadLending(act, read('demo/lending.json'), people)
  await makeForecasts(act)
  await foldFigures(act)
  await countParticipation(act)
  await deliverToMailbox(act.db)
}
