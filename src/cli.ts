import { commands, upkeep } from './commands.ts'
import { system } from './kit/actor.ts'
import { doing } from './kit/audit.ts'
import { type Command, Misused, type Upkeep } from './kit/command.ts'
import { connect } from './kit/db.ts'
import { findEmbedded } from './kit/embedded.ts'
import { readMark } from './kit/installation.ts'
import { migrate, pendingMigrations } from './kit/migrate.ts'
import { readMunicipality } from './kit/municipality.ts'
import { type Settings, settingsOfProcess } from './kit/settings.ts'
import { reactions } from './reactions.ts'

const say = (line: string): void => console.log(line)

const programs: readonly Pick<Command, 'name' | 'usage' | 'summary'>[] = [
  { name: 'start', usage: '', summary: 'start web and worker (the same as npm start)' },
  { name: 'worker', usage: '', summary: 'start a worker only; needs DATABASE_URL' },
  { name: 'migrate', usage: '', summary: 'bring the database to the newest version' },
]

/** The `meemaken` program. Answers the exit code: 0 done, 1 failed, 2 wrong use; null while it goes on running. */
export async function meemaken(words: readonly string[]): Promise<number | null> {
  const [first = 'help'] = words
  if (['help', '--help', '-h'].includes(first)) {
    say(help())
    return 0
  }
  try {
    if (first === 'start' || first === 'worker') return await startProgram(first)
    if (first === 'migrate') return await onDatabase(migrateNow)
    const task = upkeep.find(({ name }) => name === first)
    if (task) return await withUsage(task, () => doUpkeep(task, words.slice(1)))
    const command = commands.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `))
    if (!command) throw new Misused(`There is no command "${words.slice(0, 2).join(' ')}".\n\n${help()}`)
    const args = words.slice(command.name.split(' ').length)
    return await onDatabase((settings, url) => withUsage(command, () => run(command, args, settings, url)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return error instanceof Misused ? 2 : 1
  }
}

function help(): string {
  const lines = [...programs, ...upkeep, ...commands].map(({ name, usage, summary }) => ({
    call: `  meemaken ${name} ${usage}`.trimEnd(),
    summary,
  }))
  const width = Math.max(...lines.map((line) => line.call.length)) + 2
  return ['Commands (npm run meemaken -- <command>):', '']
    .concat(lines.map((line) => line.call.padEnd(width) + line.summary))
    .join('\n')
}

async function startProgram(which: 'start' | 'worker'): Promise<null> {
  const settings = settingsOfProcess()
  if (which === 'worker' && !settings.databaseUrl) {
    throw new Misused('A worker of its own needs DATABASE_URL: the embedded database serves one program.')
  }
  const { start } = await import('./main.ts')
  await start(which === 'worker' ? { ...settings, roles: ['worker'] } : settings)
  return null
}

/** Runs `work` on the database in use. It connects to the embedded one of a running program; it starts none. */
async function onDatabase(work: (settings: Settings, url: string) => Promise<void>): Promise<number> {
  const settings = settingsOfProcess()
  const url = settings.databaseUrl ?? (await findEmbedded(settings.dataDir))
  if (!url) {
    throw new Error(
      'Meemaken does not run on this data folder. Start it first (npm start), or set DATABASE_URL.',
    )
  }
  await work(settings, url)
  return 0
}

async function migrateNow(_settings: Settings, url: string): Promise<void> {
  const connection = connect(url)
  try {
    const done = await migrate(connection, { say })
    say(done.length === 0 ? 'The database is up to date.' : `Done: ${done.join(', ')}`)
  } finally {
    await connection.close()
  }
}

async function run(
  command: Command,
  args: readonly string[],
  settings: Settings,
  url: string,
): Promise<void> {
  const connection = connect(url)
  try {
    const { db } = connection
    const pending = await pendingMigrations(db)
    if (pending.length > 0) throw new Error('The database is older than this program. Run: meemaken migrate')
    const municipality = readMunicipality(settings.configDir)
    const demo = (await readMark(db, 'demo')) === true
    await command.run({
      act: doing(
        {
          db,
          now: new Date(),
          actor: system,
          locale: 'nl',
          municipality,
          settings: { ...settings, demo },
          reactions,
        },
        `meemaken ${command.name}`,
      ),
      url,
      args,
      say,
    })
  } finally {
    await connection.close()
  }
}

async function doUpkeep(task: Upkeep, args: readonly string[]): Promise<number> {
  await task.run({ settings: settingsOfProcess(), now: new Date(), args, say })
  return 0
}

/** Who uses a command wrongly reads how to use it. */
async function withUsage<T>(
  { name, usage }: Pick<Command, 'name' | 'usage'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Misused)) throw error
    throw new Misused(`${error.message}\nUse: meemaken ${name} ${usage}`.trimEnd())
  }
}
