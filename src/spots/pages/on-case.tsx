import type { ComponentChildren } from 'preact'
import { initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { openRequests, runningAgreements, type Spot, spotById } from '../store.ts'
import { texts } from '../texts.ts'

const spotsOf = async (
  act: Act,
  of: readonly { readonly spot_id: string }[],
): Promise<ReadonlyMap<string, Spot>> => {
  const found = await Promise.all(of.map(({ spot_id }) => spotById(act.db, spot_id)))
  return new Map(found.flatMap((spot) => (spot ? [[spot.id, spot]] : [])))
}

/** The place that a plan uses, for everybody who sees the plan; no names of people. */
export async function spotsOnCase(
  act: Act,
  { case_id: caseId }: { readonly case_id: string },
): Promise<ComponentChildren> {
  const agreements = await runningAgreements(act.db, caseId)
  if (agreements.length === 0) return null
  const { locale } = act
  const t = texts(locale)
  const spots = await spotsOf(act, agreements)
  const day = (value: string): string => formatDay(value, locale)
  return (
    <Section title={t.onCase.title} id="plek-van-het-plan">
      <ul>
        {agreements.map(({ id, spot_id, form, starts_on, ends_on }) => {
          const spot = spots.get(spot_id)
          return (
            <li key={id}>
              {spot && <a href={paths.spot(spot.slug)}>{spot.name}</a>}:{' '}
              {t.onCase.agreed(t.forms[form], day(starts_on), day(ends_on))}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What who takes part asked for, or the way to a place when the plan needs one. */
export async function askedSpotsOnCase(act: Act, caseId: string): Promise<ComponentChildren> {
  const { db, locale } = act
  const initiative = (await initiativesByIds(db, [caseId])).get(caseId)
  if (!initiative || initiative.progress === 'completed' || initiative.progress === 'stopped') return null
  const requests = await openRequests(db, { caseId })
  // Simple green lies at a place already.
  const seeks = initiative.kind !== 'green' && initiative.needs.includes('place')
  const needs = seeks && (await runningAgreements(db, caseId)).length === 0
  if (requests.length === 0 && !needs) return null
  const t = texts(locale).onCase
  const spots = await spotsOf(act, requests)
  return (
    <Section title={t.askedTitle} id="plek">
      {requests.length > 0 ? (
        <ul>
          {requests.map(({ id, spot_id, due_on }) => {
            const spot = spots.get(spot_id)
            return (
              <li key={id}>
                {spot && <a href={paths.spot(spot.slug)}>{spot.name}</a>}.{' '}
                {t.asked(formatDay(due_on, locale, 'long'))}
              </li>
            )
          })}
        </ul>
      ) : (
        <p>{t.need}</p>
      )}
      <p>
        <a href={paths.spots()}>{t.find}</a>
      </p>
    </Section>
  )
}
