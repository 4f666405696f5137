import { get, post, type Route } from '../../../people/index.ts'
import { makeArea, showNewArea } from './add.tsx'
import { changeArea, showAreaAdministration } from './area.tsx'
import { showAreasAdministration } from './list.tsx'
import { decideImport, showImport } from './look.tsx'
import { showUndo, undoTaken } from './undo.tsx'
import { showAreaUpload, uploadAreas } from './upload.tsx'

export const areaRoutes: readonly Route[] = [
  get('/beheer/gebieden', 'admin', showAreasAdministration),
  get('/beheer/gebieden/nieuw', 'admin', showNewArea),
  post('/beheer/gebieden/nieuw', 'admin', makeArea),
  get('/beheer/gebieden/inlezen', 'admin', showAreaUpload),
  post('/beheer/gebieden/inlezen', 'admin', uploadAreas),
  get('/beheer/gebieden/inlezen/:id', 'admin', showImport),
  post('/beheer/gebieden/inlezen/:id', 'admin', decideImport),
  get('/beheer/gebieden/inlezen/:id/ongedaan', 'admin', showUndo),
  post('/beheer/gebieden/inlezen/:id/ongedaan', 'admin', undoTaken),
  get('/beheer/gebieden/:id', 'admin', showAreaAdministration),
  post('/beheer/gebieden/:id', 'admin', changeArea),
]
