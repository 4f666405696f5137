import { afterAll, expect, test } from 'vitest'
import { noServer, type OwnServer, ownServer } from '../testing-postgres.ts'
import { connect } from './db.ts'
import { migrate, readMigrations } from './migrate.ts'

// The embedded server is version 18; the migrations promise to run on 15 and newer. Here they run on whatever
// older version the system has.
let server: OwnServer | null = null
afterAll(() => server?.remove())

test("all migrations run on the system's PostgreSQL", async ({ skip }) => {
  server = await ownServer()
  if (!server) return skip(noServer)
  const connection = connect(server.url(), { max: 3 })
  const done = await migrate(connection)
  await connection.close()
  expect(done).toEqual(readMigrations().map((file) => file.name))
})
