import type { ComponentChildren } from 'preact'

interface DisclosureProps {
  readonly summary: ComponentChildren
  readonly open?: boolean
  readonly children: ComponentChildren
}

/** More for who wants it. Never hides what the reader needs to go on. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div class="disclosure__more flow">{children}</div>
    </details>
  )
}
