import { get, post, type Route } from '../people/index.ts'
import { changePeople, showPeople } from './administration/people.tsx'

export const siteRoutes: readonly Route[] = [
  get('/beheer/mensen', 'admin', showPeople),
  post('/beheer/mensen', 'admin', changePeople),
]
