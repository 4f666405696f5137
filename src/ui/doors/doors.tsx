import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'

export interface Door {
  readonly title: string
  readonly href: string
  readonly text: ComponentChildren
  readonly tone?: 'accent' | 'signal' | 'good'
}

/** The few ways in, as large links. */
export function Doors({ doors, level }: { readonly doors: readonly Door[]; readonly level: HeadingLevel }) {
  return (
    <ul class="doors">
      {doors.map(({ title, href, text, tone = 'accent' }) => (
        <li key={href + title} class={`door door--${tone}`}>
          <Heading level={level}>
            <a href={href}>
              {title} <span aria-hidden="true">→</span>
            </a>
          </Heading>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  )
}

interface HeroProps {
  readonly title: string
  readonly lead: ComponentChildren
  readonly children?: ComponentChildren
}

/** The opening of the front page, from edge to edge; first in `main`. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <div class="full hero">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {children}
    </div>
  )
}
