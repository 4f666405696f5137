import type { ComponentChildren } from 'preact'

/** What a state means to the reader: running, waiting for someone, good news, late or refused, or just a fact. */
export type Tone = 'active' | 'wait' | 'good' | 'bad' | 'neutral'

const classes: Readonly<Record<Tone, string>> = {
  active: 'active',
  wait: 'warning',
  good: 'success',
  bad: 'danger',
  neutral: 'neutral',
}

interface StatusBadgeProps {
  readonly tone?: Tone
  readonly children: ComponentChildren
}

/** A state in a few words. The words say it; the colour only repeats it. */
export function StatusBadge({ tone = 'active', children }: StatusBadgeProps) {
  return <span class={`utrecht-status-badge utrecht-status-badge--${classes[tone]} status`}>{children}</span>
}
