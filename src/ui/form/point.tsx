import type { z } from 'zod'
import type { FormState } from '../../kit/form.ts'
import { shortText } from '../../kit/form-fields.ts'
import { inLocale, type Locale } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { type LonLat, readPoint } from '../../kit/point.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { InteractiveMap } from '../interactive-map/interactive-map.tsx'
import { Fieldset, fieldId } from './field.tsx'
import { bindFields } from './form.tsx'
import { TextInput } from './inputs.tsx'

const nl = {
  map: 'Wijs de plek aan op de kaart',
  mapOptional: 'Dit hoeft niet: het adres of het gebied is genoeg.',
  coordinates: 'Liever coördinaten invullen?',
  lat: 'Breedtegraad',
  latHint: 'Zoals 51.8133. Je mag hier ook allebei plakken: 51.8133, 4.6736.',
  lon: 'Lengtegraad',
  lonHint: 'Zoals 4.6736.',
  wrong: 'Dit punt kunnen wij niet lezen. Schrijf het zoals 51.8133 en 4.6736.',
}
const en: typeof nl = {
  map: 'Point at the place on the map',
  mapOptional: 'You need not: the address or the area is enough.',
  coordinates: 'Rather fill in coordinates?',
  lat: 'Latitude',
  latHint: 'Such as 51.8133. You can paste both here too: 51.8133, 4.6736.',
  lon: 'Longitude',
  lonHint: 'Such as 4.6736.',
  wrong: 'We cannot read this point. Write it like 51.8133 and 4.6736.',
}
const texts = inLocale({ nl, en })

/** What `PointField` sends, for the schema of a form. */
export const pointFields = { lat: shortText(60).optional(), lon: shortText(60).optional() }
type Typed = z.infer<z.ZodObject<typeof pointFields>>

/** The names of these fields, for the messages about them. */
export const pointLabels = (locale: Locale): Readonly<Record<keyof Typed, string>> => {
  const { lat, lon } = texts(locale)
  return { lat, lon }
}

/** The values of these fields. */
export const pointValues = ({ lat, lon }: { readonly lat: number | null; readonly lon: number | null }) => ({
  lat: lat === null ? '' : String(lat),
  lon: lon === null ? '' : String(lon),
})

/** Both coordinates may be pasted in the first field, latitude first, as maps give them. */
const pointTyped = ({ lat, lon }: Typed): string => [lat, lon].filter(Boolean).join(', ')

/** The point that was chosen or typed; null when there is none. */
export const pointIn = (typed: Typed): LonLat | null => readPoint(pointTyped(typed))

/** What is wrong with it and at which field, when something is. */
export const pointFault = (typed: Typed, locale: Locale): readonly [keyof Typed, string] | null =>
  pointTyped(typed) !== '' && pointIn(typed) === null ? ['lat', texts(locale).wrong] : null

/**
 * A point on the map where scripts run, as at an idea; its coordinates can be typed too, and taken away. The form has
 * an address or an area beside it, and the page names the island: `islands: ['map-island']`.
 */
export function PointField(props: {
  readonly form: FormState
  readonly map: Municipality['map']
  /** What stands below the question; left out: that it need not be answered. */
  readonly hint?: string
  /** Where to look first; left out: the whole municipality. */
  readonly view?: Municipality['map']['center']
  readonly locale: Locale
}) {
  const { form, map, hint, view, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <Fieldset name="point" label={t.map} hint={hint ?? t.mapOptional} locale={locale}>
      <div class="form-location">
        <InteractiveMap
          label={t.map}
          base={paths.mapBase()}
          {...(map.tiles_url === '' ? {} : { tiles: paths.mapTiles(), attribution: map.attribution })}
          view={view ?? map.center}
          pick={{ latitudeId: fieldId('lat'), longitudeId: fieldId('lon') }}
        />
        <Disclosure summary={t.coordinates} open={'lat' in form.errors}>
          <TextInput {...field('lat')} label={t.lat} hint={t.latHint} width="medium" optional />
          <TextInput {...field('lon')} label={t.lon} hint={t.lonHint} width="medium" optional />
        </Disclosure>
      </div>
    </Fieldset>
  )
}
