import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import type { Scene } from '../vignette/scenes.tsx'
import { Vignette } from '../vignette/vignette.tsx'

interface EmptyStateProps {
  readonly title: string
  readonly level: HeadingLevel
  readonly scene?: Scene
  /** What the reader can do instead. Required: there are no dead ends. */
  readonly instead: ComponentChildren
  readonly children?: ComponentChildren
}

/** An empty list says so, and says what you can do instead. */
export function EmptyState({ title, level, scene, instead, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      {scene && (
        <div class="empty-state__picture">
          <Vignette scene={scene} />
        </div>
      )}
      <div class="empty-state__words flow">
        <Heading level={level}>{title}</Heading>
        {children}
        <div class="button-row">{instead}</div>
      </div>
    </div>
  )
}
