import type { ComponentChildren } from 'preact'

interface DeskProps {
  /** The record as the initiator sees it. */
  readonly record: ComponentChildren
  /** What only staff see and do. */
  readonly margin: ComponentChildren
  /** Names the margin: "Alleen voor de gemeente". */
  readonly marginTitle: string
  /** The one next action: on top of the margin, and on a phone before everything else. */
  readonly first?: ComponentChildren
}

/** Staff see the same record as the initiator, and beside it what only staff see. */
export function Desk({ record, margin, marginTitle, first }: DeskProps) {
  return (
    <div class={first ? 'desk desk--first' : 'desk'}>
      {first && <div class="desk__first flow">{first}</div>}
      <div class="desk__record flow">{record}</div>
      <aside class="desk__margin" aria-label={marginTitle}>
        <h2 class="desk__title">{marginTitle}</h2>
        {margin}
      </aside>
    </div>
  )
}

/** A page with something beside it on wide screens: contact, actions, related things. */
export function WithAside({
  children,
  aside,
  label,
}: {
  readonly children: ComponentChildren
  readonly aside: ComponentChildren
  /** Names what stands beside. */
  readonly label: string
}) {
  return (
    <div class="with-aside">
      <div class="flow">{children}</div>
      <aside class="stack" aria-label={label}>
        {aside}
      </aside>
    </div>
  )
}
