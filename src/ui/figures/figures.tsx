import type { ComponentChildren } from 'preact'

export interface Figure {
  readonly value: string
  readonly label: ComponentChildren
  /** What it is measured against: a norm, or an earlier year with its source. */
  readonly compare?: ComponentChildren
}

/** Headline figures: a number and the sentence that makes it mean something. */
export function Figures({
  figures,
  small = false,
}: {
  readonly figures: readonly Figure[]
  /** Beside something that matters more, such as what one has to do today. */
  readonly small?: boolean
}) {
  return (
    <ul class={small ? 'figures figures--small' : 'figures'}>
      {figures.map(({ value, label, compare }) => (
        <li key={value + String(label)} class="figures__one">
          <strong class="figures__value">{value}</strong> <span>{label}</span>
          {compare && <span class="figures__compare">{compare}</span>}
        </li>
      ))}
    </ul>
  )
}
