import { caseTexts, currentProcess, type NormKey, type Process } from '../../../cases/index.ts'
import { currentForm, type DraftInHand, draftDays, draftInHand, formPaths } from '../../../forms/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../../places/index.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { WithAside } from '../../../ui/desk/desk.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Vignette } from '../../../ui/vignette/vignette.tsx'
import { clocksId } from '../../pages/clocks.tsx'
import { type Kind, kindBySlug, kindSlugs } from '../../schema.ts'
import { wordOfStart } from '../begin.ts'
import { formKey } from '../sender.ts'
import { texts } from '../texts.ts'
import { wishKind } from '../wish-money.tsx'

const pages = formPaths(paths.tellIdea())

/** `/idee`: what happens, how long it takes, what we promise; and on with a draft that was begun. */
export async function showStart(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const isWish = kindBySlug(c.req.query('soort') ?? '') === 'neighbourhood_wish'
  const words = texts(locale)
  const t = isWish ? { ...words.start, ...words.startWish } : words.start
  const draft = await draftInHand(c, formKey)
  const { form } = draft ?? (await currentForm(act.db, formKey))
  const way = isWish ? form.ways.find(({ key }) => key === wishKind) : undefined
  const first = way?.pages[0]?.slug ?? form.sections[0]!.slug
  const process = (await currentProcess(act.db, isWish ? 'neighbourhood_wish' : 'city_wish'))?.process
  const asked = askedArea(await allAreas(act.db), c.req.query('gebied') ?? '')
  const promised = process ? promisedIn(process, isWish, locale) : []
  return page(
    c,
    { title: t.title, description: t.lead, current: 'idea' },
    <>
      <div class="with-aside">
        <div class="flow">
          <PageHeading title={t.title} lead={t.lead} />
          {draft ? (
            <Found draft={draft} locale={locale} />
          ) : (
            <>
              <Begin first={first} asked={asked} isWish={isWish} locale={locale} />
              <p>{isWish ? words.startWish.timeOf(way?.pages.length) : t.time}</p>
            </>
          )}
          <p>
            {t.doable} <a href={paths.doables()}>{t.doableLink}</a>.
          </p>
        </div>
        <Vignette scene="party" framed />
      </div>
      <WithAside
        label={t.otherTitle}
        aside={
          <>
            <Section title={t.goodTitle}>
              <ul>
                {t.good(draftDays).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Section>
            <Section title={t.otherTitle}>
              <p>
                <Icon name="phone" /> {t.callLabel}{' '}
                <a href={`tel:${municipality.team.telephone.replace(/[^\d+]/g, '')}`}>
                  {municipality.team.telephone}
                </a>
                . {t.call}
              </p>
              <p>{say(municipality.team.walk_in, locale)}</p>
              <p>
                <a href={pages.paper()}>{t.paper}</a>
              </p>
            </Section>
          </>
        }
      >
        <Section title={t.nextTitle}>
          <DefinitionList
            items={[{ when: t.first, text: t.tell }, ...promised].map(({ when, text }) => ({
              term: when,
              value: text,
            }))}
          />
          {isWish ? (
            <p>
              <a href={`${paths.process(kindSlugs.neighbourhood_wish)}#${clocksId}`}>
                {words.startWish.clocks}
              </a>
            </p>
          ) : (
            <>
              <p class="small">{t.termsNote}</p>
              <p>
                {t.green} <a href={paths.simpleGreen()}>{t.greenLink}</a>
              </p>
            </>
          )}
        </Section>
      </WithAside>
    </>,
  )
}

/** What we promise for this kind of plan, each with its term. */
function promisedIn(process: Process, isWish: boolean, locale: Locale) {
  const words = texts(locale)
  const t = words.start
  const { term } = caseTexts(locale)
  const within = (key: NormKey, text: string) => {
    const norm = process.norms.find((one) => one.key === key)
    return norm ? [{ when: t.contact(term(norm.term)), text }] : []
  }
  const decision = process.steps.find(({ key }) => key === 'decision')
  if (isWish)
    return [
      ...within('contact', words.startWish.contactText),
      ...(decision ? [{ when: t.contact(term(decision.term)), text: words.startWish.decisionText }] : []),
    ]
  return [
    ...within('contact', t.contactText),
    ...within('intake', t.intakeText),
    ...within('feasibility', t.feasibilityText),
  ]
}

interface AskedArea {
  readonly area: Area
  /** The districts that somebody who comes from there can mean. */
  readonly districts: readonly Area[]
}

/** The area from which somebody came, with its districts; null when the address names none. */
function askedArea(areas: readonly Area[], slug: string): AskedArea | null {
  const area = areas.find((one) => one.slug === slug && one.retired_on === null)
  if (!area) return null
  const districts = areas.filter(
    ({ id, level, jury_area_id, retired_on }) =>
      level === 'district' &&
      retired_on === null &&
      (id === area.id || id === area.parent_id || jury_area_id === area.id),
  )
  return districts.length > 0 ? { area, districts } : null
}

/** The way in; who came from the page of an area takes its district along. */
function Begin(props: {
  readonly first: string
  readonly asked: AskedArea | null
  readonly isWish: boolean
  readonly locale: Locale
}) {
  const { first, asked, isWish, locale } = props
  const t = texts(locale).start
  const kind: Kind | null = isWish ? 'neighbourhood_wish' : null
  const begin = (district: Area | null): string => {
    const carried = wordOfStart(kind, district?.slug ?? null)
    return carried === '' ? pages.section(first) : pages.begin(first, carried)
  }
  const [only, ...others] = asked?.districts ?? []
  if (asked && others.length > 0) {
    return (
      <Section title={t.whereTitle(areaLabel(asked.area, locale))}>
        <p>{t.whereText}</p>
        <ul class="no-print">
          {asked.districts.map((district) => (
            <li key={district.id}>
              <a href={begin(district)}>{areaLabel(district, locale)}</a>
            </li>
          ))}
          <li>
            <a href={begin(null)}>{t.elsewhere}</a>
          </li>
        </ul>
      </Section>
    )
  }
  return (
    <>
      {only && <p>{t.here(areaLabel(only, locale))}</p>}
      <div class="button-row no-print">
        <LinkButton href={begin(only ?? null)} iconEnd="arrow-right">
          {t.begin}
        </LinkButton>
      </div>
    </>
  )
}

/** The way to the places of the municipality, where a plan still needs one. */
export const spotsLine = (locale: Locale) => {
  const t = texts(locale).start
  return (
    <p>
      {t.spots} <a href={paths.spots()}>{t.spotsLink}</a>.
    </p>
  )
}

function Found({ draft, locale }: { readonly draft: DraftInHand; readonly locale: Locale }) {
  const t = texts(locale).start
  const title = draft.draft.typed.title?.[0]
  const at = draft.section ?? draft.form.sections[0]!
  return (
    <Notice title={title ? t.foundNamed(title) : t.found}>
      <p>{`${t.foundText} ${t.againText}`}</p>
      <form class="button-row no-print" method="post" action={pages.again()}>
        <LinkButton href={pages.section(at.slug)}>{t.goOn}</LinkButton>
        <Button kind="secondary">{t.again}</Button>
      </form>
    </Notice>
  )
}
