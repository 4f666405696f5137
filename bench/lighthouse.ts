import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureChromium } from '../scripts/chromium.mjs'
import type { Measured, World } from './measures.ts'

const version = '12.8.2'
const bars = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 98 } as const

interface Report {
  readonly categories: Readonly<Record<keyof typeof bars, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>
}

/** What Lighthouse says of the pages that most people see, as on a slow phone. It is fetched from npm when asked for. */
export async function lighthouse(world: World): Promise<readonly Measured[]> {
  const chromium = ensureChromium()
  if (!chromium) throw new Error('Lighthouse needs Chromium.')
  const { rows } = await world.connection.pool.query<{ number: string }>(
    'select number from initiative order by changed_at desc limit 1',
  )
  const program = await world.start()
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-lighthouse-'))
  const lines: Measured[] = []
  try {
    for (const path of [
      '/',
      '/initiatieven',
      `/initiatieven/${rows[0]?.number}-plan`,
      '/idee',
      '/zoeken?q=tuin',
    ]) {
      const output = join(folder, 'report.json')
      await promisify(execFile)(
        'npx',
        [
          ...['--yes', `lighthouse@${version}`, `${program.address}${path}`, '--quiet'],
          ...['--output', 'json', '--output-path', output],
          ...['--only-categories', Object.keys(bars).join(',')],
          ...['--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking'],
        ],
        { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 1e8 },
      )
      lines.push(lineOf(path, JSON.parse(readFileSync(output, 'utf8')) as Report))
    }
  } finally {
    await program.interrupt()
    rmSync(folder, { recursive: true, force: true })
  }
  return lines
}

function lineOf(path: string, { categories, audits }: Report): Measured {
  const names = Object.keys(bars) as (keyof typeof bars)[]
  const scores = names.map((name) => Math.round((categories[name].score ?? 0) * 100))
  const met = names.every((name, index) => (scores[index] ?? 0) >= bars[name])
  const worst = Object.values(audits).filter(({ score }) => score !== null && score < 0.9)
  return {
    what: `Lighthouse ${version} of ${path}: ${names.join(', ')}`,
    value: `${scores.join(', ')}${met ? '' : ` (${worst.map(({ title }) => title).join('; ')})`}`,
    bar: names.map((name) => bars[name]).join(', '),
    met,
  }
}
