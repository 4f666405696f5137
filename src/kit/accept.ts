/** One range of an `Accept` header: `application/*;q=0.8`. */
interface Range {
  readonly type: string
  readonly quality: number
}

function rangesOf(header: string): readonly Range[] {
  return header.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    return type === '' || Number.isNaN(quality) ? [] : [{ type, quality }]
  })
}

/** How much somebody wants this type: the range that says most exactly what it is about counts (RFC 9110, 12.5.1). */
function qualityOf(ranges: readonly Range[], type: string): number {
  const fitting = [type, `${type.split('/')[0]}/*`, '*/*']
  for (const name of fitting) {
    const found = ranges.find((range) => range.type === name)
    if (found) return found.quality
  }
  return 0
}

/**
 * Which of the offered media types somebody wants most; the first offered when they do not mind, null when they want
 * none of them.
 */
export function wantedType<T extends string>(header: string | undefined, offered: readonly T[]): T | null {
  if (header === undefined || header.trim() === '') return offered[0] ?? null
  const ranges = rangesOf(header.slice(0, 1000))
  const best = offered
    .map((type) => ({ type, quality: qualityOf(ranges, type) }))
    .reduce<{ readonly type: T; readonly quality: number } | null>(
      (one, other) => (one && one.quality >= other.quality ? one : other),
      null,
    )
  return best && best.quality > 0 ? best.type : null
}
