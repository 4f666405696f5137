import { get, post, type Route } from '../../people/index.ts'
import { areaRoutes } from './areas/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { formEditorRoutes } from './form-editor/routes.ts'
import { frameworkEditorRoutes } from './framework-editor/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { showAdministration } from './home.tsx'
import { handOverAll, showHandOver } from './leaving/page.tsx'
import { showDeed } from './log/deed.tsx'
import { downloadLog } from './log/file.ts'
import { showLog } from './log/list.tsx'
import { changePeople, showPeople } from './people.tsx'
import { resetPerson, showPerson } from './person.tsx'
import { showProcessVersion } from './process.tsx'
import { processEditorRoutes } from './process-editor/routes.ts'
import { showProcesses } from './processes.tsx'
import { schemeEditorRoutes } from './scheme-editor/routes.ts'
import { showTasks, tryJobAgain, tryMailAgain } from './tasks.tsx'
import { textsEditorRoutes } from './texts-editor/routes.ts'
import { themeEditorRoutes } from './theme-editor/routes.ts'

export const administrationRoutes: readonly Route[] = [
  get('/beheer', 'admin', showAdministration),
  get('/beheer/mensen', 'admin', showPeople),
  post('/beheer/mensen', 'admin', changePeople),
  get('/beheer/mensen/:id', 'admin', showPerson),
  get('/beheer/mensen/:id/vertrek', 'admin', showHandOver),
  post('/beheer/mensen/:id/vertrek', 'admin', handOverAll),
  post('/beheer/mensen/:id/tweede-stap', 'admin', resetPerson),
  ...areaRoutes,
  ...groupRoutes,
  get('/beheer/processen', 'admin', showProcesses),
  get('/beheer/processen/:key', 'admin', showProcessVersion),
  ...processEditorRoutes,
  ...formEditorRoutes,
  ...frameworkEditorRoutes,
  ...schemeEditorRoutes,
  ...themeEditorRoutes,
  ...textsEditorRoutes,
  ...draftRoutes,
  get('/beheer/logboek', 'admin', showLog),
  get('/beheer/logboek.csv', 'admin', downloadLog),
  get('/beheer/logboek/:deed', 'admin', showDeed),
  get('/beheer/taken', 'admin', showTasks),
  post('/beheer/taken/post/:id', 'admin', tryMailAgain),
  post('/beheer/taken/werk/:id', 'admin', tryJobAgain),
]
