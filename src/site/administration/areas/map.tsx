import { type Geometry, thinned } from '../../../places/index.ts'
import { type MapArea, SchematicMap } from '../../../ui/schematic-map/schematic-map.tsx'

interface Drawn {
  readonly area: { readonly name: string; readonly code: string; readonly geometry: Geometry | null }
  readonly href?: string
  readonly weight?: MapArea['weight']
  readonly detail?: string
  readonly chosen?: boolean
}

/** With more areas than this their names run into each other. */
const mostNames = 20

/** Areas as they are drawn, and nothing when none has a border. The page holds an equal list. */
export function AreasMap({ label, areas }: { readonly label: string; readonly areas: readonly Drawn[] }) {
  const drawn = areas.flatMap(({ area, ...rest }) => (area.geometry ? [{ ...rest, ...area }] : []))
  if (drawn.length === 0) return null
  return (
    <SchematicMap
      label={label}
      hideNames={drawn.length > mostNames}
      areas={drawn.map(({ code, name, geometry, href, weight, detail, chosen }) => ({
        key: code,
        name,
        href,
        detail,
        weight: weight ?? 0,
        chosen: chosen ?? false,
        // The types of GeoJSON in places are the same shapes, read-only.
        shape: thinned(geometry as Geometry) as unknown as MapArea['shape'],
      }))}
    />
  )
}
