/** Where everything of a line chart stands, in the units of its drawing. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Two drawings of one chart, so that its words keep their size: on a phone, and where there is room. */
export const frames = {
  narrow: { width: 320, height: 230, left: 36, right: 22, top: 26, bottom: 34 },
  wide: { width: 680, height: 280, left: 44, right: 30, top: 28, bottom: 36 },
} as const satisfies Record<string, Frame>

const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500]

/** Round numbers from 0 up to at least `most`, about four steps: an axis that starts at nothing never flatters. */
export function ticksTo(most: number): readonly number[] {
  const step = steps.find((one) => most / one <= 5) ?? 1000
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

const inset = 24

export interface Scales {
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

export function scalesOf(frame: Frame, points: number, top: number): Scales {
  const { width, height, left, right } = frame
  // The first point stands beside the axis, so that its number does not stand on those of the axis.
  const first = left + inset
  const room = width - first - right
  const depth = height - frame.top - frame.bottom
  return {
    x: (index) => round(first + (points < 2 ? room / 2 : (room * index) / (points - 1))),
    y: (value) => round(frame.top + depth * (1 - value / top)),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Stretches of a line without its gaps: what is not known is not drawn. */
export function stretches(points: readonly (number | null)[], { x, y }: Scales): readonly string[] {
  const found: string[] = []
  let open = ''
  for (const [index, value] of points.entries()) {
    if (value === null) {
      if (open) found.push(open)
      open = ''
    } else open += `${open ? 'L' : 'M'}${x(index)} ${y(value)}`
  }
  return open ? [...found, open] : found
}

/** Which words under the axis fit: every so many-eth, counted from the last. */
export function shownLabels(count: number, room: number, widthOfOne: number): readonly boolean[] {
  const every = Math.max(1, Math.ceil((count * widthOfOne) / room))
  return Array.from({ length: count }, (_, index) => (count - 1 - index) % every === 0)
}

/** The outline of a band: along its upper edge, and back along its lower one. */
export function bandPath(
  band: readonly ({ readonly low: number; readonly high: number } | null)[],
  { x, y }: Scales,
): string {
  const known = band.flatMap((one, index) => (one ? [{ ...one, index }] : []))
  const upper = known.map(({ index, high }) => `${x(index)} ${y(high)}`)
  const lower = known.map(({ index, low }) => `${x(index)} ${y(low)}`).reverse()
  return known.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`
}
