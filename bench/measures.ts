import { randomUUID } from 'node:crypto'
import type { Program } from '../e2e/program.ts'
import type { Act } from '../src/kit/act.ts'
import { doing } from '../src/kit/audit.ts'
import type { Connection } from '../src/kit/db.ts'
import { connect } from '../src/kit/db.ts'
import { askForIdeas, residents } from './city.ts'
import { bareServer, load, percentile, times } from './load.ts'

/** One line of the table. */
export interface Measured {
  readonly what: string
  readonly value: string
  readonly bar: string
  readonly met: boolean
}

export interface World {
  readonly connection: Connection
  readonly act: Act
  /** Starts the program on this database with more environment. */
  start(env?: Readonly<Record<string, string>>): Promise<Program>
  /** Cookie header of the official. */
  readonly official: string
}

const listPage = '/initiatieven'
const ratio = (value: number): string => value.toFixed(2)

/** A list page from memory against a bare server with the same bytes. */
export async function cachedList(world: World): Promise<readonly Measured[]> {
  const program = await world.start()
  const headers = { 'accept-encoding': 'br' }
  const first = await fetch(`${program.address}${listPage}`, { headers })
  const { byteLength } = await first.arrayBuffer()
  const bare = await bareServer(Buffer.alloc(byteLength, 'x'), { 'content-type': 'text/html' })
  const most = await load(bare.address)
  await load(`${program.address}${listPage}`, { headers, seconds: 2 })
  const ours = await load(`${program.address}${listPage}`, { headers })
  await bare.close()
  await program.interrupt()
  const share = ours.perSecond / most.perSecond
  return [
    {
      what: 'list of 24 initiatives from memory, of a bare server',
      value: `${ratio(share)} (${Math.round(ours.perSecond)}/s of ${Math.round(most.perSecond)}/s)`,
      bar: 'at least 0.50',
      met: share >= 0.5,
    },
  ]
}

/** The same page made anew for every request. */
export async function freshList(world: World): Promise<readonly Measured[]> {
  const program = await world.start({ MEEMAKEN_PAGE_CACHE: 'off' })
  await load(`${program.address}${listPage}`, { seconds: 3 })
  const { perSecond, p99 } = await load(`${program.address}${listPage}`)
  await program.interrupt()
  return [
    {
      what: 'list made for every request',
      value: `${Math.round(perSecond)}/s`,
      bar: 'at least 1,000/s per core',
      met: perSecond >= 1000,
    },
    { what: 'the same, 99 of 100 within', value: `${p99} ms`, bar: 'under 60 ms', met: p99 < 60 },
  ]
}

const questions = [
  'speeltuinen',
  'buurtbanken park',
  'speltuin',
  'fietsen station',
  'moestuintje',
  'houten leeskasten',
  'wandelruote',
  'muurschilderingen brug',
  'kinderboerderijen',
  'tuin',
]

/** Inflected words, compounds and typing errors. */
export async function search(world: World, size: number): Promise<readonly Measured[]> {
  const program = await world.start()
  const urls = questions.map((text) => `${program.address}/zoeken?q=${encodeURIComponent(text)}`)
  await times(urls)
  const all = await times(Array.from({ length: 20 }, () => urls).flat())
  await program.interrupt()
  const p95 = percentile(all, 0.95)
  return [
    {
      what: `search in ${size.toLocaleString('en')} initiatives, 95 of 100 within`,
      value: `${p95.toFixed(1)} ms`,
      bar: 'under 60 ms at 100,000',
      met: p95 < 60,
    },
  ]
}

/** The pages that are measured: name, address, and whether it is the desk's. */
export async function pagesOf({
  pool,
}: Pick<Connection, 'pool'>): Promise<readonly (readonly [string, string, boolean])[]> {
  const { rows } = await pool.query<{ number: string }>(
    'select number from initiative order by changed_at desc offset 20 limit 1',
  )
  const number = rows[0]?.number ?? ''
  return [
    ['list', '/initiatieven', false],
    ['list, filtered', '/initiatieven?soort=stadswens&gebied=wielwijk', false],
    ['one initiative', `/initiatieven/${number}-plan`, false],
    ['map', '/initiatieven/kaart', false],
    ['area', '/buurt/wielwijk', false],
    ['promises', '/toezeggingen', false],
    ['home', '/', false],
    ['desk', '/werk', true],
    ['cases on the desk', '/werk/zaken', true],
  ]
}

const rounds = 8
const each = 5

