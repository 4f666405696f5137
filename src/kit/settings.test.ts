import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot, readSettings } from './settings.ts'

const read = (...path: readonly string[]): string => readFileSync(join(projectRoot, ...path), 'utf8')
/** Names of all settings, as the program asks for them. */
const names = [...read('src', 'kit', 'settings.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(
  ([, name]) => name ?? '',
)

test('every setting is explained in .env.example, and nothing else is', () => {
  const explained = [...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '')
  expect(explained.toSorted()).toEqual(names.toSorted())
})

test('what describes how to run it names no setting that is not there', () => {
  const chart = join('deploy', 'helm', 'meemaken')
  const described = [
    'Dockerfile',
    'compose.yaml',
    'docs/running.md',
    'deploy/systemd/meemaken.service',
    'deploy/compose/example.env',
    `${chart}/values.yaml`,
    ...readdirSync(join(projectRoot, chart, 'templates')).map((name) => `${chart}/templates/${name}`),
  ]
  for (const path of described) {
    const named = [...read(path).matchAll(/\b(MEEMAKEN|S3|DATABASE|SMTP)_[A-Z0-9_]+\b/g)].map(
      ([name]) => name,
    )
    expect(
      named.filter((name) => !names.includes(name)),
      path,
    ).toEqual([])
  }
})

test('a value that cannot be is told with its name, all faults at once', () => {
  expect(() =>
    readSettings({ PORT: 'many', MEEMAKEN_METRICS_TOKEN: 'short', DATABASE_READ_URL: 'postgres://a/b' }),
  ).toThrow(/PORT: .*\n.*MEEMAKEN_METRICS_TOKEN: /s)
  expect(() => readSettings({ DATABASE_READ_URL: 'postgres://a/b' })).toThrow(
    'a replica needs DATABASE_URL beside it',
  )
  expect(() => readSettings({ MEEMAKEN_ROLE: 'cook' })).toThrow('MEEMAKEN_ROLE')
})
