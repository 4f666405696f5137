// Checks the version of Node, builds when the sources changed, and hands over to src/cli.ts.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

function stop(message) {
  console.error(message)
  process.exit(1)
}
