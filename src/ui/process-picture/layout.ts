/** One step of a process as the picture needs it. */
export interface PictureStep {
  readonly key: string
  readonly title: string
  readonly state: 'done' | 'current' | 'ahead'
  /** A date or a norm, in a few words. */
  readonly caption?: string | undefined
}

/** Width of the drawing in its own units; the page scales it. */
export const pictureWidth = 760
/** With more steps than this the words no longer fit beside each other: the list is shown instead. */
export const mostStepsInPicture = 8

/** Breaks a text at spaces into lines of at most `most` characters; a longer word gets a line of its own. */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export interface PlacedStep extends PictureStep {
  readonly number: number
  readonly x: number
  readonly titleLines: readonly string[]
  readonly captionLines: readonly string[]
}

/** Where every step and word of the picture stands; `height` follows from the longest text. */
export function placeSteps(steps: readonly PictureStep[]): {
  readonly placed: readonly PlacedStep[]
  readonly height: number
  readonly reachedX: number
} {
  const slot = pictureWidth / Math.max(steps.length, 1)
  const letters = Math.max(8, Math.floor(slot / 8.8))
  const placed = steps.map((step, index) => ({
    ...step,
    number: index + 1,
    x: Math.round(slot * (index + 0.5)),
    titleLines: linesOf(step.title, letters),
    captionLines: linesOf(step.caption ?? '', letters + 1),
  }))
  const rows = Math.max(0, ...placed.map((step) => step.titleLines.length + step.captionLines.length))
  const reached = placed.filter((step) => step.state !== 'ahead').at(-1)
  return { placed, height: 104 + rows * 19 + 8, reachedX: reached?.x ?? placed[0]?.x ?? 0 }
}

/** The middle of a line of words above a step, moved where it would run out of the picture. */
export function withinPicture(x: number, words: string): number {
  // In bold of 16 units a letter is 9 wide, a little more than it is on average.
  const half = Math.min(words.length * 4.5, pictureWidth / 2)
  return Math.min(Math.max(x, half), pictureWidth - half)
}
