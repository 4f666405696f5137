import type { ComponentChildren } from 'preact'
import { type Scene, scenes } from './scenes.tsx'

interface VignetteProps {
  readonly scene: Scene
  /** What the drawing shows, when it says something the text does not; without it, it is decoration. */
  readonly label?: string | undefined
  /** With round corners, where it stands by itself. */
  readonly framed?: boolean
}

/** A drawn picture that stands in until someone uploads a photo. Colours come from the theme. */
export function Vignette({ scene, label, framed }: VignetteProps) {
  const drawing: ComponentChildren = scenes[scene]
  const look = framed ? 'vignette vignette--framed' : 'vignette'
  const shared = { class: look, viewBox: '0 0 320 130', preserveAspectRatio: 'xMidYMax slice' } as const
  return label ? (
    <svg {...shared} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg {...shared} aria-hidden="true" focusable="false">
      {drawing}
    </svg>
  )
}
