import type { Db } from '../../kit/db.ts'
import { paths } from '../../paths.ts'
import { mapFeatures, shapesOf } from '../../places/index.ts'
import {
  type BackdropKind,
  type MapArea,
  type MapPoint,
  SchematicMap,
} from '../../ui/schematic-map/schematic-map.tsx'
import { publicPoint, weightOf } from '../rules.ts'
import type { ListedInitiative } from '../store.ts'

type Shape = MapArea['shape']
type Backdrop = { readonly kind: BackdropKind; readonly shape: Shape }

/** The drawn city: two queries, whatever is shown on it. */
export interface CityMap {
  readonly districts: readonly {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly shape: Shape
  }[]
  readonly backdrop: readonly Backdrop[]
}

const backdrops: readonly string[] = [
  'water',
  'park',
  'main_road',
  'railway',
  'ferry',
] satisfies BackdropKind[]

export async function cityMap(db: Db): Promise<CityMap> {
  const [districts, features] = await Promise.all([shapesOf(db, 'district'), mapFeatures(db)])
  return {
    // The types of GeoJSON in places are the same shapes, read-only.
    districts: districts.map(({ id, slug, name, geometry }) => ({
      id,
      slug,
      name,
      shape: geometry as unknown as Shape,
    })),
    backdrop: features
      .filter(({ kind }) => backdrops.includes(kind))
      .map(({ kind, geometry }) => ({ kind: kind as BackdropKind, shape: geometry as Shape })),
  }
}

/** A dot per initiative, with its title; a home-bound one stands in its street. */
export function pointsOf(initiatives: readonly ListedInitiative[]): readonly MapPoint[] {
  return initiatives.flatMap((initiative) => {
    const point = publicPoint(initiative, initiative.home_bound)
    if (!point) return []
    return [
      {
        key: initiative.case_id,
        ...point,
        label: initiative.title,
        href: paths.initiative(initiative.number, initiative.slug),
      },
    ]
  })
}

interface DrawnCityProps {
  readonly city: CityMap
  readonly label: string
  readonly points?: readonly MapPoint[]
  readonly chosen?: readonly string[]
  /** How much goes on per district: colours the map and leads to the district's page. */
  readonly amounts?: ReadonlyMap<string, number>
  readonly inWords?: (amount: number) => string
  readonly hideNames?: boolean
  /** Numbers where names do not fit; the page has a `MapKey` with the same. */
  readonly numbers?: ReadonlyMap<string, number>
}

/** The city as a drawing: chosen districts, dots, or districts coloured by how much goes on. */
export function DrawnCity(props: DrawnCityProps) {
  const { city, label, points = [], chosen = [], amounts, inWords, hideNames, numbers } = props
  const most = Math.max(0, ...(amounts?.values() ?? []))
  return (
    <SchematicMap
      label={label}
      points={points}
      backdrop={city.backdrop}
      hideNames={hideNames ?? false}
      areas={city.districts.map(({ id, slug, name, shape }) => ({
        key: id,
        name,
        shape,
        chosen: chosen.includes(id),
        number: numbers?.get(id),
        ...(amounts
          ? {
              weight: weightOf(amounts.get(id) ?? 0, most),
              href: paths.area(slug),
              detail: inWords?.(amounts.get(id) ?? 0),
            }
          : {}),
      }))}
    />
  )
}
