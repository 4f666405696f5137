import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cookieOf, doorTo } from './as-somebody.ts'
import type { Found } from './fuzz-api.ts'

/**
 * What is looked for. Not: `csrf`, which wants tokens in forms where we look at where a post comes from (`Sec-Fetch-Site`
 * and `Origin`, tested in `src/people/signin.test.ts`), and what needs a server outside.
 */
const modules =
  'backup,blindsql,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss,xxe'

/** Said of every site without https, or of what browsers gave up. */
const known = [
  /^Strict-Transport-Security is not set/,
  /^X-XSS-Protection is not set/,
  /Secure flag is not set/,
]

/** Who begins at the desk; others begin at their own page. */
const isStaff = new Set(['begeleider', 'beheerder'])

interface Report {
  readonly vulnerabilities: Readonly<
    Record<string, readonly { readonly method: string; readonly path: string; readonly info: string }[]>
  >
}

/** Lets wapiti walk through the site as somebody of the demo city, or as a visitor, and attack what it finds. */
export async function wapiti(program: string, persona: string | null, seconds: number): Promise<Found> {
  const tool = `wapiti as ${persona ?? 'a visitor'}`
  if (spawnSync('wapiti', ['--version']).error)
    return {
      tool,
      tried: '',
      faults: [],
      skipped: 'wapiti is not installed (Debian: apt-get install wapiti)',
    }
  const scratch = mkdtempSync(join(tmpdir(), 'meemaken-wapiti-'))
  const report = join(scratch, 'report.json')
  const door = await doorTo(program, persona === null ? null : await cookieOf(program, persona))
  const home = persona === null ? '/' : isStaff.has(persona) ? '/werk' : '/mijn'
  try {
    // The program and the door go on answering meanwhile.
    const { stdout } = await promisify(execFile)(
      'wapiti',
      [
        ...['-u', `${door.address}/`, '-s', `${door.address}${home}`, '--scope', 'folder', '-m', modules],
        ...['-S', 'normal', '--no-bugreport', '-v', '0'],
        ...['--max-scan-time', String(seconds), '--max-attack-time', String(Math.ceil(seconds / 3))],
        ...['--max-links-per-page', '40', '--max-files-per-dir', '12', '--max-parameters', '20'],
        ...['--flush-session', '--store-session', scratch, '-f', 'json', '-o', report],
      ],
      { maxBuffer: 1e9 },
    )
    const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const faults = Object.entries(vulnerabilities).flatMap(([kind, found]) =>
      found
        .filter(({ info }) => !known.some((one) => one.test(info)))
        .map(({ method, path, info }) => `${kind}: ${method} ${path} ${info}`),
    )
    const [, pages = '0'] = /found (\d+) URLs and forms/.exec(stdout) ?? []
    return { tool, tried: `${pages} pages and forms, ${door.seen()} answers`, faults }
  } finally {
    await door.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
