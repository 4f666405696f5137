/** Hears how far the work is, as often as one likes. */
export type Progress = (state: string) => void

const betweenLines = 2000

/** Says at most every two seconds how far the work is, and nothing when it takes no time. */
export function progressTo(say: (line: string) => void): Progress {
  let last = performance.now()
  return (state) => {
    const now = performance.now()
    if (now - last < betweenLines) return
    last = now
    say(`  ${state}`)
  }
}
