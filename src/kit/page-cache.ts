import { addDays, dayOf, momentAt } from './dates.ts'
import { type Db, watchQueries } from './db.ts'
import { answerWith, isForOthers, keyOf, pageOf } from './page-cache/page.ts'
import { type Page, Shelf } from './page-cache/shelf.ts'
import { listen, tablesOf } from './page-cache/store.ts'

/** Answers a request as a web server does. */
export type Fetch = (request: Request, env?: object) => Response | Promise<Response>

export interface PageCache {
  /** The same answers, from memory where they are the same for everyone. */
  readonly fetch: Fetch
  /** How often an answer came from memory, and how many pages lie there now. */
  figures(): { readonly hits: number; readonly misses: number; readonly pages: number }
  /** Whether changes are heard; until then nothing comes from memory. */
  isOn(): boolean
  /** Drops all pages: something that every page shows has changed. */
  forget(): void
  stop(): Promise<void>
}

interface Parts {
  readonly db: Db
  /** The database once more, for a connection that only listens. */
  readonly url: string
  readonly fetch: Fetch
  readonly clock: () => Date
}

/** A table that no page asks for and every page shows: what the municipality made its own (`kit/own.ts`). */
const shownEverywhere = 'config_version'

/** Pages say how long things last in days, so none is older than its day. */
const endOfDay = (now: Date): number => momentAt(addDays(dayOf(now), 1)).getTime()

/** Some six hundred pages: with what the program itself needs it stays below a quarter of a gigabyte. */
const mostBytes = 32 * 1024 * 1024
/** A table that only counts how often somebody asks: no page is made from it. */
const countsWhoAsks = 'rate_limit'
/** What a page says by the clock is never older than this. */
const longestMs = 5 * 60 * 1000

/**
 * Keeps whole pages that are the same for everyone, with the tables they were made from. A page is dropped when one
 * of those tables changes, in whatever process: no page has to know on which others it shows. What somebody changed
 * here is gone at once; other processes hear of it from the database.
 */
export async function startPageCache({ db, url, fetch, clock }: Parts): Promise<PageCache> {
  const { all, telling } = await tablesOf(db)
  const shelf = new Shelf(mostBytes)
  const made = new Map<string, Promise<Page | null>>()
  const counted = { hits: 0, misses: 0 }
  /** Counts changes, so that a page made while something changed is not kept. */
  let moment = 0
  let allChangedAt = 0
  const changedAt = new Map<string, number>()
  let hears = false

  const changed = (table: string): void => {
    if (table === shownEverywhere) {
      mayHaveMissed()
      return
    }
    changedAt.set(table, ++moment)
    shelf.dropMadeFrom(table)
    // Who asks from now on must not wait for what was begun before.
    made.clear()
  }
  const mayHaveMissed = (): void => {
    allChangedAt = ++moment
    shelf.clear()
    made.clear()
  }
  const listener = listen(url, {
    changed,
    up: () => {
      mayHaveMissed()
      hears = true
    },
    down: () => {
      hears = false
      mayHaveMissed()
    },
  })
  const tablesIn = (queries: readonly string[]): ReadonlySet<string> =>
    new Set(
      queries
        .flatMap((sql) => sql.match(/[a-z_]+/g) ?? [])
        .filter((word) => all.has(word) && word !== countsWhoAsks),
    )
  const unchangedSince = (since: number, tables: ReadonlySet<string>): boolean =>
    hears && allChangedAt <= since && [...tables].every((table) => (changedAt.get(table) ?? 0) <= since)

  /** Makes the page, and keeps it when it is for everyone and still true. */
  const make = async (key: string, request: Request, env: object | undefined) => {
    const since = moment
    const { result: response, queries } = await watchQueries(async () => fetch(request, env))
    const tables = tablesIn(queries)
    if (!isForOthers(response) || ![...tables].every((table) => telling.has(table)))
      return { response, page: null }
    const now = clock()
    const until = Math.min(now.getTime() + longestMs, endOfDay(now))
    const page = await pageOf(response, { tables, until })
    if (unchangedSince(since, tables)) shelf.put(key, page)
    return { response: answerWith(page, request), page }
  }

  const read = async (key: string, request: Request, env: object | undefined): Promise<Response> => {
    const kept = shelf.get(key, clock().getTime())
    if (kept) {
      counted.hits++
      return answerWith(kept, request)
    }
    counted.misses++
    // Many who ask at once for what is being made wait for that; what turns out to be no page they ask for themselves.
    const already = made.get(key)
    if (already) {
      const page = await already
      return page ? answerWith(page, request) : fetch(request, env)
    }
    const making = make(key, request, env)
    const page = making.then(
      (done) => done.page,
      () => null,
    )
    made.set(key, page)
    try {
      return (await making).response
    } finally {
      if (made.get(key) === page) made.delete(key)
    }
  }

  const write = async (request: Request, env: object | undefined): Promise<Response> => {
    const { result, queries } = await watchQueries(async () => fetch(request, env))
    for (const table of tablesIn(queries.filter((sql) => !/^\s*select\b/i.test(sql)))) changed(table)
    return result
  }

  return {
    fetch: (request, env) => {
      if (request.method === 'POST') return write(request, env)
      const key = hears ? keyOf(request) : null
      return key === null ? fetch(request, env) : read(key, request, env)
    },
    figures: () => ({ ...counted, pages: shelf.size }),
    isOn: () => hears,
    forget: mayHaveMissed,
    stop: () => listener.stop(),
  }
}
