import { cityMap, DrawnCity } from '../../initiatives/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { photoFiles } from '../../kit/files.ts'
import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card } from '../../ui/card/card.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { PrintSource } from '../../ui/print/print.tsx'
import { adoptPath, isAdoptable } from '../adoptable.ts'
import { sceneOfSpot } from '../photo.ts'
import { stateOf } from '../rules.ts'
import { type Use, uses, useWords, type What, whats, whatWords } from '../schema.ts'
import {
  type Agreement,
  agreementsOf,
  allSpots,
  openRequests,
  type Spot,
  type SpotRequest,
} from '../store.ts'
import { texts } from '../texts.ts'
import { askedInWords, stateBadge, usesInWords } from '../words.ts'

interface Asked {
  readonly what: What | undefined
  readonly use: Use | undefined
  readonly area: Area | undefined
}

/** What the address asks, as far as it is understood. */
function askedIn(c: Ctx, areas: readonly Area[]): Asked {
  return {
    what: whats.find((one) => whatWords[one] === c.req.query('soort')),
    use: uses.find((one) => useWords[one] === c.req.query('gebruik')),
    area: areas.find(({ slug }) => slug === c.req.query('gebied')),
  }
}

/** `/plekken`: what can be asked for, on a drawn map and in a list that says the same. */
export async function showSpots(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).list
  const today = dayOf(act.now)
  const [spots, areas, city] = await Promise.all([allSpots(db), allAreas(db), cityMap(db)])
  const agreements = await agreementsOf(
    db,
    spots.map(({ id }) => id),
  )
  const [requests, photos] = await Promise.all([openRequests(db), photoFiles(db, spots)])
  const ofSpot = (spot: Spot): readonly Agreement[] => agreements.filter(({ spot_id }) => spot_id === spot.id)
  const known = spots.filter((spot) => stateOf(spot, ofSpot(spot), today) !== 'gone')
  const districts = areas.filter(
    ({ id, level, retired_on }) =>
      level === 'district' && (retired_on === null || known.some(({ area_id }) => area_id === id)),
  )
  const asked = askedIn(c, districts)
  const found = known.filter(
    (spot) =>
      (!asked.what || spot.what === asked.what) &&
      (!asked.use || spot.uses.includes(asked.use)) &&
      (!asked.area || spot.area_id === asked.area.id),
  )
  return page(
    c,
    { title: t.title, description: t.description },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {known.length > 0 ? (
        <>
          <Filters c={c} asked={asked} districts={districts} />
          <div class="with-aside">
            <div class="stays-in-sight">
              <DrawnCity
                city={city}
                label={t.map(found.length)}
                points={found.flatMap(pointOf)}
                chosen={asked.area ? [asked.area.id] : []}
                hideNames
              />
              <p class="small">{t.mapNote}</p>
            </div>
            <Section title={t.found(found.length)}>
              {found.length > 0 ? (
                <ul class="plain-list stack">
                  {found.map((spot) => (
                    <li key={spot.id}>
                      <SpotCard
                        c={c}
                        spot={spot}
                        agreements={ofSpot(spot)}
                        requests={requests.filter(({ spot_id }) => spot_id === spot.id)}
                        areas={areas}
                        photo={photoOf(spot, photos)}
                      />
                    </li>
                  ))}
                </ul>
              ) : (
                <>
                  <p>{t.none}</p>
                  <LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>
                </>
              )}
            </Section>
          </div>
        </>
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.spots())} />
    </>,
  )
}

/** A dot with its name; a place without a point stands in the list only. */
export const pointOf = ({ id, slug, name, lon, lat }: Spot) =>
  lon === null || lat === null ? [] : [{ key: id, lon, lat, label: name, href: paths.spot(slug) }]

function SpotCard(props: {
  readonly c: Ctx
  readonly spot: Spot
  readonly agreements: readonly Agreement[]
  readonly requests: readonly SpotRequest[]
  readonly areas: readonly Area[]
  readonly photo: ReturnType<typeof photoOf>
}) {
  const { spot, agreements, requests, areas, photo } = props
  const { locale, now } = props.c.var.act
  const t = texts(locale)
  const area = areas.find(({ id }) => id === spot.area_id)
  const summary = inTheirs(spot.summary, spot.summary_en, locale)
  const state = stateOf(spot, agreements, dayOf(now))
  const asked = askedInWords(requests, locale)
  return (
    <Card
      title={spot.name}
      href={paths.spot(spot.slug)}
      level={3}
      status={stateBadge(state, agreements, dayOf(now), locale, requests)}
      picture={photo}
      scene={sceneOfSpot(spot)}
      facts={[
        t.whats[spot.what],
        ...(area ? [areaLabel(area, locale)] : []),
        ...(spot.size_m2 === null ? [] : [t.size(spot.size_m2)]),
        usesInWords(spot, locale),
      ]}
    >
      <p lang={summary.lang}>{summary.text}</p>
      {state === 'offered' && asked && <p>{asked}</p>}
      {isAdoptable(spot, agreements, dayOf(now)) && (
        <p class="no-print">
          <a href={adoptPath(spot)}>
            {t.one.adopt}
            <span class="visually-hidden">: {spot.name}</span>
          </a>
        </p>
      )}
    </Card>
  )
}

function Filters(props: { readonly c: Ctx; readonly asked: Asked; readonly districts: readonly Area[] }) {
  const { asked, districts } = props
  const { locale } = props.c.var.act
  const t = texts(locale)
  const chosen = {
    soort: asked.what ? whatWords[asked.what] : '',
    gebied: asked.area?.slug ?? '',
    gebruik: asked.use ? useWords[asked.use] : '',
  }
  const bound = bindFields(freshForm(chosen), locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const without = (name: keyof typeof chosen): string => paths.spots({ ...chosen, [name]: '' })
  const active = [
    ...(asked.what ? [{ label: t.whats[asked.what], removeHref: without('soort') }] : []),
    ...(asked.area ? [{ label: areaLabel(asked.area, locale), removeHref: without('gebied') }] : []),
    ...(asked.use ? [{ label: t.uses[asked.use], removeHref: without('gebruik') }] : []),
  ]
  return (
    <FilterBar
      locale={locale}
      label={t.list.filter}
      action={paths.spots()}
      active={active}
      resetHref={paths.spots()}
    >
      <Select
        {...field('soort')}
        label={t.list.what}
        empty={t.list.any}
        options={whats.map((one) => ({ value: whatWords[one], label: t.whats[one] }))}
      />
      <Select
        {...field('gebied')}
        label={t.list.area}
        empty={t.list.anywhere}
        options={districts.map((area) => ({ value: area.slug, label: areaLabel(area, locale) }))}
      />
      <Select
        {...field('gebruik')}
        label={t.list.use}
        empty={t.list.any}
        options={uses.map((one) => ({ value: useWords[one], label: t.uses[one] }))}
      />
    </FilterBar>
  )
}
