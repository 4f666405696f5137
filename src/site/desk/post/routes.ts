import { get, post, type Route } from '../../../people/index.ts'
import { showPost } from './list.tsx'
import { handleWaitingPost, showWaitingPost } from './one.tsx'

/** Mail that came in and found no place by itself. */
export const postRoutes: readonly Route[] = [
  get('/werk/post', 'team', showPost),
  get('/werk/post/:id', 'team', showWaitingPost),
  post('/werk/post/:id', 'team', handleWaitingPost),
]
