import type { Act } from '../../kit/act.ts'
import type { FormValues } from '../../kit/form.ts'
import { inTheirs } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { adoptableSpots, adoptPath } from '../../spots/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { texts } from '../texts.ts'

/** Green of the municipality that can be adopted now, each with the way to ask for it; nothing where there is none. */
export async function SpotsToAdopt({ act }: { readonly act: Act }) {
  const spots = await adoptableSpots(act)
  if (spots.length === 0) return null
  const t = texts(act.locale).adopting
  return (
    <Section title={t.title} id="te-adopteren">
      <p>
        {t.lead} <a href={paths.spots({ gebruik: 'tuin' })}>{t.onMap}</a>
      </p>
      <ul>
        {spots.map((spot) => {
          const summary = inTheirs(spot.summary, spot.summary_en, act.locale)
          return (
            <li key={spot.id}>
              <a href={adoptPath(spot)}>{t.choose(spot.name)}</a>:{' '}
              <span lang={summary.lang}>{summary.text}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The place of a spot, by the word in the address; nothing for a word that says nothing, or a spot that is taken. */
export async function filledBySpot(act: Act, word: string): Promise<FormValues> {
  const spot = (await adoptableSpots(act)).find(({ slug }) => slug === word)
  if (!spot) return {}
  const area = (await allAreas(act.db)).find(({ id }) => id === spot.area_id)
  const district = area?.level === 'district' ? area.code : null
  return {
    'where.address': [spot.address ? `${spot.name}, ${spot.address}` : spot.name],
    ...(district ? { 'where.area': [district] } : {}),
    ...(spot.lat !== null && spot.lon !== null
      ? { 'where.lat': [String(spot.lat)], 'where.lon': [String(spot.lon)] }
      : {}),
  }
}
