import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Scene, scenes } from './scenes.tsx'

/** The scenes a page holds already: what stands in it more than once is drawn once. */
const DrawnScenes = createContext<Set<Scene> | null>(null)

/** A page, or anything else in which the ids of scenes are its own. */
export function SceneScope({ children }: { readonly children: ComponentChildren }) {
  return <DrawnScenes.Provider value={new Set()}>{children}</DrawnScenes.Provider>
}

interface VignetteProps {
  readonly scene: Scene
  /** What the drawing shows, when it says something the text does not; without it, it is decoration. */
  readonly label?: string | undefined
  /** With round corners, where it stands by itself. */
  readonly framed?: boolean
}

/** A drawn picture that stands in until someone uploads a photo. Colours come from the theme. */
export function Vignette({ scene, label, framed }: VignetteProps) {
  const drawn = useContext(DrawnScenes)
  const look = framed ? 'vignette vignette--framed' : 'vignette'
  const shared = { class: look, viewBox: '0 0 320 130', preserveAspectRatio: 'xMidYMax slice' } as const
  const drawing = drawn?.has(scene) ? (
    <use href={`#${idOf(scene)}`} />
  ) : (
    <g id={drawn ? idOf(scene) : undefined}>{scenes[scene]}</g>
  )
  drawn?.add(scene)
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

const idOf = (scene: Scene): string => `scene-${scene}`
