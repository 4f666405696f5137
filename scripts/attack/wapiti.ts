import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Found } from './fuzz-api.ts'
import { cookieOf } from './persona.ts'

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

interface Report {
  readonly vulnerabilities: Readonly<
    Record<string, readonly { readonly method: string; readonly path: string; readonly info: string }[]>
  >
}

/** Lets wapiti walk through the site as somebody of the demo city, or as a visitor, and attack what it finds. */
export async function wapiti(address: string, persona: string | null, seconds: number): Promise<Found> {
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
  const cookie = persona === null ? [] : ['-H', `Cookie: ${await cookieOf(address, persona)}`]
  const { stdout } = spawnSync(
    'wapiti',
    [
      ...['-u', `${address}/`, '--scope', 'folder', '-m', modules, '-S', 'normal', '--no-bugreport'],
      // The version of Debian 12 does not unpack what it gets, and a post must come from a page of ours.
      ...['-H', 'Accept-Encoding: identity', '-H', `Origin: ${address}`, '-H', 'Sec-Fetch-Site: same-origin'],
      ...cookie,
      ...['--max-scan-time', String(seconds), '--max-attack-time', String(Math.ceil(seconds / 3))],
      ...['--max-links-per-page', '40', '--max-files-per-dir', '12', '--max-parameters', '20'],
      ...['--flush-session', '--store-session', scratch, '-f', 'json', '-o', report, '-v', '0'],
    ],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  try {
    const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const faults = Object.entries(vulnerabilities).flatMap(([kind, found]) =>
      found
        .filter(({ info }) => !known.some((one) => one.test(info)))
        .map(({ method, path, info }) => `${kind}: ${method} ${path} ${info}`),
    )
    const [, pages = '0'] = /found (\d+) URLs and forms/.exec(stdout) ?? []
    return { tool, tried: `${pages} pages and forms`, faults }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
