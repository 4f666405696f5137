import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { connect } from './db.ts'
import { accountFor } from './embedded/account.ts'
import { migrate, readMigrations } from './migrate.ts'

// The embedded server is version 18; the migrations promise to run on 15 and newer. Here they run on whatever
// older version the system has.
const installed = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
const oldest = installed
  .map(Number)
  .filter((version) => version >= 15)
  .sort((a, b) => a - b)[0]

let server: ChildProcess | undefined
let folder: string | undefined

afterAll(async () => {
  if (server) {
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGINT')
    await ended
  }
  if (folder) rmSync(folder, { recursive: true, force: true })
})

test("all migrations run on the system's PostgreSQL", async ({ skip }) => {
  if (!oldest) return skip('no PostgreSQL of 15 or newer in /usr/lib/postgresql')
  folder = mkdtempSync(join(tmpdir(), 'meemaken-oldest-'))
  const account = accountFor('/nowhere')
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  if (account) chownSync(folder, account.uid, account.gid)
  const bin = join('/usr/lib/postgresql', String(oldest), 'bin')
  const options = { ...identity, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'cluster'), '-U', 'meemaken', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  expect(made.stderr + made.stdout).toContain('Success')
  const port = await freePort()
  server = spawn(
    join(bin, 'postgres'),
    ['-D', join(folder, 'cluster'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1'].concat([
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ]),
    { ...options, stdio: 'ignore' },
  )
  const connection = connect(`postgres://meemaken@127.0.0.1:${port}/postgres`, { max: 3 })
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await connection.pool.query('select 1').catch(() => null)
    if (answer) break
    await wait(100)
  }
  const done = await migrate(connection)
  await connection.close()
  expect(done).toEqual(readMigrations().map((file) => file.name))
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
