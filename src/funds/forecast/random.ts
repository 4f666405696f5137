/** Numbers between 0 and 1 (neither of them), the same ones for the same seed. */
export type Random = () => number

/**
 * sfc32 of Chris Doty-Humphrey (PractRand): small, fast and well tested. `seed` is 32 hexadecimal digits.
 */
export function sfc32(seed: string): Random {
  const word = (at: number): number => Number.parseInt(seed.slice(at * 8, at * 8 + 8), 16) | 0
  let [a, b, c, counter] = [word(0), word(1), word(2), word(3)]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  // Seeds that look alike have gone apart after some rounds.
  for (let round = 0; round < 15; round += 1) next()
  return () => Math.max(next(), 2 ** -33)
}

/** The time until the next of events that come at this rate. */
export const exponential = (random: Random, rate: number): number => -Math.log(random()) / rate

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

/** A gamma variate of scale 1 (Marsaglia and Tsang, 2000). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A chance, drawn from what is known: `yes` and `no` are how often each was seen, prior included. */
export function beta(random: Random, yes: number, no: number): number {
  const one = gamma(random, yes)
  return one / (one + gamma(random, no))
}
