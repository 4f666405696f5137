import { get, post, type Route } from '../../../people/index.ts'
import { changeGroup, showGroup } from './group.tsx'
import { beginDepartment, showGroups } from './list.tsx'

export const groupRoutes: readonly Route[] = [
  get('/beheer/groepen', 'admin', showGroups),
  post('/beheer/groepen', 'admin', beginDepartment),
  get('/beheer/groepen/:groep', 'admin', showGroup),
  post('/beheer/groepen/:groep', 'admin', changeGroup),
]
