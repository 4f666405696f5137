import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figures as Headline } from '../../ui/figures/figures.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { type Choices, type Figures, figuresOf, figuresPerArea, readChoices } from '../figures.ts'
import { participationOf } from '../participation.ts'
import { texts } from '../texts.ts'
import { AfterwardsSection } from './afterwards.tsx'
import { AreasSection } from './areas.tsx'
import { FigureFilters, queryOf } from './filters.tsx'
import { headlineOf, normOf } from './headline.tsx'
import { MarksSection } from './marks.tsx'
import { OutcomesSection } from './outcomes.tsx'
import { ParticipationSection } from './participation.tsx'
import { PromisesSection, TermsSection } from './punctual.tsx'
import { WaitingSection } from './waiting.tsx'

/** `/cijfers`: how we are doing, in plain words first, then drawn, each with its table. */
export async function showFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const choices = await readChoices(act, (name) => c.req.query(name))
  const [figures, perArea, participation] = await Promise.all([
    figuresOf(act, choices),
    figuresPerArea(act, choices),
    participationOf(act, choices),
  ])
  const query = queryOf(choices)
  const isEmpty = figures.submitted + figures.terms.judged + figures.promises.judged === 0
  return page(
    c,
    { title: t.page.title, description: t.page.description },
    <>
      <PageHeading kicker={t.page.kicker} title={t.page.title} lead={t.page.lead} />
      <FigureFilters choices={choices} locale={locale} address={paths.figures} />
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
          <Headline figures={headlineOf(act, figures, normOf(choices))} />
          <FigureSections act={act} choices={choices} figures={figures} />
          {choices.area === null && (
            <AreasSection
              areas={perArea}
              locale={locale}
              hrefOf={(slug) => paths.figures({ ...query, gebied: slug })}
            />
          )}
        </>
      )}
      {/* A project is of no kind of idea. */}
      {choices.kind === null && <ParticipationSection participation={participation} locale={locale} />}
      <Section title={t.how.title} id="tellen">
        <ul>
          {t.how.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="no-print">
          <SheetLinks href={paths.figuresFile(query)}>{t.how.csv}</SheetLinks>
          <br />
          <a href={paths.apiPage()}>{t.how.api}</a>
        </p>
      </Section>
      <PrintSource locale={locale} address={absolute(act, paths.figures(query))} />
    </>,
  )
}

/** "Alle soorten ideeën in de hele stad, van ... tot en met ...". */
export function aboutWhat({ kind, area, period, processes }: Choices, locale: Locale): string {
  const t = texts(locale).page
  const process = processes.find((one) => one.kind === kind)
  const what = t.in(
    process ? say(process.title, locale) : t.allKinds,
    area ? areaLabel(area, locale) : t.wholeCity,
  )
  return t.about(what, formatDay(period.from, locale), formatDay(period.to, locale))
}

/** The parts of the figures below their headline. */
export const figureParts = ['waiting', 'terms', 'promises', 'outcomes', 'afterwards', 'marks'] as const
export type FigurePart = (typeof figureParts)[number]

/** What is said about a choice below its headline, each part with its chart and table. */
export function FigureSections({
  act,
  choices,
  figures,
  parts = figureParts,
}: {
  readonly act: Act
  readonly choices: Choices
  readonly figures: Figures
  readonly parts?: readonly FigurePart[]
}) {
  const { locale } = act
  const has = (part: FigurePart) => parts.includes(part)
  return (
    <>
      {has('waiting') && <WaitingSection figures={figures} contactNorm={normOf(choices)} locale={locale} />}
      {has('terms') && <TermsSection figures={figures} locale={locale} />}
      {has('promises') && <PromisesSection act={act} figures={figures} area={choices.area} />}
      {has('outcomes') && <OutcomesSection act={act} figures={figures} />}
      {has('afterwards') && <AfterwardsSection figures={figures} locale={locale} />}
      {has('marks') && <MarksSection act={act} figures={figures} />}
    </>
  )
}
