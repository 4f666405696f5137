import type { ComponentChildren } from 'preact'

export interface LinePhase {
  readonly key: string
  readonly name: ComponentChildren
  /** Its days, in words. */
  readonly when: string
  readonly state: 'done' | 'now' | 'ahead'
}

/** Phases on a line, from left to right where there is room, under each other where there is not. */
export function PhaseLine(props: {
  readonly phases: readonly LinePhase[]
  /** What says where we are, such as "nu". */
  readonly here: string
}) {
  return (
    <ol class="phase-line">
      {props.phases.map(({ key, name, when, state }) => (
        <li
          key={key}
          class={`phase-line__phase phase-line__phase--${state}`}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span class="phase-line__name">{name}</span>
          {state === 'now' && <span class="phase-line__here">{props.here}</span>}
          <span class="phase-line__when">{when}</span>
        </li>
      ))}
    </ol>
  )
}
