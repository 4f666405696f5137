import { setTimeout as wait } from 'node:timers/promises'
import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { keepNotice } from './actions.ts'
import { keptDays } from './rules.ts'
import { readSruAnswer, SruRefused, sruAddress } from './sru.ts'
import { deleteNoticesBefore, newestDay, noteFetched } from './store.ts'

const perPage = 100
/** More in a few days no municipality publishes; the service refuses to go on at 10,000. */
const mostPages = 30
const firstDays = 60
/** A notice may come later than its day, or be corrected. */
const againDays = 7
const mostBytes = 20 * 1024 * 1024
const patience = 30_000

/** Asks the service for an address and gives what it answers. */
export type Ask = (address: string) => Promise<string>

const askService: Ask = async (address) => {
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: 'error' })
  if (!answer.ok) throw new SruRefused(`The service answered ${answer.status}`)
  const xml = await answer.text()
  if (xml.length > mostBytes) throw new SruRefused('The answer is too large')
  return xml
}

/**
 * Fetches notices since a few days before the newest we have. Without an address nothing is asked. What goes wrong is
 * tried again by the queue, later each time.
 */
export async function fetchNotices(act: Act, ask: Ask = askService, pauseMs = 1000): Promise<void> {
  const service = act.municipality.notices
  if (service.sru_url === '') return
  const today = dayOf(act.now)
  const newest = await newestDay(act.db)
  const since = newest === null ? addDays(today, -firstDays) : addDays(newest, -againDays)
  for (let at = 0; at < mostPages; at += 1) {
    // The service asks for one question a second at most.
    if (at > 0) await wait(pauseMs)
    const { notices, records } = readSruAnswer(
      await ask(sruAddress(service, since, at * perPage + 1, perPage)),
    )
    for (const notice of notices) await keepNotice(act, notice)
    if (records < perPage) break
  }
  await noteFetched(act.db, act.now)
  await deleteNoticesBefore(act.db, addDays(today, -keptDays))
}

export const noticeJobs: Jobs = { fetch_notices: (act) => fetchNotices(act) }

/** Times in UTC: before the morning mail, and twice more. */
export const noticeSchedules: readonly Schedule[] = [{ job: 'fetch_notices', pattern: '40 4,10,16 * * *' }]
