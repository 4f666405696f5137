import type { ComponentChildren } from 'preact'

/** One state of a part, as the catalogue at `/ui` and the accessibility tests show it. */
export interface Example {
  readonly name: string
  readonly node: ComponentChildren
}
