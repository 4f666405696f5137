import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { StatusBadge, type Tone } from '../status/status.tsx'
import type { Scene } from '../vignette/scenes.tsx'
import { Vignette } from '../vignette/vignette.tsx'

export interface Picture {
  readonly src: string
  /** Empty when the picture only decorates. */
  readonly alt: string
  readonly width: number
  readonly height: number
}

interface CardProps {
  readonly title: string
  /** Language of the title, where it is another one than that of the page. */
  readonly lang?: string | undefined
  readonly href: string
  readonly level: HeadingLevel
  readonly status?: { readonly label: string; readonly tone?: Tone } | undefined
  /** A photo of people's work; without one the drawing of `scene` stands in. */
  readonly picture?: Picture | undefined
  readonly scene?: Scene | undefined
  /** Kind, area, amount: short facts on one line. */
  readonly facts?: readonly string[]
  readonly children?: ComponentChildren
}

/** One thing in a list, with its state first. The title is the link; the whole card can be pressed. */
export function Card({ title, lang, href, level, status, picture, scene, facts = [], children }: CardProps) {
  return (
    <article class="card">
      <div class="card__body">
        {status && <StatusBadge tone={status.tone ?? 'active'}>{status.label}</StatusBadge>}
        <Heading level={level} class="card__title">
          <a href={href} lang={lang}>
            {title}
          </a>
        </Heading>
        {facts.length > 0 && (
          <ul class="card__facts">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
        {children && <div class="card__text">{children}</div>}
      </div>
      {picture ? (
        <img class="card__picture" {...picture} alt={picture.alt} loading="lazy" decoding="async" />
      ) : (
        scene && (
          <div class="card__picture">
            <Vignette scene={scene} />
          </div>
        )
      )}
    </article>
  )
}

/** Cards beside each other, as a list. */
export function CardList({ children }: { readonly children: readonly ComponentChildren[] }) {
  return (
    <ul class="card-list">
      {children.map((card) => (
        <li>{card}</li>
      ))}
    </ul>
  )
}
