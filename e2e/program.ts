import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '../src/kit/settings.ts'

/** The whole program as a process of its own, started as a person starts it. */
export interface Program {
  readonly child: ChildProcess
  /** Address it printed, such as `http://localhost:41234`. */
  readonly address: string
  /** From the start to the printed address, in milliseconds. */
  readonly ms: number
  output(): string
  /** What Ctrl-C does: SIGINT to the whole process group. Answers the exit code. */
  interrupt(): Promise<number | null>
  /** kill -9 of the whole process group. */
  kill(): Promise<void>
}

export interface ProgramOptions {
  /** Where the database and the files lie. */
  readonly dataDir: string
  /** Folder of the clone; by default this one. */
  readonly clone?: string
  /** Through `npm start` instead of straight. */
  readonly npm?: boolean
  readonly uid?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the program on a free port without waiting for it. */
export function launch(options: ProgramOptions): { readonly child: ChildProcess; output(): string } {
  const clone = options.clone ?? projectRoot
  const command = options.npm ? 'npm' : process.execPath
  const args = options.npm ? ['start', '--silent'] : [join(clone, 'start.mjs')]
  const child = spawn(command, args, {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid ? { uid: options.uid, gid: options.uid } : {}),
    env: {
      // npm starts the same Node as the tests run on.
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
      HOME: options.dataDir,
      PORT: '0',
      MEEMAKEN_DATA_DIR: options.dataDir,
      ...options.env,
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return { child, output: () => output }
}

/** Starts the program and waits until it prints its address. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const started = performance.now()
  const { child, output } = launch(options)
  for (;;) {
    const [, address] = /^Meemaken .*?: (http\S+)$/m.exec(output()) ?? []
    if (address) {
      return {
        child,
        address,
        ms: Math.round(performance.now() - started),
        output,
        interrupt: () => endWith(child, 'SIGINT'),
        kill: async () => {
          await endWith(child, 'SIGKILL')
        },
      }
    }
    if (ended(child)) throw new Error(`The program ended before it printed an address:\n${output()}`)
    await wait(5)
  }
}

export const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Sends a signal to the process group and waits for its end. */
export async function endWith(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (ended(child)) return child.exitCode
  const end = new Promise<void>((resolve) => child.once('close', () => resolve()))
  process.kill(-(child.pid ?? 0), signal)
  await end
  return child.exitCode
}

/** Numbers of the database servers whose data lie under `folder`. */
export function databasesIn(folder: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,command='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter((line) => line.includes(`-D ${folder}`))
    .map((line) => Number.parseInt(line, 10))
}

/** Kills the database servers under `folder`, for the end of a test that left one running. */
export function killDatabases(folder: string): void {
  for (const pid of databasesIn(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}
