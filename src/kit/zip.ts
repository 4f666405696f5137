import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file in a package, as it is when its turn comes: one file at a time is in memory. */
export interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** For text; pictures and PDFs do not get smaller. */
  readonly compress?: boolean
}

/** A zip as a stream. It goes no faster than its reader, and stops when the reader leaves. */
export function zipStream(
  files: readonly (() => Promise<PackedFile>)[],
  at: Date,
): ReadableStream<Uint8Array> {
  let failed: Error | null = null
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else ready.push(chunk)
  })
  let next = 0
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const read = files[next]
      next += 1
      if (read) {
        const { path, bytes, compress } = await read()
        const entry = compress ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path)
        entry.mtime = at
        zip.add(entry)
        entry.push(bytes, true)
      }
      if (next >= files.length) zip.end()
      if (failed) throw failed
      for (const chunk of ready) controller.enqueue(chunk)
      ready = []
      if (next >= files.length) controller.close()
    },
    cancel: () => zip.terminate(),
  })
}
