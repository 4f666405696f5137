import type { Act } from '../kit/act.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { removeDone } from '../kit/outbox.ts'
import { newsMailKind, requestMailKind } from './mails.ts'
import { confirmDays } from './rules.ts'
import { deleteEventsBefore, deleteRequestsBefore } from './store.ts'
import { spreadNews, tellFollowers } from './tell.ts'

const day = 24 * 60 * 60 * 1000
/** What was told is kept for so long, so that it is not told again. */
const keptDays = 60

const daysAgo = (act: Act, days: number): Date => new Date(act.now.getTime() - days * day)

export const followingJobs: Jobs = {
  tell_news_at_once: async (act) => {
    await spreadNews(act)
    await tellFollowers(act, 'at_once')
  },
  tell_news_weekly: async (act) => {
    await spreadNews(act)
    await tellFollowers(act, 'weekly')
  },
  /** Addresses that were not confirmed, and mails that arrived. */
  forget_follow_requests: async (act) => {
    await deleteRequestsBefore(act.db, daysAgo(act, confirmDays))
    await deleteEventsBefore(act.db, daysAgo(act, keptDays))
    await removeDone(act.db, newsMailKind)
    await removeDone(act.db, requestMailKind)
  },
}

/** Times in UTC; weekly mail comes in the morning. */
export const followingSchedules: readonly Schedule[] = [
  { job: 'tell_news_at_once', pattern: '*/5 * * * *' },
  { job: 'tell_news_weekly', pattern: '20 6 * * *' },
  { job: 'forget_follow_requests', pattern: '55 2 * * *' },
]
