import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { type Area, areaIdsWithin } from '../../places/index.ts'
import { stateOf } from '../rules.ts'
import { agreementsOf, allSpots } from '../store.ts'
import { texts } from '../texts.ts'

/** So many are named; the list has all of them. */
const most = 5

/** A line on the page of an area that names the places on offer there; null when there are none. */
export async function spotsHere(
  act: Act,
  { area, areas }: { readonly area: Area; readonly areas: readonly Area[] },
) {
  const within = new Set(areaIdsWithin(areas, area.id))
  const spots = (await allSpots(act.db)).filter(({ area_id }) => area_id !== null && within.has(area_id))
  const agreements = await agreementsOf(
    act.db,
    spots.map(({ id }) => id),
  )
  const today = dayOf(act.now)
  const offered = spots.filter((spot) => {
    const own = agreements.filter(({ spot_id }) => spot_id === spot.id)
    return stateOf(spot, own, today) === 'offered'
  })
  if (offered.length === 0) return null
  const t = texts(act.locale).here
  const all = paths.spots(area.level === 'district' ? { gebied: area.slug } : {})
  return (
    <p>
      {t.offered}{' '}
      {offered.slice(0, most).map(({ id, slug, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={paths.spot(slug)}>{name}</a>
        </span>
      ))}
      {offered.length > most && (
        <>
          , <a href={all}>{t.all}</a>
        </>
      )}
      .
    </p>
  )
}
