import fc from 'fast-check'
import { type Description, faultsAgainst, type Parameter } from '../../src/site/api/testing-description.ts'

/** What was found, or why it was not looked for. */
export interface Found {
  readonly tool: string
  readonly tried: string
  readonly faults: readonly string[]
  readonly skipped?: string
}

const odd = [
  '',
  '0',
  '-1',
  'null',
  '../../etc/passwd',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '%0d%0aSet-Cookie: a=b',
  '\u0000',
  '\ud800',
  '9'.repeat(400),
  'é'.repeat(3000),
  '2026-02-30',
  '{{7*7}}',
  '[]',
]

const text = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 60 }))

const anyOf = ({ schema }: Parameter) =>
  schema.enum ? fc.oneof(fc.constantFrom(...schema.enum), text) : text

const encoded = (value: string): string => encodeURIComponent(Buffer.from(value).toString())

/** An address of an operation with anything in its parameters, now and then twice or with one that nobody knows. */
function addressOf(template: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const inQuery = parameters.filter((one) => one.in === 'query')
  const path = fc.record(
    Object.fromEntries(
      parameters.filter((one) => one.in === 'path').map((one) => [one.name, anyOf(one)] as const),
    ),
  )
  const query = fc.array(
    fc.oneof(
      ...inQuery.map((one) => anyOf(one).map((value) => `${one.name}=${encoded(value)}`)),
      fc.tuple(text, text).map(([name, value]) => `${encoded(name)}=${encoded(value)}`),
    ),
    { maxLength: 4 },
  )
  return fc.tuple(path, query).map(([values, asked]) => {
    const filled = template.replace(/\{([^}]+)\}/g, (_, name: string) => encoded(values[name] ?? '') || 'x')
    return `/api/v1${filled}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
  })
}

const accepts = fc.constantFrom('application/json', 'application/geo+json', '*/*', 'text/html', ';;;', '')
const methods = fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS')

/** Asks every operation of the published description with odd values: no breakdown, and no answer it does not name. */
export async function fuzzApi(address: string, runs: number): Promise<Found> {
  const published = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Description
  const faultsOf = faultsAgainst(published)
  const faults: string[] = []
  let tried = 0
  for (const [template, { get }] of Object.entries(published.paths)) {
    const question = fc.record({
      path: addressOf(template, get.parameters ?? []),
      accept: accepts,
      method: methods,
    })
    for (const { path, accept, method } of fc.sample(question, { numRuns: runs, seed: 2026 })) {
      const response = await fetch(`${address}${path}`, { method, redirect: 'manual', headers: { accept } })
      const body = await response.text()
      tried++
      const said = `${method} ${path}`
      if (response.status >= 500) faults.push(`${said}: ${response.status}`)
      if (response.headers.has('set-cookie')) faults.push(`${said} sets a cookie`)
      const isData = method === 'GET' && body !== '' && ![404, 405, 431].includes(response.status)
      if (isData) faults.push(...faultsOf(path, response, JSON.parse(body)))
    }
  }
  return { tool: 'questions to the API', tried: `${tried} questions`, faults }
}
