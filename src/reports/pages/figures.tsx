import { caseTexts, type Term } from '../../cases/index.ts'
import { kindSlugs } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { areaChoices, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { type Figure, Figures as Headline } from '../../ui/figures/figures.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { type Choices, type Figures, figuresOf, figuresPerArea, readChoices } from '../figures.ts'
import { contactNorm } from '../rules.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { texts } from '../texts.ts'
import { AreasSection } from './areas.tsx'
import { MarksSection, markInWords } from './marks.tsx'
import { OutcomesSection } from './outcomes.tsx'
import { PromisesSection, TermsSection } from './punctual.tsx'
import { WaitingSection } from './waiting.tsx'

/** A choice as it stands in the address; what is usual is left out. */
export const queryOf = ({ period, kind, area }: Choices): Readonly<Record<string, string | undefined>> => ({
  periode: period.key === 'jaar' ? undefined : period.key,
  soort: kind === null ? undefined : kindSlugs[kind],
  gebied: area?.slug,
})

/** `/cijfers`: how we are doing, in plain words first, then drawn, each with its table. */
export async function showFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const choices = await readChoices(act, (name) => c.req.query(name))
  const [figures, perArea] = await Promise.all([figuresOf(act, choices), figuresPerArea(act, choices)])
  const norm = contactNorm(choices.processes.filter(({ kind }) => !choices.kind || kind === choices.kind))
  const query = queryOf(choices)
  const isEmpty = figures.submitted + figures.terms.judged + figures.promises.judged === 0
  return page(
    c,
    { title: t.page.title, description: t.page.description },
    <>
      <PageHeading kicker={t.page.kicker} title={t.page.title} lead={t.page.lead} />
      <Filters choices={choices} locale={locale} />
      <p>{aboutWhat(choices, locale)}</p>
      {isEmpty ? (
        <EmptyState
          title={t.page.empty}
          level={2}
          scene="city"
          instead={<LinkButton href={paths.figures()}>{t.page.emptyInstead}</LinkButton>}
        >
          <p>{t.page.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <Headline figures={headlineOf(act, figures, norm)} />
          <WaitingSection figures={figures} contactNorm={norm} locale={locale} />
          <TermsSection figures={figures} locale={locale} />
          <PromisesSection act={act} figures={figures} />
          <OutcomesSection act={act} figures={figures} />
          <MarksSection act={act} figures={figures} />
          {choices.area === null && (
            <AreasSection
              areas={perArea}
              locale={locale}
              hrefOf={(slug) => paths.figures({ ...query, gebied: slug })}
            />
          )}
        </>
      )}
      <Section title={t.how.title} id="tellen">
        <ul>
          {t.how.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="no-print">
          <a href={paths.figuresFile(query)} download>
            {t.how.csv}
          </a>
          <br />
          <a href={paths.apiPage()}>{t.how.api}</a>
        </p>
      </Section>
      <PrintSource locale={locale} address={absolute(act, paths.figures(query))} />
    </>,
  )
}

/** "Alle soorten ideeën in de hele stad, van ... tot en met ...". */
function aboutWhat({ kind, area, period, processes }: Choices, locale: Locale): string {
  const t = texts(locale).page
  const process = processes.find((one) => one.kind === kind)
  const what = t.in(
    process ? say(process.title, locale) : t.allKinds,
    area ? areaLabel(area, locale) : t.wholeCity,
  )
  return t.about(what, formatDay(period.from, locale), formatDay(period.to, locale))
}

/** A headline figure that can be told from the others. */
interface Named extends Figure {
  readonly key: 'contact' | 'answer' | 'terms' | 'promises' | 'asked' | 'spontaneous' | 'mark'
}

const onFrontPage: readonly Named['key'][] = ['contact', 'promises', 'asked', 'spontaneous', 'mark']

/** The headline of the last twelve months in the whole city, for the front page. */
export async function usualHeadline(act: Act): Promise<readonly Figure[]> {
  const choices = await readChoices(act, () => undefined)
  const figures = await figuresOf(act, choices)
  return headlineOf(act, figures, contactNorm(choices.processes)).filter(({ key }) =>
    onFrontPage.includes(key),
  )
}

/** The few figures that say most, each with what it is measured against; what cannot be said yet is left out. */
export function headlineOf(act: Act, figures: Figures, norm: Term | null): readonly Named[] {
  const { locale, municipality } = act
  const t = texts(locale)
  const { contact, answer } = figures.times
  const { terms, promises } = figures
  const before = (origin: string) =>
    municipality.baseline.carried_out.find(({ key }) => key === origin)?.percentage ?? null
  return [
    ...(contact.median === null || contact.nineOfTen === null
      ? []
      : [
          {
            key: 'contact' as const,
            value: String(contact.median),
            label: t.headline.contact,
            compare: [
              t.headline.nineOfTen(contact.nineOfTen),
              ...(norm ? [t.headline.promised(caseTexts(locale).term(norm))] : []),
            ].join(' '),
          },
        ]),
    ...(answer.median === null || answer.nineOfTen === null
      ? []
      : [
          {
            key: 'answer' as const,
            value: String(answer.median),
            label: t.headline.answer,
            compare: t.headline.nineOfTen(answer.nineOfTen),
          },
        ]),
    ...(terms.share === null
      ? []
      : [
          {
            key: 'terms' as const,
            value: `${terms.share}%`,
            label: t.headline.terms,
            compare: t.headline.ofTerms(terms.inTime, terms.judged),
          },
        ]),
    ...(promises.share === null
      ? []
      : [
          {
            key: 'promises' as const,
            value: `${promises.share}%`,
            label: t.headline.promises,
            compare: t.headline.ofPromises(promises.inTime, promises.judged),
          },
        ]),
    ...figures.outcomes.flatMap(({ origin, share, ends, amount }) => {
      const earlier = before(origin)
      return share === null
        ? []
        : [
            {
              key: origin,
              value: `${share}%`,
              label: t.headline[origin],
              compare: [
                t.headline.ofEnded(
                  ends.completed,
                  amount,
                  figures.outcomesFrom && formatDay(figures.outcomesFrom, locale, 'month'),
                ),
                ...(earlier === null ? [] : [t.headline.before(`${earlier}%`)]),
              ].join(' '),
            },
          ]
    }),
    ...(figures.marks.all.average === null
      ? []
      : [
          {
            key: 'mark' as const,
            value: markInWords(figures.marks.all.average, locale),
            label: satisfactionTexts(locale).figures.headline,
            compare: [
              satisfactionTexts(locale).figures.ofAnswers(figures.marks.all.answers, figures.marks.asked),
              ...municipality.baseline.marks
                .filter(({ key }) => key === 'initiators')
                .map(({ mark }) => t.headline.before(markInWords(mark, locale))),
            ].join(' '),
          },
        ]),
  ]
}

function Filters({ choices, locale }: { readonly choices: Choices; readonly locale: Locale }) {
  const t = texts(locale).page
  const query = queryOf(choices)
  const values = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])),
  )
  const lists = [
    {
      name: 'periode',
      label: t.period,
      empty: t.periods('jaar'),
      options: choices.periods
        .filter(({ key }) => key !== 'jaar')
        .map(({ key }) => ({ value: key, label: t.periods(key) })),
    },
    {
      name: 'soort',
      label: t.kind,
      empty: t.everyKind,
      options: choices.processes.flatMap(({ kind, title }) =>
        Object.entries(kindSlugs)
          .filter(([known]) => known === kind)
          .map(([, value]) => ({ value, label: say(title, locale) })),
      ),
    },
    { name: 'gebied', label: t.area, empty: t.everyArea, options: areaChoices(choices.areas, locale) },
  ]
  const active = lists.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === query[name])
    return chosen ? [{ label: chosen.label, removeHref: paths.figures({ ...query, [name]: undefined }) }] : []
  })
  return (
    <FilterBar
      locale={locale}
      label={t.filters}
      action={paths.figures()}
      active={active}
      resetHref={paths.figures()}
    >
      {lists.map(({ name, label, options, empty }) => (
        <Select
          key={name}
          name={name}
          locale={locale}
          values={values}
          label={label}
          options={options}
          empty={empty}
        />
      ))}
    </FilterBar>
  )
}
