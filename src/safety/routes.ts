import { get, post, type Route, sheets } from '../people/index.ts'
import { showBlock, submitBlock } from './pages/block.tsx'
import { showBlocks } from './pages/blocks.tsx'
import { showIncident, showNewIncident, submitIncident, submitNewIncident } from './pages/incident.tsx'
import { downloadIncidentFigures, showIncidents } from './pages/incidents.tsx'
import { showOwnBlock, submitOwnBlock } from './pages/own-block.tsx'

export const safetyRoutes: readonly Route[] = [
  get('/blokkade/:blokkade/:token', 'everyone', showOwnBlock),
  post('/blokkade/:blokkade/:token', 'everyone', submitOwnBlock),
  get('/werk/blokkades', 'moderation', showBlocks),
  get('/werk/blokkades/:blokkade', 'moderation', showBlock),
  post('/werk/blokkades/:blokkade', 'moderation', submitBlock),
  // Which incidents somebody may read is known to each of them: the pages decide.
  get('/werk/incidenten', 'staff', showIncidents),
  ...sheets('/werk/incidenten/cijfers', 'coordinator', downloadIncidentFigures),
  get('/werk/incidenten/nieuw', 'staff', showNewIncident),
  post('/werk/incidenten/nieuw', 'staff', submitNewIncident),
  get('/werk/incidenten/:incident', 'staff', showIncident),
  post('/werk/incidenten/:incident', 'staff', submitIncident),
]
