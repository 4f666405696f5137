import { type Route, shared } from '../people/index.ts'
import { showNotice } from './pages/notice.tsx'

export const noticeRoutes: readonly Route[] = [shared('/bekendmakingen/:bekendmaking', showNotice)]
