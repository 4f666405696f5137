import type { ComponentChildren } from 'preact'
import { StatusBadge, type Tone } from '../status/status.tsx'

interface NowBoxProps {
  /** The state in a few words, for instance "Stap 3 van 6: wij vragen advies". */
  readonly status: string
  readonly tone?: Tone
  /** What is the state, who has it, what happens next, by when: in one to three sentences. */
  readonly children: ComponentChildren
  /** The one next action for this reader; nothing when it is somebody else's turn. */
  readonly action?: ComponentChildren
}

/** Says where it stands. Every case and every project opens with it. */
export function NowBox({ status, tone = 'active', children, action }: NowBoxProps) {
  return (
    <div class={`now-box now-box--${tone}`}>
      <StatusBadge tone={tone}>{status}</StatusBadge>
      <div class="now-box__text">{children}</div>
      {action && <div class="button-row no-print">{action}</div>}
    </div>
  )
}
