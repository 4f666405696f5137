import type { HTMLAttributes } from 'preact'

/** Our custom elements ("islands") as tags of TSX. */
type IslandAttributes = HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string | undefined>>

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meemaken-map': IslandAttributes
      'meemaken-passkey': IslandAttributes
      'meemaken-search': IslandAttributes
      'meemaken-preview': IslandAttributes
    }
  }
}
