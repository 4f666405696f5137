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
import { fillTo, foundCity, sessionOf } from './city.ts'
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

interface City extends World {
  readonly size: number
  readonly url: string
  close(): Promise<void>
}

/** A city of `size` initiatives with a database of its own; what is there already is used again. */
async function openCity(size: number): Promise<City> {
  const dataDir = join(projectRoot, 'data', 'bench', String(size))
  const settings = { ...readSettings({ MEEMAKEN_DATA_DIR: dataDir }), demoWanted: false }
  const embedded = await startEmbedded({ dataDir, say, onLost: (reason) => say(reason) })
  const connection = connect(embedded.url)
  const close = async (): Promise<void> => {
    await connection.close()
    await embedded.stop()
  }
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
    say(`With ${size.toLocaleString('en')} initiatives`)
    await fillTo(connection, size, say)
    const env = {
      DATABASE_URL: embedded.url,
      MEEMAKEN_DEMO: 'off',
      MEEMAKEN_ROLE: 'web',
      HOST: '127.0.0.1',
    }
    return {
      size,
      url: embedded.url,
      close,
      connection,
      act,
      official: `${sessionCookieName(settings)}=${await sessionOf(act)}`,
      start: (more): Promise<Program> => startProgram({ dataDir, env: { ...env, ...more } }),
    }
  } catch (error) {
    await close()
    throw error
  }
}

const cities: City[] = []
try {
  for (const size of sizes) cities.push(await openCity(size))
  const [small, world] = [cities[0], cities.at(-1)]
  if (!small || !world) throw new Error('No size to measure')
  const lines: Measured[] = []
  if (wanted('search')) for (const city of cities) lines.push(...(await measures.search(city, city.size)))
  if (wanted('growth') && small !== world) lines.push(...(await measures.growth(small, world)))
  if (wanted('list')) lines.push(...(await measures.cachedList(world)), ...(await measures.freshList(world)))
  if (wanted('write'))
    lines.push(
      ...(await measures.contributions(world, world.url)),
      ...(await measures.participation(world, world.url)),
    )
  if (wanted('start')) lines.push(...(await measures.start(world)))
  if (wanted('memory')) lines.push(...(await measures.memory(world, Number(values.minutes))))
  if (wanted('view')) lines.push(...(await measures.firstView(world)))
  if (values.only?.split(',').includes('queries')) await slowestQueries(world, say)
  if (wanted('lighthouse')) lines.push(...(await lighthouse(world)))
  print(lines)
} finally {
  for (const city of cities) await city.close()
}

function print(lines: readonly Measured[]): void {
  const width = (of: (line: Measured) => string) => Math.max(...lines.map((line) => of(line).length))
  const [what, value] = [width((line) => line.what), width((line) => line.value)]
  say('')
  for (const line of lines)
    say(`${line.met ? 'met ' : 'MISS'}  ${line.what.padEnd(what)}  ${line.value.padEnd(value)}  ${line.bar}`)
}
