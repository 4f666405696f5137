import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startProgram } from '../../e2e/program.ts'
import { type Found, fuzzApi } from './fuzz-api.ts'
import { billOfMaterials, knownWeaknesses } from './supply.ts'
import { wapiti } from './wapiti.ts'

// npm run attack: what strangers would try, against a demo city of its own. See docs/security.md.

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '120' }, runs: { type: 'string', default: '300' } },
})
const seconds = Number(values.seconds)
const personas = [null, 'initiatiefnemer', 'begeleider', 'beheerder']

const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-attack-'))
const program = await startProgram({ dataDir, env: { MEEMAKEN_LOG: 'error' } })
const found: Found[] = []
const tell = (one: Found): void => {
  found.push(one)
  console.log(
    `\n${one.tool}: ${one.skipped ? `skipped, because ${one.skipped}` : `${one.tried}, ${one.faults.length} faults`}`,
  )
  for (const fault of one.faults.slice(0, 50)) console.log(`  ${fault}`)
}
try {
  tell(billOfMaterials())
  tell(knownWeaknesses())
  tell(await fuzzApi(program.address, Number(values.runs)))
  for (const persona of personas) tell(await wapiti(program.address, persona, seconds))
  const broken = program
    .output()
    .split('\n')
    .filter((line) => line.includes('request_failed'))
  tell({ tool: 'the log', tried: 'all that was asked above', faults: broken })
} finally {
  await program.interrupt()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(found.some(({ faults }) => faults.length > 0) ? 1 : 0)
