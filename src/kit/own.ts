/**
 * What the municipality made its own and every page shows. It is loaded when the program starts and again when it
 * changes (`site/own`), so that no request asks for it.
 */
export interface Look {
  /** Address of the style sheet with its theme; null for the theme of the program. */
  readonly stylesheet: string | null
  /** What stands in the top left corner before the name of the municipality. */
  readonly name: string
  /** Colour of the bar of a browser on a phone. */
  readonly color: string
}

const ours: Look = { stylesheet: null, name: 'Meemaken', color: '#0b4f5c' }
let look = ours

export const ownLook = (): Look => look

/** Sets the look for all pages of this process; null for that of the program. */
export function setOwnLook(own: Look | null): void {
  look = own ?? ours
}