/** Median milliseconds of every page, made anew, in the smallest city and the largest, turn and turn about. */
export async function growth(
  small: World & { readonly size: number },
  large: World & { readonly size: number },
): Promise<readonly Measured[]> {
  const cities = await Promise.all(
    [small, large].map(async (world) => ({
      world,
      program: await world.start({ MEEMAKEN_PAGE_CACHE: 'off' }),
      pages: await pagesOf(world.connection),
    })),
  )
  const lines: Measured[] = []
  for (const [nr, [name]] of (cities[0]?.pages ?? []).entries()) {
    const found: number[][] = [[], []]
    // The first round is for getting warm.
    for (let round = 0; round <= rounds; round++)
      for (const [which, { world, program, pages }] of cities.entries()) {
        const [, path = '', desk = false] = pages[nr] ?? []
        const headers = desk ? { cookie: world.official } : {}
        const seen = await times(
          Array.from({ length: each }, () => `${program.address}${path}`),
          headers,
        )
        if (round > 0) found[which]?.push(...seen)
      }
    const [before = Number.NaN, after = Number.NaN] = found.map((seen) => percentile(seen, 0.5))
    lines.push({
      what: `${name}: ${large.size.toLocaleString('en')} against ${small.size.toLocaleString('en')} initiatives`,
      value: `${ratio(after / before)} (${before.toFixed(1)} ms to ${after.toFixed(1)} ms)`,
      bar: 'at most 1.50',
      met: after / before <= 1.5,
    })
  }
  for (const { program } of cities) await program.interrupt()
  return lines
}

/** Start with data that is there already. */
export async function start(world: World): Promise<readonly Measured[]> {
  const program = await world.start()
  const { ms } = program
  await program.interrupt()
  return [
    {
      what: 'start with data, until the address is printed',
      value: `${ms} ms`,
      bar: 'under 3,000 ms',
      met: ms < 3000,
    },
  ]
}

/** Memory while 16 at once ask for pages, of visitors from memory and of an official made anew. */
export async function memory(world: World, minutes: number): Promise<readonly Measured[]> {
  const program = await world.start()
  const until = performance.now() + minutes * 60_000
  const seen: number[] = []
  const pages = [...(await pagesOf(world.connection)), ['search', '/zoeken?q=tuin', true] as const]
  while (performance.now() < until)
    for (const [, path, desk] of pages) {
      await load(`${program.address}${path}`, { seconds: 3, headers: { cookie: world.official } })
      if (!desk) await load(`${program.address}${path}`, { seconds: 1 })
      seen.push(await residentMegabytes(program.child.pid ?? 0))
    }
  await program.interrupt()
  const half = Math.max(...seen.slice(0, Math.ceil(seen.length / 2)))
  const most = Math.max(...seen)
  return [
    {
      what: `memory of a web process in ${minutes} minutes of load`,
      value: `${most} MB at most, ${half} MB in the first half`,
      bar: 'under 250 MB, flat',
      met: most < 250 && most < half * 1.1,
    },
  ]
}

async function residentMegabytes(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}

/** What a phone has to fetch before it shows the first page. */
export async function firstView(world: World): Promise<readonly Measured[]> {
  const program = await world.start()
  const sized = async (path: string): Promise<{ readonly bytes: number; readonly text: string }> => {
    const packed = await import('node:zlib')
    const answer = await fetch(`${program.address}${path}`, { headers: { 'accept-encoding': 'identity' } })
    const text = await answer.text()
    return { bytes: packed.gzipSync(text).length, text }
  }
  const lines: Measured[] = []
  for (const path of ['/', listPage, '/idee']) {
    const page = await sized(path)
    const parts = [...page.text.matchAll(/(?:href|src)="(\/static\/[^"]+\.(css|js))"/g)]
    const fetched = await Promise.all(
      parts.map(async ([, href = '', kind]) => ({ kind, ...(await sized(href)) })),
    )
    const script = fetched.filter(({ kind }) => kind === 'js').reduce((sum, { bytes }) => sum + bytes, 0)
    const total = page.bytes + fetched.reduce((sum, { bytes }) => sum + bytes, 0)
    lines.push({
      what: `first view of ${path}: page, style and script, gzipped`,
      value: `${(total / 1024).toFixed(1)} kB, script ${(script / 1024).toFixed(1)} kB`,
      bar: 'under 60 kB, script under 15 kB',
      met: total < 60 * 1024 && script < 15 * 1024,
    })
  }
  await program.interrupt()
  return lines
}

const writers = 16
const writeSeconds = 3
const writeRounds = 3
/** In turn, so that no conversation gets longer than people make them. */
const casesEach = 20

