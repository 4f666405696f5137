import { PostgresDialect, Kysely as Query } from 'kysely'
import { createApp } from '../src/app.tsx'
import { createLog } from '../src/kit/log.ts'
import { routes } from '../src/routes.ts'
import { pagesOf, type World } from './measures.ts'

interface Asked {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly page: string
  readonly ms: number
}

const rounds = 5
const slowest = 5

/**
 * The slowest queries behind the pages that are measured: each page is made some times in this process, each query
 * counts with its fastest time, and the five slowest are explained by the database itself.
 */
export async function slowestQueries(world: World, say: (line: string) => void): Promise<void> {
  const { connection, act } = world
  const asked = new Map<string, Asked>()
  let page = ''
  const db = new Query<object>({
    dialect: new PostgresDialect({ pool: connection.pool }),
    log: ({ query, queryDurationMillis: ms }) => {
      const known = asked.get(query.sql)
      if (!known || ms < known.ms)
        asked.set(query.sql, { sql: query.sql, parameters: query.parameters, page, ms })
    },
  })
  const log = createLog(() => {}, 'error')
  const clock = () => new Date()
  const app = createApp({ ...act, connection: { ...connection, db }, routes, log, clock })
  const search = ['search', '/zoeken?q=wandelruote', false] as const
  for (const [name, path, desk] of [...(await pagesOf(connection)), search]) {
    page = name
    const headers: Record<string, string> = desk ? { cookie: world.official } : {}
    for (let round = 0; round < rounds; round++) await app.request(path, { headers })
  }
  const reading = [...asked.values()].filter((one) => /^\s*(select|with)\b/i.test(one.sql))
  for (const one of reading.toSorted((a, b) => b.ms - a.ms).slice(0, slowest)) {
    say(`\n${one.ms.toFixed(1)} ms, on the page "${one.page}"\n  ${one.sql.replace(/\s+/g, ' ').trim()}`)
    const client = await connection.pool.connect()
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers, costs off) ${one.sql}`,
        [...one.parameters],
      )
      for (const { 'QUERY PLAN': line } of rows) say(`    ${line}`)
    } finally {
      client.release()
    }
  }
}
