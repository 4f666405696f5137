import type { Scene } from '../vignette/scenes.tsx'
import { Vignette } from '../vignette/vignette.tsx'

export interface PhotoFile {
  readonly src: string
  /** What it shows; empty only where the text beside it says the same. */
  readonly alt: string
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** One photo, as large as its place allows; its size is known beforehand, so that nothing jumps. */
export function Photo({ photo, eager }: { readonly photo: PhotoFile; readonly eager?: boolean }) {
  return <img class="photo" {...photo} alt={photo.alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
}

/** The picture a page opens with: a photo, or the drawing that stands in for it. */
export function LeadPicture({
  photo,
  scene,
}: {
  readonly photo?: PhotoFile | undefined
  readonly scene: Scene
}) {
  return <div class="lead-picture">{photo ? <Photo photo={photo} eager /> : <Vignette scene={scene} />}</div>
}

/** Photos beside each other. */
export function Photos({ photos }: { readonly photos: readonly PhotoFile[] }) {
  return (
    <ul class="photos">
      {photos.map((photo) => (
        <li key={photo.src}>
          <Photo photo={photo} />
        </li>
      ))}
    </ul>
  )
}