/** A message of a resident to their guide, with its audit rows, the mail to the guide and its job, against one bare row. */
export async function contributions(world: World, url: string): Promise<readonly Measured[]> {
  const { postMessage } = await import('../src/cases/index.ts')
  const from = await residents(world.act, writers * casesEach)
  let statements = 0
  const { db, pool, close } = connect(url, { max: writers, onQuery: () => statements++ })
  await pool.query('create table if not exists bench_row (id bigint generated always as identity, body text)')
  const body = 'Dank je wel, tot morgen.'
  const bare = () => pool.query('insert into bench_row (body) values ($1)', [body])
  let written = 0
  const ours = async () => {
    const one = from[written++ % from.length]
    if (!one) throw new Error('Nobody has an initiative')
    const act = doing({ ...world.act, db, actor: one.actor, now: new Date() }, 'bench')
    await postMessage(act, { caseId: one.caseId, text: body })
  }
  // Cases that were filled in have no terms yet: the first message writes those.
  for (const _ of from) await ours()
  statements = 0
  await ours()
  const each = statements
  const rounds: { readonly bare: number; readonly ours: number }[] = []
  for (let round = 0; round < writeRounds; round++)
    rounds.push({ bare: await perSecond(bare), ours: await perSecond(ours) })
  await close()
  const best = rounds.reduce((one, other) => (other.ours / other.bare > one.ours / one.bare ? other : one))
  const share = best.ours / best.bare
  return [
    {
      what: `a message stored with what follows from it (${each} statements), of a bare INSERT`,
      value: `${ratio(share)} (${Math.round(best.ours)}/s of ${Math.round(best.bare)}/s)`,
      bar: 'at least 0.25',
      met: share >= 0.25,
    },
  ]
}

/**
 * What people put in when a project asks them, and their support for each other's: stored by residents who signed in, 16
 * at once, against one bare row. Each resident supports each idea once.
 */
export async function participation(world: World, url: string): Promise<readonly Measured[]> {
  const { contribute, contributionsByIds, supportContribution } = await import('../src/activities/index.ts')
  const from = await residents(world.act, writers * casesEach)
  let statements = 0
  const { db, pool, close } = connect(url, { max: writers, onQuery: () => statements++ })
  const reached = await askForIdeas(world.act)
  await pool.query('create table if not exists bench_row (id bigint generated always as identity, body text)')
  const body = 'Meer schaduw bij de speelplaats, want het is daar in de zomer te heet voor kleine kinderen.'
  const bare = () => pool.query('insert into bench_row (body) values ($1)', [body])
  const actOf = (nr: number) => {
    const one = from[nr % from.length]
    if (!one) throw new Error('Nobody lives in this city')
    return doing({ ...world.act, db, actor: one.actor, now: new Date() }, 'bench')
  }
  const sender = { email: null, visitor: '127.0.0.1' }
  const ideas: string[] = []
  const idea = async () => {
    const nr = ideas.length
    const act = actOf(nr)
    const words = {
      title: `Een boom bij de speelplaats ${nr}`,
      body,
      name: null,
      shows: 'anonymous' as const,
    }
    const kept = await contribute(act, reached, { target: null, words, token: randomUUID(), ...sender })
    ideas.push(kept.id)
  }
  let targets: Awaited<ReturnType<typeof contributionsByIds>> = []
  let supported = 0
  const support = async () => {
    const nr = supported++
    // The next resident, and after all of them the next idea: nobody supports one twice, or their own.
    const target = targets[Math.floor(nr / from.length)]
    const act = actOf(nr)
    if (!target) throw new Error('More support than ideas can have')
    if (target.person_id !== act.actor.personId) await supportContribution(act, reached, target, sender)
  }
  const statementsOf = async (work: () => Promise<void>): Promise<number> => {
    await work()
    statements = 0
    await work()
    return statements
  }
  const each = { idea: await statementsOf(idea), support: 0 }
  const found: { readonly bare: number; readonly idea: number; readonly support: number }[] = []
  for (let round = 0; round < writeRounds; round++) {
    const [plain, put] = [await perSecond(bare), await perSecond(idea)]
    targets = await contributionsByIds(db, ideas.slice(0, 1000))
    if (round === 0) each.support = await statementsOf(support)
    found.push({ bare: plain, idea: put, support: await perSecond(support) })
  }
  await close()
  const line = (what: string, which: 'idea' | 'support', least: number): Measured => {
    const share = Math.max(...found.map((round) => round[which] / round.bare))
    const { [which]: ours, bare } = found.find((round) => round[which] / round.bare === share) ?? {
      bare: 0,
      [which]: 0,
    }
    return {
      what: `${what} (${each[which]} statements), of a bare INSERT`,
      value: `${ratio(share)} (${Math.round(ours)}/s of ${Math.round(bare)}/s)`,
      bar: `at least ${least}`,
      met: share >= least,
    }
  }
  return [line('an idea put in', 'idea', 0.25), line('support given', 'support', 0.6)]
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + writeSeconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        await work()
        done++
      }
    }),
  )
  return done / writeSeconds
}
