import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An address at which everything is asked as somebody, and nobody can sign out. */
export interface Door {
  readonly address: string
  /** Answers that were given to who is signed in. */
  seen(): number
  close(): Promise<void>
}

/**
 * Stands before the program: every question goes on with this person's session, from a page of the program itself and
 * without packing, whatever the asker says. A scanner keeps its session so, also after it tried every button.
 */
export async function doorTo(program: string, cookie: string | null): Promise<Door> {
  const { host, hostname, port } = new URL(program)
  let seen = 0
  const server = createServer((asked, answer) => {
    if (asked.url?.startsWith('/afmelden')) {
      answer.writeHead(204).end()
      return
    }
    const { cookie: _, ...others } = asked.headers
    const headers = {
      ...others,
      host,
      'accept-encoding': 'identity',
      origin: program,
      'sec-fetch-site': 'same-origin',
      ...(cookie === null ? {} : { cookie }),
    }
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (given) => {
      if (given.statusCode === 200) seen++
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    seen: () => seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** Signs in as somebody of the demo city; answers the cookie. */
export async function cookieOf(program: string, persona: string): Promise<string> {
  const answer = await fetch(`${program}/demo/aanmelden`, {
    method: 'POST',
    headers: { Origin: program, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ persona }),
    redirect: 'manual',
  })
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (answer.status !== 303 || cookie === '') throw new Error(`Nobody could sign in as ${persona}`)
  return cookie
}
