import type { Feature, FeatureCollection } from 'geojson'
import * as L from 'leaflet'
import { together } from './map/together.ts'

/**
 * An interactive map over the drawn one. Everything it can do has an equal list or field in the page:
 * without a script the drawn map inside the element simply stays.
 *
 * Attributes: `data-url` (GeoJSON of points and areas to show), `data-base` (GeoJSON drawn below them),
 * `data-tiles` (template of tiles on our own server), `data-attribution`, `data-view` ("lat,lon,zoom"),
 * `data-pick` ("id of the latitude field,id of the longitude field").
 */
class MapIsland extends HTMLElement {
  #map: L.Map | undefined

  connectedCallback() {
    this.#start().catch(() => this.#giveUp())
  }

  disconnectedCallback() {
    this.#map?.remove()
  }

  async #start() {
    const { url, base, tiles, attribution, view, pick } = this.dataset
    const [below, above] = await Promise.all([load(base), load(url)])
    const drawn = [...this.children]
    const stage = document.createElement('div')
    stage.className = 'map-stage'
    stage.setAttribute('role', 'application')
    stage.setAttribute('aria-label', this.dataset.label ?? words().map)
    this.prepend(stage)
    const map = L.map(stage, { scrollWheelZoom: false, attributionControl: false })
    this.#map = map
    addControls(map, attribution)
    const ground = below ? drawBase(map, below) : undefined
    const content = above ? drawShapes(map, above) : undefined
    aim(map, view, content, ground)
    if (above) drawPoints(map, above)
    if (tiles) addTiles(map, tiles)
    if (pick) this.#letPick(map, pick)
    for (const child of drawn) if (child.matches('[data-replaced]')) child.remove()
    this.classList.add('map-island--on')
  }

  #giveUp() {
    this.querySelector('.map-stage')?.remove()
  }

  /** Fills two fields of a form; also by keyboard: move the map with the arrow keys and press the button. */
  #letPick(map: L.Map, pick: string) {
    const [latitude, longitude] = pick.split(',').map((id) => document.getElementById(id.trim()))
    if (!(latitude instanceof HTMLInputElement && longitude instanceof HTMLInputElement)) return
    const marker = L.marker(map.getCenter(), {
      icon: pin('map-pin map-pin--picked'),
      draggable: true,
      keyboard: false,
    })
    const said = document.createElement('p')
    said.className = 'map-said'
    said.setAttribute('role', 'status')
    const set = (at: L.LatLng) => {
      latitude.value = at.lat.toFixed(6)
      longitude.value = at.lng.toFixed(6)
      marker.setLatLng(at).addTo(map)
      said.textContent = words().picked
      for (const field of [latitude, longitude]) field.dispatchEvent(new Event('change', { bubbles: true }))
    }
    const given: [number, number] = [Number.parseFloat(latitude.value), Number.parseFloat(longitude.value)]
    if (given.every(Number.isFinite)) {
      marker.setLatLng(given).addTo(map)
      map.setView(given, Math.max(map.getZoom(), 15))
    }
    map.on('click', (event) => set(event.latlng))
    marker.on('dragend', () => set(marker.getLatLng()))
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'utrecht-button utrecht-button--secondary-action'
    button.textContent = words().pickMiddle
    button.addEventListener('click', () => set(map.getCenter()))
    const bar = document.createElement('div')
    bar.className = 'map-pick'
    bar.append(button, said)
    this.querySelector('.map-stage')?.after(bar)
    this.classList.add('map-island--picks')
  }
}

async function load(url: string | undefined): Promise<FeatureCollection | undefined> {
  if (!url) return undefined
  const response = await fetch(url, { headers: { Accept: 'application/geo+json, application/json' } })
  if (!response.ok) throw new Error(`map data: ${response.status}`)
  return response.json()
}

const pin = (className: string, text?: string) => {
  const said = document.createElement('span')
  said.textContent = text ?? ''
  return L.divIcon({
    className,
    html: text ? said : false,
    iconSize: [28, 28],
    iconAnchor: [14, 14],
    popupAnchor: [0, -12],
  })
}

