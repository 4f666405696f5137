import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { catalogue, catalogueBody } from './catalogue.tsx'

const here = dirname(fileURLToPath(import.meta.url))
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('every part with examples stands in the catalogue, in order of name', () => {
  const withExamples = folders
    .map((folder) => folder.name)
    .filter((name) => existsSync(join(here, name, 'examples.tsx')))
  expect(catalogue.map(({ name }) => name)).toEqual(withExamples.sort())
})

test('every style sheet of a part is part of the site', () => {
  const site = readFileSync(join(here, 'public', 'site.css'), 'utf8')
  const sheets = folders
    .filter((folder) => folder.name !== 'public')
    .flatMap((folder) =>
      readdirSync(join(here, folder.name))
        .filter((file) => file.endsWith('.css'))
        .map((file) => `../${folder.name}/${file}`),
    )
  for (const sheet of sheets) expect(site).toContain(`@import '${sheet}'`)
})

test.each(['nl', 'en'] as const)(
  'the catalogue shows every part in %s, without a style attribute',
  (locale) => {
    const html = render(catalogueBody(locale))
    for (const { name } of catalogue) expect(html).toContain(`id="${name}"`)
    expect(html).not.toMatch(/ style=/)
  },
)
