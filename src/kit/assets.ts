import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './settings.ts'

/** Where a file of a `public` folder is found by browsers. */
const PREFIX = '/static/'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

interface Build {
  readonly folder: string
  /** Name in the source -> name with the digest of its content. */
  readonly manifest: Readonly<Record<string, string>>
}

let found: Build | null | undefined

/**
 * Address of a file of a `public` folder: `asset('main.css')`, `asset('map.js')` for `map.ts`.
 * It holds a digest of the content, so browsers keep it for ever. Without a build (in unit tests) it is the
 * plain name.
 */
export const asset = (name: string): string => PREFIX + (currentBuild()?.manifest[name] ?? name)

/**
 * Answers a file for its address under `/static/`, null when there is none. Files are small and few: they are
 * read once and kept, as compressed as the browser can bear.
 */
export function serveStatic(name: string, acceptEncoding = ''): Response | null {
  const build = currentBuild()
  const type = mediaTypes[extname(name)]
  if (!build || !type || basename(name) !== name) return null
  const hashed = build.manifest[name] ?? name
  const encoding = ['br', 'gzip'].find((way) => acceptEncoding.includes(way)) ?? null
  const ending = encoding === 'br' ? '.br' : '.gz'
  const packed = encoding ? read(join(build.folder, hashed + ending)) : null
  const bytes = packed ?? read(join(build.folder, hashed))
  if (!bytes) return null
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': hashed === name ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(packed && encoding ? { 'Content-Encoding': encoding } : {}),
    },
  })
}

const bytesOf = new Map<string, Uint8Array<ArrayBuffer> | null>()

function read(path: string): Uint8Array<ArrayBuffer> | null {
  const known = bytesOf.get(path)
  if (known !== undefined) return known
  const bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : null
  // What is not there is not remembered: anyone can ask for anything.
  if (bytes) bytesOf.set(path, bytes)
  return bytes
}

/** The build this code runs from, or for code run from its source the newest one. */
function currentBuild(): Build | null {
  if (found !== undefined) return found
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'public')
  const folder = existsSync(join(beside, 'manifest.json')) ? beside : newestBuild()
  found = folder
    ? { folder, manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) }
    : null
  return found
}

function newestBuild(): string | null {
  const latest = join(projectRoot, 'dist', 'latest')
  if (!existsSync(latest)) return null
  const folder = join(projectRoot, 'dist', readFileSync(latest, 'utf8'), 'public')
  return existsSync(join(folder, 'manifest.json')) ? folder : null
}
