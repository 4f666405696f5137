import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { doing } from '../kit/audit.ts'
import type { Connection } from '../kit/db.ts'
import type { Reactions } from '../kit/events.ts'
import { holdInstallation, readMark, writeMark } from '../kit/installation.ts'
import type { Municipality } from '../kit/municipality.ts'
import type { Settings } from '../kit/settings.ts'
import { renewFigures } from '../reports/index.ts'
import { publishConfiguration } from './configuration.ts'
import type { Progress } from './demo/building.ts'
import { loadDemo } from './demo/load.ts'
import { renewSearch } from './search/index-of-all.ts'

interface Parts {
  readonly connection: Connection
  readonly settings: Settings
  readonly municipality: Municipality
  readonly reactions: Reactions
  readonly clock: () => Date
  readonly say: (line: string) => void
  /** Hears how far the building of a demo city is. */
  readonly progress?: Progress
}

const demoMark = 'demo'

/** What `install` will find: whether this is or becomes a demo, and whether a city has to be built first. */
export async function lookAhead({
  connection,
  settings,
}: Pick<Parts, 'connection' | 'settings'>): Promise<{ readonly demo: boolean; readonly builds: boolean }> {
  const mark = await readMark(connection.db, demoMark)
  if (mark === null) return { demo: wantsDemo(settings), builds: wantsDemo(settings) }
  return { demo: mark === true && settings.demoWanted !== false, builds: false }
}

const wantsDemo = (settings: Settings): boolean => settings.demoWanted ?? settings.databaseUrl === null

/**
 * Makes a database ready for use: publishes what is new in the configuration folder (processes, frameworks, forms) and
 * builds the demo city in a new one. All in one transaction, so that a stop halfway leaves nothing half done.
 *
 * A database becomes a demo only while it is empty; switching the demo off is final.
 * @throws when a demo is asked for on a database that is in real use
 */
export async function install(parts: Parts): Promise<{ readonly demo: boolean }> {
  const { connection, settings, municipality, reactions, clock, say } = parts
  const act: Act = {
    db: connection.db,
    now: clock(),
    actor: system,
    locale: 'nl',
    municipality,
    settings,
    reactions,
  }
  return inTransaction(doing(act, 'start'), async (act) => {
    // Several programs may start at once on a new database: one installs, the others find it done.
    await holdInstallation(act.db)
    await publishConfiguration(act)
    await renewSearch(act)
    await renewFigures(act)
    const mark = await readMark(act.db, demoMark)
    if (mark === null) {
      const demo = wantsDemo(settings)
      if (demo) {
        say('Building the demo city; this is done once.')
        await loadDemo(doing({ ...act, settings: { ...settings, demo: true } }, 'demo'), parts.progress)
      }
      await writeMark(act.db, demoMark, demo)
      return { demo }
    }
    if (mark === false && settings.demoWanted) {
      throw new Error(
        'This database is in real use and cannot become a demo. Use another one, or leave MEEMAKEN_DEMO out.',
      )
    }
    if (mark === true && settings.demoWanted === false) {
      await writeMark(act.db, demoMark, false)
      say('The demo is switched off for good on this database.')
      return { demo: false }
    }
    return { demo: mark === true }
  })
}
