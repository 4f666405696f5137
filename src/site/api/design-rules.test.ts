import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ruleset, type RulesetDefinition, Spectral } from '@stoplight/spectral-core'
import * as functions from '@stoplight/spectral-functions'
import { Yaml } from '@stoplight/spectral-parsers'
import { oas } from '@stoplight/spectral-rulesets'
import { describe, expect, test } from 'vitest'
import { readMunicipality } from '../../kit/municipality.ts'
import { projectRoot, readSettings } from '../../kit/settings.ts'
import { apiDocument } from './document.ts'

/** The ruleset of the Dutch API design rules, with descriptions of which it is known what is wrong in them. */
const folder = join(projectRoot, '..', 'shared', 'data', 'api-design-rules')
const isThere = existsSync(folder)
const skipped = isThere ? '' : ', skipped because ../shared/data/api-design-rules is not there'

/** In a file functions go by their name; Spectral's own rules by "spectral:oas". */
function rulesetIn(file: string): Ruleset {
  const known = { ...functions, 'spectral:oas': oas } as Readonly<Record<string, unknown>>
  const resolved = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') {
      if (key === 'function' && !Object.hasOwn(known, value)) throw new Error(`There is no function ${value}`)
      return key === 'function' || value === 'spectral:oas' ? known[value] : value
    }
    if (Array.isArray(value)) return value.map((one) => resolved(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolved(one, name)]))
  }
  return new Ruleset(resolved(Yaml.parse(readFileSync(file, 'utf8')).data) as RulesetDefinition)
}

async function lint(description: string): Promise<readonly string[]> {
  const spectral = new Spectral()
  spectral.setRuleset(rulesetIn(join(folder, 'linter.yaml')))
  const found = await spectral.run(description)
  return found.map(
    ({ severity, code, path }) => `${severity === 0 ? 'error' : 'warning'} ${code} ${path.join('.')}`,
  )
}

const own = (publicUrl: string): string => {
  const settings = readSettings({ MEEMAKEN_URL: publicUrl })
  return JSON.stringify(apiDocument({ settings, municipality: readMunicipality(settings.configDir) }))
}

describe('the rules for government APIs', () => {
  test.skipIf(!isThere)(`find nothing in our description${skipped}`, async () => {
    expect(await lint(own('https://doe-mee.waterstad.example'))).toEqual([])
  })

  test.skipIf(!isThere)(`find what is wrong in each of their own test cases${skipped}`, async () => {
    const cases = join(folder, 'linter', 'testcases')
    const names = readdirSync(cases)
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) {
      const expected = readFileSync(join(cases, name, 'expected-output.txt'), 'utf8')
      const codes = [...expected.matchAll(/^ *\d+:\d+ +(?:error|warning) +(\S+)/gm)].map(([, code]) => code)
      const found = await lint(readFileSync(join(cases, name, 'openapi.json'), 'utf8'))
      // The command line tells a fault in a part that is used more than once only once.
      expect(new Set(found.map((line) => line.split(' ')[1])), name).toEqual(new Set(codes))
    }
  })
})
