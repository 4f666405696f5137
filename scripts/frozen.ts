/** The published versions of each file of configuration: file → version → hash of what it said. */
export type FrozenConfig = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A file of configuration that counts its versions. */
export interface VersionedFile {
  /** Where it lies in `config/`, such as `processes/green.json`. */
  readonly file: string
  readonly version: number
  readonly hash: string
}

/**
 * What is wrong with files whose versions were published before, in sentences, and the list with the new versions in
 * it. A city that runs holds a published version and is bound to it: the same number never says something else, and
 * numbers only go up.
 */
export function freezeConfig(
  files: readonly VersionedFile[],
  frozen: FrozenConfig,
): {
  readonly faults: readonly string[]
  readonly fresh: readonly string[]
  readonly next: FrozenConfig
} {
  const faults: string[] = []
  const fresh: string[] = []
  const next: Record<string, Record<string, string>> = Object.fromEntries(
    Object.entries(frozen).map(([file, versions]) => [file, { ...versions }]),
  )
  for (const { file, version, hash } of files) {
    const known = frozen[file] ?? {}
    const highest = Math.max(0, ...Object.keys(known).map(Number))
    if (known[version] === hash && version === highest) continue
    if (version <= highest) {
      faults.push(
        `config/${file}: version ${version} was published and says something else now: make it version ${highest + 1}.`,
      )
      continue
    }
    fresh.push(`${file} version ${version}`)
    next[file] = { ...known, [version]: hash }
  }
  return { faults, fresh, next }
}
