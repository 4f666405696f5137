import { cityMap, DrawnCity, initiativesByIds } from '../../initiatives/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { photoFiles } from '../../kit/files.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs, type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { type Area, areaById, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { LeadPicture } from '../../ui/photo/photo.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { adoptPath, isAdoptable } from '../adoptable.ts'
import { sceneOfSpot } from '../photo.ts'
import { type SpotState, stateOf } from '../rules.ts'
import {
  type Agreement,
  agreementsOf,
  openRequests,
  type Spot,
  type SpotRequest,
  spotBySlug,
} from '../store.ts'
import { texts } from '../texts.ts'
import { askedInWords, freeInWords, stateBadge, usesInWords } from '../words.ts'
import { pointOf } from './list.tsx'

export async function spotAsked(c: Ctx): Promise<Spot> {
  const spot = await spotBySlug(c.var.act.db, c.req.param('slug') ?? '')
  if (!spot) throw new NotFound('spot')
  return spot
}

/** `/plekken/{slug}`: everything about a place, who uses it, and the way to ask for it. */
export async function showSpot(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const spot = await spotAsked(c)
  const today = dayOf(act.now)
  const [agreements, requests, photos, area, city] = await Promise.all([
    agreementsOf(db, [spot.id]),
    openRequests(db, { spotId: spot.id }),
    photoFiles(db, [spot]),
    spot.area_id === null ? null : areaById(db, spot.area_id),
    cityMap(db),
  ])
  const state = stateOf(spot, agreements, today)
  const asked = state === 'gone' ? null : askedInWords(requests, locale)
  const summary = inTheirs(spot.summary, spot.summary_en, locale)
  const points = pointOf(spot).map(({ href: _, ...point }) => point)
  return page(
    c,
    {
      title: spot.name,
      description: summary.text,
      breadcrumbs: [{ title: t.list.title, href: paths.spots() }],
    },
    <>
      <LeadPicture photo={photoOf(spot, photos)} scene={sceneOfSpot(spot)} />
      <PageHeading kicker={t.one.kicker(t.whats[spot.what])} title={spot.name} lang={langOfWords(locale)} />
      {state === 'gone' && (
        <Notice tone="warning" title={t.one.gone}>
          <p>
            {t.one.goneText} <a href={paths.spots()}>{t.one.others}</a>
          </p>
        </Notice>
      )}
      {spot.is_example && (
        <Notice tone="warning" title={t.example}>
          <p>{t.exampleText}</p>
        </Notice>
      )}
      <p class="lead" lang={summary.lang}>
        {summary.text}
      </p>
      <DefinitionList items={factsOf(spot, { state, agreements, requests, area, today, locale })} />
      <Conditions spot={spot} locale={locale} />
      {await UsedBy(c, agreements)}
      {isAdoptable(spot, agreements, today) && (
        <Section title={t.one.adoptTitle}>
          <p>{t.one.adoptText}</p>
          <LinkButton href={adoptPath(spot)}>{t.one.adopt}</LinkButton>
        </Section>
      )}
      {state !== 'gone' && (
        <Section title={t.one.askTitle}>
          <p>{state === 'taken' ? t.one.askLater : t.one.askText}</p>
          {asked && (
            <p>
              {asked} {t.one.askToo}
            </p>
          )}
          <LinkButton href={paths.askSpot(spot.slug)}>{t.one.ask}</LinkButton>
        </Section>
      )}
      {points.length > 0 && city.districts.length > 0 && (
        <Section title={t.one.mapTitle}>
          <DrawnCity
            city={city}
            label={t.one.onMap(spot.name)}
            points={points}
            chosen={spot.area_id === null ? [] : [spot.area_id]}
            hideNames
          />
        </Section>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.spot(spot.slug))} />
    </>,
  )
}

function factsOf(
  spot: Spot,
  about: {
    readonly state: SpotState
    readonly agreements: readonly Agreement[]
    readonly requests: readonly SpotRequest[]
    readonly area: Area | null
    readonly today: string
    readonly locale: Locale
  },
): readonly Definition[] {
  const { area, today, locale } = about
  const t = texts(locale).one
  const badge = stateBadge(about.state, about.agreements, about.today, locale, about.requests)
  const where = [spot.address, area && areaLabel(area, locale)].filter(Boolean).join(', ')
  const lang = langOfWords(locale)
  return [
    { term: t.state, value: <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge> },
    ...(where === '' ? [] : [{ term: t.where, value: where }]),
    ...(spot.size_m2 === null ? [] : [{ term: t.size, value: texts(locale).size(spot.size_m2) }]),
    { term: t.uses, value: usesInWords(spot, locale) },
    ...(spot.not_for ? [{ term: t.notFor, value: <span lang={lang}>{spot.not_for}</span> }] : []),
    // Of a place that is taken its state says until when.
    ...(about.state === 'taken' && spot.free_until === null
      ? []
      : [{ term: t.free, value: freeInWords(spot, today, locale) }]),
    { term: t.costs, value: <span lang={lang}>{spot.costs}</span> },
    { term: t.owner, value: spot.owner },
    { term: t.maintainer, value: spot.maintainer },
    { term: t.contact, value: spot.contact },
  ]
}

function Conditions({ spot, locale }: { readonly spot: Spot; readonly locale: Locale }) {
  const t = texts(locale).one
  const conditions = inTheirs(spot.conditions, spot.conditions_en, locale)
  return (
    <Section title={t.conditions}>
      {conditions.lang && <p class="small">{t.otherLanguage}</p>}
      <ul lang={conditions.lang}>
        {conditions.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
    </Section>
  )
}

/** The plans that use the place now or before long: by name where everybody may know them. */
async function UsedBy(c: Ctx, agreements: readonly Agreement[]) {
  const { db, locale, now } = c.var.act
  const running = agreements.filter(({ ended_on, ends_on }) => ended_on === null && ends_on >= dayOf(now))
  if (running.length === 0) return null
  const t = texts(locale)
  const plans = await initiativesByIds(
    db,
    running.map(({ case_id }) => case_id),
  )
  const day = (value: string): string => formatDay(value, locale)
  return (
    <Section title={t.one.usedBy}>
      <ul>
        {running.map(({ id, case_id, form, starts_on, ends_on }) => {
          const plan = plans.get(case_id)
          return (
            <li key={id}>
              {plan?.public ? (
                <a href={paths.initiative(plan.number, plan.slug)}>{plan.title}</a>
              ) : (
                t.one.usedByOther
              )}
              : {t.one.usedByPlan(t.forms[form], day(starts_on), day(ends_on))}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
