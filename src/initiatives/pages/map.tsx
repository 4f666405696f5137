import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { InteractiveMap } from '../../ui/interactive-map/interactive-map.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { filterOf, listAddress, readListQuery, scopeOf } from '../list.ts'
import { publicPoint } from '../rules.ts'
import { listPublic } from '../store.ts'
import { texts } from '../texts.ts'
import { areaName, cardStatus, kindName } from './card.tsx'
import { cityMap, DrawnCity, pointsOf } from './city-map.tsx'
import { Filters, knownArea, NothingFound, ViewTabs } from './list.tsx'

/** Most dots a person can tell apart; filters bring the rest in sight. */
const mostPoints = 200

async function read(c: Ctx) {
  const { act } = c.var
  const areas = await allAreas(act.db)
  const query = knownArea({ ...readListQuery(c.req.query()), from: null, backwards: false }, areas)
  const filter = { ...filterOf(query, scopeOf(areas, query.area)), withPoint: true }
  const rows = await listPublic(act.db, filter, { sort: 'changed', from: null, limit: mostPoints + 1 })
  return { areas, query, shown: rows.slice(0, mostPoints), more: rows.length > mostPoints }
}

/** `/initiatieven/kaart`: the drawn city with a dot per plan, and the same as a list. */
export async function showInitiativesMap(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).list
  const { areas, query, shown, more } = await read(c)
  const city = await cityMap(act.db)
  const today = dayOf(act.now)
  const areasById = new Map(areas.map((area) => [area.id, area]))
  const chosen = scopeOf(areas, query.area).districtIds ?? []
  return page(
    c,
    { title: t.mapTitle, current: 'initiatives', islands: ['map-island'] },
    <>
      <PageHeading title={t.mapTitle} lead={t.mapLead} />
      <ViewTabs locale={locale} query={query} current="map" />
      <Filters act={act} query={query} areas={areas} action={paths.initiativesMap()} withoutSort />
      <div class="with-aside">
        <div class="stays-in-sight">
          <InteractiveMap
            label={t.mapLabel(shown.length)}
            data={paths.initiativesMapData(listAddress(query))}
            base={paths.mapBase()}
            {...(municipality.map.tiles_url === '' ? {} : { tiles: paths.mapTiles() })}
            attribution={municipality.map.attribution}
            view={shown.length === 0 ? municipality.map.center : undefined}
          >
            <DrawnCity
              city={city}
              label={t.mapLabel(shown.length)}
              points={pointsOf(shown)}
              chosen={chosen}
            />
          </InteractiveMap>
        </div>
        <div class="flow">
          {shown.length === 0 ? (
            <NothingFound locale={locale} query={query} resetHref={paths.initiativesMap()} />
          ) : (
            <ul class="plain-list stack">
              {shown.map((initiative) => {
                const status = cardStatus(initiative, today, locale)
                return (
                  <li key={initiative.case_id}>
                    <a href={paths.initiative(initiative.number, initiative.slug)}>{initiative.title}</a>
                    <br />
                    <span class="small">
                      {kindName(initiative.kind, locale)} · {areaName(initiative, areasById, locale)}
                    </span>{' '}
                    <StatusBadge tone={status.tone}>{status.label}</StatusBadge>
                  </li>
                )
              })}
            </ul>
          )}
          {more && <p class="small">{t.mapMost(mostPoints)}</p>}
          <p class="small">{t.withoutPoint}</p>
        </div>
      </div>
    </>,
  )
}

/** The same dots as GeoJSON, for the map where scripts run. */
export async function initiativesMapData(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const { shown, areas } = await read(c)
  const today = dayOf(c.var.act.now)
  const areasById = new Map(areas.map((area) => [area.id, area]))
  const features = shown.flatMap((initiative) => {
    const point = publicPoint(initiative, initiative.home_bound)
    if (!point) return []
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
        properties: {
          title: initiative.title,
          detail: `${cardStatus(initiative, today, locale).label} · ${areaName(initiative, areasById, locale)}`,
          href: paths.initiative(initiative.number, initiative.slug),
        },
      },
    ]
  })
  c.header('Content-Type', 'application/geo+json')
  return c.body(JSON.stringify({ type: 'FeatureCollection', features }))
}
