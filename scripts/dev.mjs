// npm run dev: runs the program, and starts it again when a source file changes.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
let child = run()
let timer = null
let stopping = false

function run() {
  const program = spawn(process.execPath, [join(root, 'start.mjs')], { stdio: 'inherit', cwd: root })
  program.once('exit', (code) => {
    if (stopping) process.exit(code ?? 0)
  })
  return program
}

function restart() {
  const old = child
  const again = () => {
    child = run()
  }
  if (old.exitCode !== null || old.signalCode !== null) again()
  else {
    old.once('exit', again)
    old.kill('SIGTERM')
  }
}

for (const folder of ['src', 'config', 'migrations']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(restart, 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true
    if (child.exitCode !== null) process.exit(child.exitCode)
    child.kill(signal)
  })
}
