import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './kit/settings.ts'

/** The rooms of the house, ground floor first: each may lean only on those before it. */
const order = [
  'kit',
  'ui',
  'people',
  'places',
  'forms',
  'frameworks',
  'messages',
  'safety',
  'cases',
  'commitments',
  'meetings',
  'funds',
  'juries',
  'knowledge',
  'initiatives',
  'sources',
  'spots',
  'lending',
  'doable',
  'green',
  'neighbours',
  'weighings',
  'continuity',
  'referrals',
  'notices',
  'merging',
  'projects',
  'activities',
  'surveys',
  'answers',
  'evaluations',
  'panels',
  'following',
  'participation-reports',
  'reports',
  'privacy',
  'site',
]

const source = join(projectRoot, 'src')

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

const all = filesIn(source)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: relative(source, path), text: readFileSync(path, 'utf8') }))
const program = all.filter(({ path }) => !/(\.test\.tsx?|\btesting\.ts)$/.test(path))

const roomOf = (path: string): string | null => {
  const [first, ...rest] = path.split('/')
  return rest.length > 0 ? (first ?? null) : null
}

/** Paths, relative to `src`, that a file imports from our own source. */
function importsOf(path: string, text: string): readonly string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...found].map(([, target]) => join(path, '..', target ?? ''))
}

describe('the house', () => {
  it('has only rooms that stand in the order', () => {
    const rooms = new Set(program.map(({ path }) => roomOf(path)).filter((room) => room !== null))
    expect([...rooms].filter((room) => !order.includes(room))).toEqual([])
  })

  it('lets a domain lean only on those before it, and only through their front door', () => {
    const faults = program.flatMap(({ path, text }) => {
      const room = roomOf(path)
      if (!room) return []
      return importsOf(path, text).flatMap((target) => {
        const other = roomOf(target)
        if (other === room) return []
        if (other === null) return target === 'paths.ts' ? [] : [`${path} imports ${target}`]
        const isBefore = order.indexOf(other) < order.indexOf(room)
        const isGround = other === 'kit' || other === 'ui'
        // kit's form helpers and ui stand on one floor; kit itself never draws.
        if (room === 'kit') return [`${path} imports ${target}`]
        if (!isBefore) return [`${path} imports ${target}, which stands after it`]
        if (!isGround && target !== `${other}/index.ts`)
          return [`${path} imports ${target}, past its index.ts`]
        return []
      })
    })
    expect(faults).toEqual([])
  })

  it('keeps SQL in stores', () => {
    const sql =
      /\b(?:selectFrom|insertInto|updateTable|deleteFrom|withTables)\b|import \{[^}]*\bsql\b[^}]*\} from 'kysely'/
    const allowed = /(^|\/)store(\/[^/]+)?\.ts$|^kit\/(migrate|db|embedded)/
    expect(
      program.filter(({ path, text }) => sql.test(text) && !allowed.test(path)).map(({ path }) => path),
    ).toEqual([])
  })

  it('keeps rules pure: no clock, no database, no network, no disk', () => {
    const impure =
      /\bnew Date\(\)|Date\.now\(|Math\.random\(|from 'node:|\bfetch\(|import (?!type)[^;\n]*(?:store|db)\.ts'/
    const rules = program.filter(({ path }) => path.endsWith('/rules.ts'))
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('takes the time from the act, never from the machine', () => {
    const clock = /\bnew Date\(\)|\bDate\.now\(/
    const allowed = ['main.ts', 'cli.ts', 'kit/log.ts']
    const faults = program.filter(
      ({ path, text }) => clock.test(text) && !allowed.includes(path) && !path.includes('/public/'),
    )
    expect(faults.map(({ path }) => path).filter((path) => !path.startsWith('kit/embedded'))).toEqual([])
  })

  it('reads the environment in one file', () => {
    const faults = program.filter(({ path, text }) => /process\.env/.test(text) && path !== 'kit/settings.ts')
    expect(faults.map(({ path }) => path).filter((path) => !path.startsWith('kit/embedded'))).toEqual([])
  })

  it('lets nothing but public folders reach a browser, and nothing in them reach the server', () => {
    const publicFiles = all.filter(({ path }) => path.includes('/public/') && path.startsWith('ui/'))
    const faults = publicFiles.flatMap(({ path, text }) =>
      importsOf(path, text)
        .filter((target) => !target.startsWith('ui/public/'))
        .map((target) => `${path} imports ${target}`),
    )
    const inward = program
      .filter(({ path }) => !path.startsWith('ui/public/'))
      .flatMap(({ path, text }) =>
        importsOf(path, text)
          .filter((target) => target.startsWith('ui/public/'))
          .map((target) => `${path} imports ${target}`),
      )
    expect([...faults, ...inward]).toEqual([])
  })

  it('draws without inline style, raw HTML or scripts', () => {
    const inline = /\bstyle=|dangerouslySetInnerHTML|\bon[A-Z][a-z]+=\{|<script(?![^>]*\bsrc=)/
    const pages = program.filter(({ path }) => path.endsWith('.tsx'))
    expect(pages.filter(({ text }) => inline.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('never uses the names of drawers for everything', () => {
    const drawers = /(^|\/)(lib|utils?|helpers?|misc|common)(\/|\.tsx?$)/
    expect(all.filter(({ path }) => drawers.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('keeps every file readable', () => {
    const long = program.filter(
      ({ path, text }) => text.split('\n').length > 400 && !path.endsWith('texts.ts'),
    )
    expect(long.map(({ path }) => path)).toEqual([])
  })
})
