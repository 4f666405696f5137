import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/kit/settings.ts'
import type { Found } from './fuzz-api.ts'

const npm = (...args: readonly string[]) =>
  spawnSync('npm', args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1e9 })

interface Sbom {
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly licenses?: readonly unknown[]
  }[]
}

/** Writes what the program is made of (CycloneDX) and looks whether each part says under which licence. */
export function billOfMaterials(): Found {
  const { stdout, status, stderr } = npm('sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx')
  if (status !== 0) return { tool: 'npm sbom', tried: '', faults: [stderr.trim()] }
  const folder = join(projectRoot, 'data')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'sbom.cdx.json'), stdout)
  const { components } = JSON.parse(stdout) as Sbom
  const faults = components
    .filter(({ licenses = [] }) => licenses.length === 0)
    .map(({ name, version }) => `${name} ${version} names no licence`)
  return { tool: 'npm sbom', tried: `${components.length} packages, in data/sbom.cdx.json`, faults }
}

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>
  readonly error?: { readonly summary?: string }
}

/** Asks the registry for known weaknesses of what runs. Not every registry answers. */
export function knownWeaknesses(): Found {
  const tool = 'npm audit'
  const { stdout } = npm('audit', '--omit', 'dev', '--json')
  try {
    const answer = JSON.parse(stdout) as Audit
    if (!answer.vulnerabilities)
      return { tool, tried: '', faults: [], skipped: 'the registry does not answer this question' }
    const faults = Object.entries(answer.vulnerabilities).map(
      ([name, { severity }]) => `${name}: ${severity}`,
    )
    return { tool, tried: 'packages that run', faults }
  } catch {
    return { tool, tried: '', faults: [], skipped: 'the registry does not answer this question' }
  }
}
