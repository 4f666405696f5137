import type { Geometry, MultiPolygon, Polygon } from 'geojson'
import type { ComponentChildren } from 'preact'
import { linesOf } from '../process-picture/layout.ts'
import { labelPointOf, linePathOf, type Projection, pathOf, projectionFor } from './project.ts'

export interface MapArea {
  readonly key: string
  readonly name: string
  readonly shape: Polygon | MultiPolygon
  readonly href?: string | undefined
  /** How strongly it is coloured, for instance by how much happens there. */
  readonly weight?: 0 | 1 | 2 | 3
  readonly chosen?: boolean
  /** Stands for the name where that would be too small to read; the page has the same number in a `MapKey`. */
  readonly number?: number | undefined
  /** A few words for who points at it or hears it: "5 initiatieven". */
  readonly detail?: string | undefined
}

export interface MapPoint {
  readonly key: string
  readonly lon: number
  readonly lat: number
  readonly label: string
  readonly href?: string | undefined
}

export type BackdropKind = 'water' | 'park' | 'main_road' | 'railway' | 'ferry'

interface SchematicMapProps {
  /** Says what the map shows; the page holds an equal list. */
  readonly label: string
  readonly areas: readonly MapArea[]
  readonly points?: readonly MapPoint[]
  /** What people recognise a city by, drawn without a name; points are left out. */
  readonly backdrop?: readonly { readonly kind: BackdropKind; readonly shape: Geometry }[]
  readonly hideNames?: boolean
}

const width = 800

function backdropPathOf(shape: Geometry, projection: Projection): string | null {
  switch (shape.type) {
    case 'Polygon':
    case 'MultiPolygon':
      return pathOf(shape, projection)
    case 'LineString':
    case 'MultiLineString':
      return linePathOf(shape, projection)
    default:
      return null
  }
}

function AreaShape({ area, projection }: { readonly area: MapArea; readonly projection: Projection }) {
  const said = area.detail ? `${area.name}: ${area.detail}` : area.name
  const state = area.chosen ? ' map__area--chosen' : ''
  const shape = (
    <path
      class={`map__area map__area--${area.weight ?? 0}${state}`}
      d={pathOf(area.shape, projection)}
      fill-rule="evenodd"
    >
      <title>{said}</title>
    </path>
  )
  if (!area.href) return shape
  return (
    <a href={area.href} aria-label={said}>
      {shape}
    </a>
  )
}

function AreaName({ area, projection }: { readonly area: MapArea; readonly projection: Projection }) {
  const [x, y] = labelPointOf(area.shape, projection)
  const lines = linesOf(area.name.replaceAll('/', '/ '), 12)
  // Pointing finds the area below the name; the names are said by the links and titles of the shapes.
  return (
    <text class="map__name" x={x} y={y - (lines.length - 1) * 9 + 5}>
      {lines.map((line, index) => (
        <tspan x={x} dy={index === 0 ? 0 : 18}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function AreaNumber({ area, projection }: { readonly area: MapArea; readonly projection: Projection }) {
  const [x, y] = labelPointOf(area.shape, projection)
  return (
    <text class="map__number" x={x} y={y + 12}>
      {area.number}
    </text>
  )
}

function PointMark({ point, projection }: { readonly point: MapPoint; readonly projection: Projection }) {
  const [x, y] = projection.point([point.lon, point.lat])
  const mark = (
    <circle class="map__point" cx={x} cy={y} r="9">
      <title>{point.label}</title>
    </circle>
  )
  return point.href ? (
    <a href={point.href} aria-label={point.label}>
      <circle class="map__reach" cx={x} cy={y} r="20" />
      {mark}
    </a>
  ) : (
    mark
  )
}

/** A map drawn by the server: works without a script, offline, in print and in e-mail. */
export function SchematicMap({ label, areas, points = [], backdrop = [], hideNames }: SchematicMapProps) {
  const projection = projectionFor(
    areas.map((area) => area.shape),
    width,
  )
  const numbered = areas.some((area) => area.number !== undefined)
  const leads = areas.some((area) => area.href) || points.some((point) => point.href)
  const viewBox = `0 0 ${projection.width} ${projection.height}`
  const drawing = (
    <>
      {areas.map((area) => (
        <AreaShape key={area.key} area={area} projection={projection} />
      ))}
      {backdrop.map(({ kind, shape }) => {
        const d = backdropPathOf(shape, projection)
        return d && <path class={`map__${kind}`} d={d} fill-rule="evenodd" />
      })}
      {!hideNames && (
        <g class={numbered ? 'map__names--wide' : undefined} aria-hidden="true">
          {areas.map((area) => (
            <AreaName key={area.key} area={area} projection={projection} />
          ))}
        </g>
      )}
      {numbered && (
        <g class="map__numbers" aria-hidden="true">
          {areas.map((area) => (
            <AreaNumber key={area.key} area={area} projection={projection} />
          ))}
        </g>
      )}
      {points.map((point) => (
        <PointMark key={point.key} point={point} projection={projection} />
      ))}
    </>
  )
  if (!leads) {
    return (
      <div>
        <svg class="map" viewBox={viewBox} role="img" aria-label={label}>
          {drawing}
        </svg>
      </div>
    )
  }
  // A drawing full of links is a way to go somewhere; its own children are read, not the drawing as a whole.
  return (
    <nav aria-label={label}>
      <svg class="map" viewBox={viewBox} role="presentation">
        {drawing}
      </svg>
    </nav>
  )
}

/** The areas of a numbered map as a list, from number 1: on a narrow screen the map has numbers instead of names. */
export function MapKey({ children }: { readonly children: ComponentChildren }) {
  return <ol class="map-key">{children}</ol>
}

/** What the colours of the areas mean. */
export function MapLegend(props: {
  readonly title: string
  readonly items: readonly { readonly weight: 0 | 1 | 2 | 3; readonly label: string }[]
}) {
  return (
    <div class="map-legend small">
      <p>{props.title}</p>
      <ul class="plain-list">
        {props.items.map(({ weight, label }) => (
          <li key={weight}>
            <svg class="map-legend__colour" viewBox="0 0 24 16" aria-hidden="true">
              <rect class={`map__area map__area--${weight}`} width="24" height="16" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
