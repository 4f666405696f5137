import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'

export interface Load {
  readonly perSecond: number
  /** Milliseconds within which so many of a hundred were answered. */
  readonly p50: number
  readonly p99: number
}

/** Asks for one address as fast as it is answered, for some seconds. */
export async function load(
  url: string,
  options: {
    readonly connections?: number
    readonly seconds?: number
    readonly headers?: Record<string, string>
  } = {},
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: options.connections ?? 16,
    duration: options.seconds ?? 5,
    headers: options.headers ?? {},
  })
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers other than 2xx`)
  const { p50, p99 } = result.latency
  return { perSecond: result.requests.average, p50, p99 }
}

/** A bare server of Node that sends these bytes: the best there is to be had here. */
export async function bareServer(body: Buffer, headers: Record<string, string>) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, 'content-length': body.length })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Milliseconds of each request, asked one after another over the same addresses. */
export async function times(
  urls: readonly string[],
  headers: Record<string, string> = {},
): Promise<readonly number[]> {
  const found: number[] = []
  for (const url of urls) {
    const started = performance.now()
    const answer = await fetch(url, { headers, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    found.push(performance.now() - started)
  }
  return found
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
