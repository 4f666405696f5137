import type { Act } from './act.ts'
import type { Settings } from './settings.ts'

/** What a command gets: an act of the system at this moment, on the database of the running program. */
export interface CommandContext {
  readonly act: Act
  /** Address of that database, for what a pool is no use for. */
  readonly url: string
  /** What followed the command's name. */
  readonly args: readonly string[]
  /** Prints a line for the person at the keyboard. */
  readonly say: (line: string) => void
}

/** A command of the `meemaken` program. A domain lists its own in `commands.ts`; `src/commands.ts` has them all. */
export interface Command {
  /** One or two words: `import areas`. */
  readonly name: string
  /** What follows the name, as shown in the help: `<file.geojson>`. */
  readonly usage: string
  /** One line for the help. */
  readonly summary: string
  run(context: CommandContext): Promise<void>
}

/** A command that opens, makes or starts the database itself: it need not be there, or not of this version. */
export interface Upkeep extends Omit<Command, 'run'> {
  run(context: UpkeepContext): Promise<void>
}

export interface UpkeepContext {
  readonly settings: Settings
  readonly now: Date
  readonly args: readonly string[]
  readonly say: (line: string) => void
}

/** Wrong use of a command: the message and the command's usage are shown, exit code 2. */
export class Misused extends Error {}