const textOf = (feature: Feature | undefined, key: string): string | undefined => {
  const value: unknown = feature?.properties?.[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Areas first; water, parks and roads over them. */
function drawBase(map: L.Map, { features }: FeatureCollection): L.GeoJSON {
  const isArea = (feature: Feature) => /^(district|area)?$/.test(textOf(feature, 'kind') ?? '')
  const ordered = [...features.filter(isArea), ...features.filter((feature) => !isArea(feature))]
  const data: FeatureCollection = { type: 'FeatureCollection', features: ordered }
  return L.geoJSON(data, {
    interactive: false,
    filter: (feature) => feature.geometry.type !== 'Point',
    style: (feature) => ({ className: `map-ground map-ground--${textOf(feature, 'kind') ?? 'area'}` }),
  }).addTo(map)
}

const isPoint = (feature: Feature): boolean => feature.geometry.type === 'Point'

/** Areas with a title and a link, and room in the picture for the points; texts go in as text, never as markup. */
function drawShapes(map: L.Map, data: FeatureCollection): L.GeoJSON {
  L.geoJSON(data, {
    filter: (feature) => !isPoint(feature),
    style: () => ({ className: 'map-shape' }),
    onEachFeature: (feature, layer) => layer.bindPopup(() => popupOf([feature])),
  }).addTo(map)
  return L.geoJSON(data)
}

/** A pin is 28 pixels wide. */
const leastBetweenPins = 32

/** Pins that would cover each other are one pin with their number; zooming in takes them apart. */
function drawPoints(map: L.Map, { features }: FeatureCollection) {
  const points = features.filter(isPoint)
  const placeOf = ({ geometry }: Feature): L.LatLng => {
    const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : []
    return L.latLng(lat, lon)
  }
  const pins = L.layerGroup().addTo(map)
  const draw = () => {
    pins.clearLayers()
    const groups = together(points, (point) => map.project(placeOf(point), map.getZoom()), leastBetweenPins)
    for (const group of groups) pinFor(group, placeOf(group[0])).addTo(pins)
  }
  map.on('zoomend', draw)
  draw()
}

function pinFor(group: readonly [Feature, ...Feature[]], at: L.LatLng): L.Marker {
  const name = group.length === 1 ? (textOf(group[0], 'title') ?? '') : words().more(group.length)
  const icon = group.length === 1 ? pin('map-pin') : pin('map-pin map-pin--more', String(group.length))
  const marker = L.marker(at, { icon, title: name })
  marker.bindPopup(() => popupOf(group), { maxHeight: 240 })
  return marker.on('add', () => marker.getElement()?.setAttribute('aria-label', name))
}

function popupOf(features: readonly Feature[]): HTMLElement {
  const box = document.createElement('div')
  box.append(...features.flatMap((feature) => aboutOne(feature)))
  return box
}

function aboutOne(feature: Feature): readonly HTMLElement[] {
  const href = textOf(feature, 'href')
  const title = document.createElement(href ? 'a' : 'strong')
  title.textContent = textOf(feature, 'title') ?? textOf(feature, 'name') ?? ''
  if (href && title instanceof HTMLAnchorElement && new URL(href, location.href).origin === location.origin) {
    title.href = href
  }
  const detail = textOf(feature, 'detail')
  const line = document.createElement('p')
  line.textContent = detail ?? ''
  return detail ? [title, line] : [title]
}

function addControls(map: L.Map, attribution: string | undefined) {
  const t = words()
  map.zoomControl.remove()
  L.control.zoom({ zoomInTitle: t.zoomIn, zoomOutTitle: t.zoomOut }).addTo(map)
  if (attribution) L.control.attribution({ prefix: false }).addAttribution(escaped(attribution)).addTo(map)
}

const escaped = (text: string): string => {
  const box = document.createElement('span')
  box.textContent = text
  return box.innerHTML
}

/** Tiles come from our own server. When they fail the drawn ground below stays, and nothing looks broken. */
function addTiles(map: L.Map, template: string) {
  const layer = L.tileLayer(template, { maxZoom: 19, className: 'map-tiles' })
  let failed = 0
  let loaded = 0
  layer.on('tileload', () => {
    loaded += 1
    map.getContainer().classList.add('map-stage--tiles')
  })
  layer.on('tileerror', () => {
    failed += 1
    if (loaded === 0 && failed >= 2) layer.remove()
  })
  layer.addTo(map)
}

function aim(map: L.Map, view: string | undefined, ...layers: readonly (L.GeoJSON | undefined)[]) {
  const [lat, lon, zoom] = (view ?? '').split(',').map(Number)
  if (lat !== undefined && lon !== undefined && zoom && [lat, lon, zoom].every(Number.isFinite)) {
    map.setView([lat, lon], zoom)
    return
  }
  const bounds = layers.map((layer) => layer?.getBounds()).find((found) => found?.isValid())
  if (bounds) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 16 })
  else map.setView([51.81, 4.68], 12)
}

const words = () =>
  document.documentElement.lang === 'en'
    ? {
        map: 'Map. Move with the arrow keys, zoom with plus and minus.',
        zoomIn: 'Zoom in',
        zoomOut: 'Zoom out',
        more: (number: number) => `${number} together`,
        pickMiddle: 'Put the point in the middle of the map',
        picked: 'The point is set.',
      }
    : {
        map: 'Kaart. Schuif met de pijltjes, zoom met plus en min.',
        zoomIn: 'Zoom in',
        zoomOut: 'Zoom uit',
        more: (number: number) => `${number} bij elkaar`,
        pickMiddle: 'Zet de punt in het midden van de kaart',
        picked: 'De punt staat op de kaart.',
      }

customElements.define('meemaken-map', MapIsland)
