import { type CityMap, cityMap, DrawnCity } from '../../initiatives/index.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { giveSheet, sheetAddress } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { contains, type Geometry } from '../../places/index.ts'
import type { Project } from '../../projects/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { InteractiveMap } from '../../ui/interactive-map/interactive-map.tsx'
import type { Reached } from '../rights.ts'
import { listPoints, type PointShown } from '../store.ts'
import { texts } from '../texts.ts'
import { type Wheres, whereAsked, whereInWords, wheresOf } from '../where.ts'
import { headingOf } from '../words.ts'
import { reachedIn } from './activity.tsx'

/** Most dots a person can tell apart; the list and the table have all. */
const mostPoints = 500
const mostRows = 20_000

/** Where the map of a project begins: at its own place, where it has one. */
export const viewOf = ({
  lon,
  lat,
}: Pick<Project, 'lon' | 'lat'>): {
  readonly lat: number
  readonly lon: number
  readonly zoom: number
} | null => (lon === null || lat === null ? null : { lon, lat, zoom: 16 })

type OnMap = PointShown & { readonly lon: number; readonly lat: number }
const isOnMap = (one: PointShown): one is OnMap => one.lon !== null && one.lat !== null

/** What the map of an activity shows, for the page that draws it. */
export interface ShownMap {
  readonly city: CityMap
  readonly points: readonly OnMap[]
  /** How much there is without a point. */
  readonly pointless: number
}

export async function shownMap(
  c: Ctx,
  { activity }: Reached,
  wheres: Wheres,
  asked: string,
): Promise<ShownMap> {
  const { db } = c.var.act
  const [city, found] = await Promise.all([
    cityMap(db),
    listPoints(db, activity.id, { at: whereAsked(wheres, asked), limit: mostPoints }),
  ])
  const points = found.filter(isOnMap)
  return { city, points, pointless: found.length - points.length }
}

/** The districts of the project, when everything is in them: a street is not to be found on a map of a whole city. */
function closer(city: CityMap, project: Project, points: readonly OnMap[]): CityMap {
  const districts = city.districts.filter(({ id }) => project.area_ids.includes(id))
  const isInside = ({ lon, lat }: OnMap): boolean =>
    districts.some(({ shape }) => contains(shape as unknown as Geometry, [lon, lat]))
  return districts.length > 0 && points.every(isInside) ? { ...city, districts } : city
}

/** Everything on one map; the list below it says the same. */
export function PlacesMap(props: {
  readonly reached: Reached
  readonly map: ShownMap
  readonly asked: string
  readonly municipality: Municipality
  /** Nothing of it has an address yet. */
  readonly isPreview: boolean
  readonly locale: Locale
}) {
  const { reached, map, asked, municipality, isPreview, locale } = props
  const { project, activity } = reached
  const { city, points, pointless } = map
  const t = texts(locale).place
  const label = t.map(points.length)
  const query = { waar: asked }
  const sheet = paths.activityPlaces(project.slug, activity.slug, query)
  const drawn = (
    <DrawnCity
      city={closer(city, project, points)}
      label={label}
      hideNames
      points={points.map(({ id, nr, title, body, lon, lat }) => ({
        ...{ key: id, lon, lat, label: headingOf({ title, body }) },
        href: paths.contribution(project.slug, activity.slug, nr),
      }))}
    />
  )
  return (
    <Section title={t.onMap} id="kaart">
      {isPreview ? (
        drawn
      ) : (
        <InteractiveMap
          label={label}
          data={paths.activityMap(project.slug, activity.slug, query)}
          base={paths.mapBase()}
          {...(municipality.map.tiles_url === '' ? {} : { tiles: paths.mapTiles() })}
          attribution={municipality.map.attribution}
          view={points.length > 0 ? undefined : (viewOf(project) ?? municipality.map.center)}
        >
          {drawn}
        </InteractiveMap>
      )}
      {pointless > 0 && <p class="small">{t.pointless(pointless)}</p>}
      {!isPreview && (
        <p class="small no-print">
          {t.take} <a href={sheet}>CSV</a>, <a href={sheetAddress(sheet, 'xlsx')}>Excel</a>,{' '}
          <a href={paths.activityMap(project.slug, activity.slug, query)}>GeoJSON</a>
        </p>
      )}
    </Section>
  )
}

/** What the addresses below give: everything that everybody reads, of an activity about places. */
async function shownPlaces(c: Ctx) {
  const reached = await reachedIn(c)
  const { db } = c.var.act
  const wheres = await wheresOf(db, reached.activity, ['shown'])
  const at = whereAsked(wheres, c.req.query('waar') ?? '')
  const found =
    reached.activity.kind === 'places'
      ? await listPoints(db, reached.activity.id, { at, limit: mostRows })
      : []
  return { ...reached, wheres, found }
}

/** `/meedoen/{project}/{activiteit}/plekken.geojson`: the same points for programs, and for the map where scripts run. */
export async function activityMapData(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { project, activity, wheres, found } = await shownPlaces(c)
  const features = found.filter(isOnMap).map((one) => {
    const href = paths.contribution(project.slug, activity.slug, one.nr)
    return {
      type: 'Feature',
      id: one.nr,
      geometry: { type: 'Point', coordinates: [one.lon, one.lat] },
      properties: {
        title: headingOf(one),
        detail: whereInWords(one, wheres, act.locale) ?? '',
        href,
        adres: absolute(act, href),
        steun: one.supports,
      },
    }
  })
  c.header('Content-Type', 'application/geo+json')
  return c.body(JSON.stringify({ type: 'FeatureCollection', features }))
}

/** `/meedoen/{project}/{activiteit}/plekken.csv`: the same as a table, with coordinates where they are known. */
export async function giveActivityPlaces(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { project, activity, wheres, found } = await shownPlaces(c)
  if (activity.kind !== 'places') return redirect(c, paths.activity(project.slug, activity.slug))
  const t = texts(act.locale).place.sheet
  return giveSheet(c, {
    title: `${activity.slug}-${t.name}`,
    columns: [t.nr, t.title, t.body, t.where, t.lat, t.lon, t.supports, t.page],
    rows: found.map((one) => [
      ...[one.nr, one.title, one.body, whereInWords(one, wheres, act.locale), one.lat, one.lon, one.supports],
      absolute(act, paths.contribution(project.slug, activity.slug, one.nr)),
    ]),
  })
}
