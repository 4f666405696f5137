import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { Icon, type IconName } from '../icon/icon.tsx'

export interface Side {
  readonly title: string
  readonly icon: IconName
  readonly tone: 'open' | 'closed'
  readonly children: ComponentChildren
}

/** Two or more things set against each other, such as what can change and what is fixed. */
export function Sides({ sides, level }: { readonly sides: readonly Side[]; readonly level: HeadingLevel }) {
  return (
    <div class="sides">
      {sides.map(({ title, icon, tone, children }) => (
        <div key={title} class={`side side--${tone}`}>
          <Heading level={level} class="side__title">
            <Icon name={icon} /> {title}
          </Heading>
          {children}
        </div>
      ))}
    </div>
  )
}
