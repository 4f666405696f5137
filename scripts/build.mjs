// Builds the program with esbuild: the server to dist/<digest>/, what browsers get to dist/<digest>/public/.
// The digest is that of the sources, so an unchanged program is not built again, two builds at once do not
// disturb each other, and a running program keeps the files it was started with.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
/** How many older builds stay, for programs that still run from them. */
const KEPT = 3

/** Builds when the sources changed; answers the folder of the build. */
export async function build() {
  const digest = digestOfSources()
  const target = join(dist, digest)
  if (!existsSync(target)) {
    const half = join(dist, `${digest}.${process.pid}`)
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true })
    try {
      await Promise.all([buildServer(half), buildPublic(join(half, 'public'))])
      moveInPlace(half, target)
    } finally {
      rmSync(half, { recursive: true, force: true })
      // Ends the compiler's own process, which would stay for as long as the program runs.
      await (await import('esbuild')).stop()
    }
    removeOld(digest)
  }
  if (readLatest() !== digest) writeFileSync(join(dist, 'latest'), digest)
  return target
}

/** Every file under `folder` that has a part in the program. */
function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (!/\.test\.|\.fixture\.|\.md$/.test(entry.name)) yield path
  }
}

function digestOfSources() {
  const hash = createHash('sha256')
  const own = ['package-lock.json', 'scripts/build.mjs'].map((path) => join(root, path))
  for (const path of [...filesIn(join(root, 'src')), ...own].sort()) {
    hash
      .update(`${relative(root, path)}\n`)
      .update(readFileSync(path))
      .update('\n')
  }
  return hash.digest('hex').slice(0, 16)
}

async function buildServer(outdir) {
  const esbuild = await import('esbuild')
  const threads = [...filesIn(join(root, 'src'))].filter((path) => path.endsWith('.worker.ts'))
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      [join(root, 'src/main.ts'), join(root, 'src/cli.ts'), ...threads]
        .filter((path) => existsSync(path))
        .map((path) => [basename(path, '.ts'), path]),
    ),
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  })
}

/** Browsers get what lies directly in `ui/public`, and nothing else: scripts and styles bundled, the rest as it is. */
async function buildPublic(outdir) {
  const folder = join(root, 'src', 'ui', 'public')
  const files = [...filesIn(folder)].filter((path) => dirname(path) === folder)
  refuseTwins(files)
  const entries = files.filter((path) => /\.(ts|css)$/.test(path) && !path.endsWith('.d.ts'))
  mkdirSync(outdir, { recursive: true })
  const manifest = {
    ...(entries.length > 0 ? await bundle(entries, outdir) : {}),
    ...copyHashed(
      files.filter((path) => !/\.(ts|css|json)$/.test(path)),
      outdir,
    ),
  }
  for (const name of Object.values(manifest)) compress(join(outdir, name))
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest, null, 2))
}

/** Answers the manifest: `main.css` -> `main-4KXJ2.css`; a font under the name of its own file. */
async function bundle(entryPoints, outdir) {
  const esbuild = await import('esbuild')
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/static',
    loader: { '.woff2': 'file', '.woff': 'file', '.png': 'file', '.svg': 'file' },
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
  })
  const manifest = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (path.endsWith('.map')) continue
    const source = output.entryPoint ?? Object.keys(output.inputs)[0]
    if (source) manifest[basename(source).replace(/\.ts$/, '.js')] = basename(path)
  }
  return manifest
}

function copyHashed(files, outdir) {
  return Object.fromEntries(
    files.map((path) => {
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 8).toUpperCase()
      const name = basename(path).replace(/(\.[^.]*)$/, `-${hash}$1`)
      copyFileSync(path, join(outdir, name))
      return [basename(path), name]
    }),
  )
}

function compress(path) {
  if (!/\.(js|css|svg|txt|webmanifest)$/.test(path)) return
  const bytes = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
}

function refuseTwins(files) {
  const names = files.map((path) => basename(path).replace(/\.ts$/, '.js'))
  const twin = names.find((name, index) => names.indexOf(name) !== index)
  if (twin) throw new Error(`Two public files would both be called ${twin}.`)
}

function moveInPlace(half, target) {
  try {
    renameSync(half, target)
  } catch (error) {
    // Another program was first; its build is the same.
    if (!existsSync(target)) throw error
  }
}

function readLatest() {
  try {
    return readFileSync(join(dist, 'latest'), 'utf8')
  } catch {
    return null
  }
}

function removeOld(digest) {
  const older = readdirSync(dist)
    .filter((name) => name !== digest && name !== 'latest')
    .map((name) => ({ name, at: statSync(join(dist, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of older.slice(KEPT)) rmSync(join(dist, name), { recursive: true, force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now()
  await build()
  console.log(`Built in ${Math.round(performance.now() - started)} ms.`)
}
