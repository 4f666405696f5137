import { get, post, type Route } from '../people/index.ts'
import { sendConfirmFollowing, showConfirmFollowing } from './pages/confirm.tsx'
import { sendFollow, showFollow } from './pages/follow.tsx'
import {
  changeFollowing,
  changeMyFollowing,
  showFollowing,
  showMyFollowing,
  showStop,
  stopWithOneClick,
} from './pages/following.tsx'

export const followingRoutes: readonly Route[] = [
  get('/volgen', 'everyone', showFollow),
  post('/volgen', 'everyone', sendFollow),
  get('/volgen/bevestigen/:token', 'everyone', showConfirmFollowing),
  post('/volgen/bevestigen/:token', 'everyone', sendConfirmFollowing),
  get('/volgen/:code', 'everyone', showFollowing),
  post('/volgen/:code', 'everyone', changeFollowing),
  get('/volgen/:code/stoppen', 'everyone', showStop),
  post('/volgen/:code/stoppen', 'everyone', stopWithOneClick),
  get('/mijn/volgen', 'signed_in', showMyFollowing),
  post('/mijn/volgen', 'signed_in', changeMyFollowing),
]

/** Where a mail program posts the one click that stops mail: it comes from no page of ours. */
export const isOneClickStop = (path: string): boolean => /^\/volgen\/[A-Za-z0-9_-]{43}\/stoppen$/.test(path)
