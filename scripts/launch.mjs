// Checks the version of Node, builds when the sources changed, and hands over to src/cli.ts.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { build } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a `meemaken` command; ends the process unless the command goes on running. */
export async function launch(words) {
  checkNode()
  if (!existsSync(join(root, 'node_modules'))) stop('The dependencies are not installed yet. Run: npm ci')
  let folder
  try {
    folder = await build()
  } catch (error) {
    stop(`The program could not be built: ${error.message}`)
  }
  process.setSourceMapsEnabled(true)
  // Left alone, Node lets garbage grow to several times what is in use before it collects. No limit: work that needs
  // more gets it.
  setFlagsFromString('--heap-growing-percent=40')
  if (process.env.npm_lifecycle_event) stopWithNpm()
  const { meemaken } = await import(pathToFileURL(join(folder, 'cli.js')).href)
  const code = await meemaken(words)
  if (code !== null) process.exit(code)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Meemaken needs Node 20.19 or newer; this is ${process.versions.node}. Node 24 is best.`)
  }
  if (major < 24)
    console.warn(`This is Node ${process.versions.node}; it works, but Meemaken is made for Node 24.`)
}

/**
 * npm starts us through a shell, and that shell passes no signal on. Who stops or kills npm (a service manager,
 * a container) means us: when npm or the shell is gone, we stop in good order.
 */
function stopWithNpm() {
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || parentOf(shell) === npm)) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  timer.unref()
}

/** Number of the parent of a process on Linux, null elsewhere. */
function parentOf(pid) {
  try {
    // After the name, which may hold spaces, in parentheses: state, parent.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1])
  } catch {
    return null
  }
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
