import type { ComponentChildren } from 'preact'

interface InteractiveMapProps {
  readonly label: string
  /** GeoJSON of what to show: points and areas with `title`, `detail` and `href` in their properties. */
  readonly data?: string
  /** GeoJSON drawn below it, shown as long as there are no tiles; `kind` may be `water` or `park`. */
  readonly base?: string
  /** Template of tiles on our own server, `/kaart/tegels/{z}/{x}/{y}`. */
  readonly tiles?: string
  /** Who made the tiles. */
  readonly attribution?: string
  /** Where to look first; without it the map fits what it shows. */
  readonly view?: { readonly lat: number; readonly lon: number; readonly zoom: number } | undefined
  /** Lets people point at a place: `id`s of the fields to fill. */
  readonly pick?: { readonly latitudeId: string; readonly longitudeId: string }
  /** The drawn map, shown without a script and where the data cannot be loaded. */
  readonly children?: ComponentChildren
}

/**
 * The drawn map, made interactive where scripts run. Name the island in the page's options:
 * `islands: ['map-island']`. The page itself holds an equal list, or fields to fill.
 */
export function InteractiveMap(props: InteractiveMapProps) {
  const { label, data, base, tiles, attribution, view, pick, children } = props
  return (
    <meemaken-map
      data-label={label}
      data-url={data}
      data-base={base}
      data-tiles={tiles}
      data-attribution={attribution}
      data-view={view && `${view.lat},${view.lon},${view.zoom}`}
      data-pick={pick && `${pick.latitudeId},${pick.longitudeId}`}
    >
      {children && <div data-replaced>{children}</div>}
    </meemaken-map>
  )
}
