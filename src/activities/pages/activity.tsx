import { dayOf, formatDay } from '../../kit/dates.ts'
import { freshForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { offsetOf, type Page, pageAsked, pageRead } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import {
  currentPlans,
  DutchOnly,
  ProjectReadFirst,
  ProjectTitle,
  projectTrail,
} from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import type { Answered, AnswersOf } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { draftTexts } from '../draft-texts.ts'
import { activityAt, type Reached } from '../rights.ts'
import { answerDayOf, isOpen, phaseOf } from '../rules.ts'
import { type Contribution, countShown, listShown, newestAtParagraphs, type Order } from '../store.ts'
import { texts } from '../texts.ts'
import { type Wheres, whereAsked, whereLine, whereOptions, wheresOf } from '../where.ts'
import { amountOf, phaseBadge } from '../words.ts'
import { besidesOf } from './besides.tsx'
import { FormPreview } from './contribution-fields.tsx'
import { PlacesMap, shownMap } from './map.tsx'
import { TextToReadOn } from './paragraphs.tsx'
import { ContributionItem, DoneNotice } from './parts.tsx'

const perPage = 24
/** So many of the newest stand beside each paragraph of a text. */
const newestBeside = 2
const orderWords = { nieuwste: 'newest', steun: 'supported' } as const satisfies Record<string, Order>
const orders = ['nieuwste', 'steun'] as const

interface Asked {
  readonly text: string
  /** An area, or a place of the list. */
  readonly where: string
  readonly order: (typeof orders)[number]
  readonly page: number
}

const askedIn = (c: Ctx): Asked => ({
  text: (c.req.query('zoek') ?? '').trim().slice(0, 100),
  where: (c.req.query('waar') ?? '').slice(0, 100),
  order: orders.find((one) => one === c.req.query('volgorde')) ?? 'nieuwste',
  page: pageAsked(c.req.query('pagina')),
})

/** `/meedoen/{project}/{activiteit}`: what is asked, and what people put in so far. */
export const showActivity =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> => {
    const reached = await reachedIn(c)
    const { project, activity } = reached
    if (activity.kind === 'survey') return redirect(c, paths.survey(project.slug, activity.slug))
    return activityPage(c, reached, { answersOf, preview: null })
  }

/** The activity of the address. */
export const reachedIn = (c: Ctx): Promise<Reached> =>
  activityAt(c.var.act, { project: c.req.param('slug') ?? '', activity: c.req.param('activity') ?? '' })

/** The page as everybody gets it; as a preview it says so. */
export async function activityPage(
  c: Ctx,
  reached: Reached,
  how: { readonly answersOf: AnswersOf; readonly preview: 'draft' | 'soon' | null },
): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { project, activity } = reached
  const asked = askedIn(c)
  const isAboutPlaces = activity.kind === 'places'
  const wheres = await wheresOf(db, activity, ['shown'])
  const at = whereAsked(wheres, asked.where)
  const chosen = at && 'paragraphId' in at ? at.paragraphId : undefined
  const map = isAboutPlaces ? await shownMap(c, reached, wheres, asked.where) : null
  const [found, counted, plans, newest] = await Promise.all([
    listShown(db, activity.id, {
      ...{ order: orderWords[asked.order], text: asked.text, at },
      ...{ offset: offsetOf(asked.page, perPage), limit: perPage + 1 },
    }),
    countShown(db, activity.id),
    currentPlans(db, [project.id]),
    activity.kind === 'paragraphs' && chosen === undefined
      ? newestAtParagraphs(db, activity.id, newestBeside)
      : [],
  ])
  const shown = pageRead(found, asked.page, perPage)
  const answers = await how.answersOf(act, shown.items)
  const besides = how.preview === null ? null : await besidesOf(act, activity)
  const t = texts(locale)
  const lang = langOfWords(locale)
  const answerOn = answerDayOf(activity, plans.get(project.id)?.plan ?? null)
  return page(
    c,
    {
      title: activity.title,
      description: activity.question,
      current: 'projects',
      islands: map && how.preview === null ? ['map-island'] : [],
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <DoneNotice c={c} />
      {how.preview !== null && (
        <Notice tone="info" title={deskTexts(locale).preview}>
          <p>{how.preview === 'draft' ? draftTexts(locale).preview : deskTexts(locale).previewText}</p>
          <p>
            <a href={paths.deskActivity(project.number, activity.slug)}>{deskTexts(locale).previewBack}</a>
          </p>
        </Notice>
      )}
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={<span lang={lang}>{activity.title}</span>}
        lead={<span lang={lang}>{activity.question}</span>}
      />
      <DutchOnly locale={locale} />
      <Stand c={c} reached={reached} answerOn={answerOn} />
      {activity.explanation && (
        <p class="keep-lines" lang={lang}>
          {activity.explanation}
        </p>
      )}
      {map && (
        <PlacesMap
          reached={reached}
          map={map}
          asked={asked.where}
          municipality={act.municipality}
          isPreview={how.preview !== null}
          locale={locale}
        />
      )}
      {activity.kind === 'paragraphs' && (
        <TextToReadOn
          reached={reached}
          wheres={wheres}
          newest={newest}
          chosen={chosen}
          takes={isOpen(activity, project.state, dayOf(act.now))}
          locale={locale}
        />
      )}
      {besides && <FormPreview act={act} reached={reached} besides={besides} />}
      <Section title={t.one.listTitle(t.asks[activity.asks].more)} id="inbreng">
        <p>
          {counted.contributions === 0
            ? t.asks[activity.asks].first
            : t.one.counted(
                amountOf(activity, counted.contributions, locale),
                counted.supports,
                counted.comments,
              )}{' '}
          {counted.privately > 0 && t.privately.counted(counted.privately)}
        </p>
        {counted.contributions > 0 && (
          <List c={c} reached={reached} asked={asked} shown={shown} answers={answers} wheres={wheres} />
        )}
      </Section>
      <PrintSource locale={locale} address={absolute(act, paths.activity(project.slug, activity.slug))} />
    </>,
  )
}

/** Whether people can take part now, until when, and when we answer. */
function Stand(props: { readonly c: Ctx; readonly reached: Reached; readonly answerOn: string | null }) {
  const { act } = props.c.var
  const { locale } = act
  const { project, activity } = props.reached
  const t = texts(locale)
  const today = dayOf(act.now)
  const { label, tone } = phaseBadge(activity, today, locale)
  const phase = phaseOf(activity, today)
  const opens = isOpen(activity, project.state, today)
  const day = (value: string): string => formatDay(value, locale)
  return (
    <NowBox
      status={label}
      tone={tone}
      action={
        opens ? (
          <LinkButton href={paths.contribute(project.slug, activity.slug)}>
            {t.asks[activity.asks].send}
          </LinkButton>
        ) : null
      }
    >
      {opens && <p>{t.one.until(day(activity.closes_on))}</p>}
      {(phase === 'soon' || phase === 'draft') && <p>{t.one.soon(day(activity.opens_on))}</p>}
      {opens && project.review_first && <ProjectReadFirst project={project} locale={locale} />}
      {opens && !project.review_first && activity.review_changed_on !== null && (
        <p>
          {t.one.readFirst[activity.review_first ? 'on' : 'off'](day(activity.review_changed_on))}{' '}
          <span lang={langOfWords(locale)}>{activity.review_reason}</span>
        </p>
      )}
      {phase === 'over' && <p>{t.one.over}</p>}
      {phase === 'stopped' && (
        <p lang={langOfWords(locale)}>
          {t.one.stopped}: {activity.stop_reason}
        </p>
      )}
      {props.answerOn !== null && project.state !== 'closed' && <p>{t.one.answerOn(day(props.answerOn))}</p>}
      {phase !== 'soon' && phase !== 'draft' && (
        <p>
          <a href={paths.projectAnswers(project.slug)}>{t.one.answers}</a>
        </p>
      )}
      {opens && (
        <p class="small">
          {t.one.paper} {act.municipality.telephone}.
        </p>
      )}
    </NowBox>
  )
}

function List(props: {
  readonly c: Ctx
  readonly reached: Reached
  readonly asked: Asked
  readonly shown: Page<Contribution>
  readonly answers: ReadonlyMap<string, Answered>
  readonly wheres: Wheres
}) {
  const { reached, asked, shown, answers, wheres } = props
  const { locale } = props.c.var.act
  const { project, activity } = reached
  const t = texts(locale).one
  const address = (query: Partial<Record<'zoek' | 'waar' | 'volgorde' | 'pagina', string>>): string =>
    paths.activity(project.slug, activity.slug, {
      zoek: asked.text,
      waar: asked.where,
      volgorde: asked.order === 'nieuwste' ? '' : asked.order,
      ...query,
    })
  const bound = bindFields(freshForm({ zoek: asked.text, waar: asked.where, volgorde: asked.order }), locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const options = whereOptions(wheres, locale)
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : address({ pagina: number === 1 ? '' : String(number) })
  return (
    <>
      <FilterBar
        locale={locale}
        label={t.searchLabel}
        action={paths.activity(project.slug, activity.slug)}
        resetHref={paths.activity(project.slug, activity.slug)}
        active={[
          ...(asked.text === '' ? [] : [{ label: asked.text, removeHref: address({ zoek: '' }) }]),
          ...options
            .filter(({ value }) => value === asked.where)
            .map(({ label }) => ({ label, removeHref: address({ waar: '' }) })),
        ]}
      >
        <TextInput {...field('zoek')} label={t.search} type="search" />
        {options.length > 0 && (
          <Select
            {...field('waar')}
            label={texts(locale)[activity.kind === 'paragraphs' ? 'paragraph' : 'place'].filter}
            empty={texts(locale)[activity.kind === 'paragraphs' ? 'paragraph' : 'place'].everywhere}
            options={options}
          />
        )}
        <Select
          {...field('volgorde')}
          label={t.order}
          options={orders
            .filter((value) => value === 'nieuwste' || activity.may_support)
            .map((value) => ({ value, label: t.orders[orderWords[value]] }))}
        />
      </FilterBar>
      {shown.items.length === 0 ? (
        <p>
          {t.noneFound} <a href={paths.activity(project.slug, activity.slug)}>{t.all}</a>
        </p>
      ) : (
        <ul class="plain-list stack">
          {shown.items.map((one) => (
            <li key={one.id}>
              <ContributionItem
                one={one}
                reached={reached}
                level={3}
                locale={locale}
                answered={answers.get(one.id)}
                where={whereLine(one, wheres, locale)}
              />
            </li>
          ))}
        </ul>
      )}
      <Pagination locale={locale} previous={pageAt(shown.previous)} next={pageAt(shown.next)} />
    </>
  )
}
