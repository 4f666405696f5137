import type { Polygon } from 'geojson'
import type { Example } from '../example.ts'
import { type MapArea, MapKey, MapLegend, SchematicMap } from './schematic-map.tsx'

const square = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const areas: readonly MapArea[] = [
  {
    key: 'a',
    name: 'Binnenstad',
    shape: square(4.66, 51.81, 4.68, 51.82),
    href: '#a',
    weight: 3,
    detail: '9 initiatieven',
  },
  { key: 'b', name: 'Noordflank', shape: square(4.68, 51.81, 4.71, 51.82), href: '#b', detail: 'nog niets' },
  {
    key: 'c',
    name: 'Krispijn',
    shape: square(4.66, 51.798, 4.685, 51.81),
    href: '#c',
    weight: 2,
    detail: '5 initiatieven',
  },
  {
    key: 'd',
    name: 'Staart',
    shape: square(4.685, 51.798, 4.71, 51.81),
    href: '#d',
    weight: 1,
    detail: '2 initiatieven',
  },
]

export const examples: readonly Example[] = [
  {
    name: 'Wijken als links, met punten en water',
    node: (
      <SchematicMap
        label="Kaart van vier wijken (voorbeeld)"
        areas={areas.map((area, index) => ({ ...area, number: index + 1 }))}
        points={[{ key: 'p', lon: 4.697, lat: 51.802, label: 'Voedselbos aan de Merwedekade', href: '#p' }]}
        backdrop={[{ kind: 'water', shape: square(4.66, 51.8185, 4.71, 51.82) }]}
      />
    ),
  },
  {
    name: 'Wat de kleuren en nummers zeggen',
    node: (
      <>
        <MapLegend
          title="Hoe donkerder, hoe meer initiatieven:"
          items={[
            { weight: 0, label: 'nog niets' },
            { weight: 1, label: '1 tot en met 3' },
            { weight: 2, label: '4 tot en met 6' },
            { weight: 3, label: '7 tot en met 9' },
          ]}
        />
        <MapKey>
          {areas.map(({ key, name, detail }) => (
            <li key={key}>{`${name}: ${detail}`}</li>
          ))}
        </MapKey>
      </>
    ),
  },
  {
    name: 'Eén wijk gekozen, geen links',
    node: (
      <SchematicMap
        label="Kaart met Staart gekozen (voorbeeld)"
        areas={areas.map(({ href: _, ...area }) => ({ ...area, chosen: area.key === 'd' }))}
      />
    ),
  },
]
