import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Program, startProgram } from '../e2e/program.ts'
import type { Act } from '../src/kit/act.ts'
import { system } from '../src/kit/actor.ts'
import { connect } from '../src/kit/db.ts'
import { startEmbedded } from '../src/kit/embedded.ts'
import { migrate } from '../src/kit/migrate.ts'
import { readMunicipality } from '../src/kit/municipality.ts'
import { projectRoot, readSettings } from '../src/kit/settings.ts'
import { sessionCookieName } from '../src/people/index.ts'
import { reactions } from '../src/reactions.ts'
import { install } from '../src/site/install.ts'
import { fillTo, foundCity, sessionOf, sizeOf } from './city.ts'
import { lighthouse } from './lighthouse.ts'
import type { Measured, World } from './measures.ts'
import * as measures from './measures.ts'
import { slowestQueries } from './queries.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,100000' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '10' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const wanted = (name: string): boolean => !values.only || values.only.split(',').includes(name)
const say = (line: string): void => console.log(line)

const dataDir = join(projectRoot, 'data', 'bench')
const settings = { ...readSettings({ MEEMAKEN_DATA_DIR: dataDir }), demoWanted: false }
const embedded = await startEmbedded({ dataDir, say, onLost: (reason) => say(reason) })
const connection = connect(embedded.url)
try {
  await migrate(connection, { say })
  const municipality = readMunicipality(settings.configDir)
  await install({ connection, settings, municipality, reactions, clock: () => new Date(), say })
  const act: Act = {
    db: connection.db,
    now: new Date(),
    actor: system,
    locale: 'nl',
    municipality,
    settings,
    reactions,
  }
  await foundCity(act)
  const world: World = {
    connection,
    act,
    official: `${sessionCookieName(settings)}=${await sessionOf(act)}`,
    start: (env): Promise<Program> =>
      startProgram({
        dataDir,
        env: {
          DATABASE_URL: embedded.url,
          MEEMAKEN_DEMO: 'off',
          MEEMAKEN_ROLE: 'web',
          HOST: '127.0.0.1',
          ...env,
        },
      }),
  }
  const lines: Measured[] = []
  let small: ReadonlyMap<string, number> | undefined
  for (const size of sizes) {
    if ((await sizeOf(connection)) > size) {
      say(`There are more than ${size} initiatives in ${dataDir} already; remove it to measure this size.`)
      continue
    }
    say(`With ${size.toLocaleString('en')} initiatives`)
    await fillTo(connection, size, say)
    if (wanted('search')) lines.push(...(await measures.search(world, size)))
    if (!wanted('growth')) continue
    const found = await measures.pageTimes(world)
    if (small) lines.push(...measures.grown(small, found, [sizes[0] ?? 0, size]))
    else small = found
  }
  if (wanted('list')) lines.push(...(await measures.cachedList(world)), ...(await measures.freshList(world)))
  if (wanted('write')) lines.push(...(await measures.contributions(world, embedded.url)))
  if (wanted('start')) lines.push(...(await measures.start(world)))
  if (wanted('memory')) lines.push(...(await measures.memory(world, Number(values.minutes))))
  if (wanted('view')) lines.push(...(await measures.firstView(world)))
  if (values.only?.split(',').includes('queries')) await slowestQueries(world, say)
  if (wanted('lighthouse')) lines.push(...(await lighthouse(world)))
  print(lines)
} finally {
  await connection.close()
  await embedded.stop()
}

function print(lines: readonly Measured[]): void {
  const width = (of: (line: Measured) => string) => Math.max(...lines.map((line) => of(line).length))
  const [what, value] = [width((line) => line.what), width((line) => line.value)]
  say('')
  for (const line of lines)
    say(`${line.met ? 'met ' : 'MISS'}  ${line.what.padEnd(what)}  ${line.value.padEnd(value)}  ${line.bar}`)
}
