import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { euros } from '../../kit/euros.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords, say } from '../../kit/locale.ts'
import { renderPdf } from '../../kit/pdf.ts'
import { giveSheet, type Sheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import { decisionsOfJury, type PublicDecision, quartersOf } from '../decisions.ts'
import { juryAsked, juryName } from '../jury.ts'
import { quarterOf } from '../rules.ts'
import { texts } from '../texts.ts'
import { decidedAsInWords, outcomeInWords, quarterInWords, votesInWords } from '../words.ts'

/** `/juries/{slug}/besluiten`: the list of a quarter, the newest when none is asked for. */
export async function showDecisions(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const jury = await juryAsked(act, c.req.param('slug'))
  const all = await decisionsOfJury(act, jury)
  const quarters = quartersOf(all)
  const asked = c.req.query('kwartaal')
  const quarter = quarters.find((one) => one === asked) ?? quarters[0]
  const within = all.filter(({ day }) => quarterOf(day) === quarter)
  const t = texts(locale).decisions
  const title = t.title(juryName(jury, locale))
  return page(
    c,
    {
      title: quarter ? `${title}, ${quarterInWords(quarter, locale)}` : title,
      breadcrumbs: [
        { title: texts(locale).list.title, href: paths.juries() },
        { title: juryName(jury, locale), href: paths.jury(jury.slug) },
      ],
    },
    <>
      <PageHeading title={title} lead={t.lead} />
      {quarter ? (
        <>
          <Tabs
            label={t.quarters}
            current={quarter}
            tabs={quarters.map((one) => ({
              key: one,
              label: quarterInWords(one, locale),
              href: paths.juryDecisions(jury.slug, { kwartaal: one }),
            }))}
          />
          <p class="row no-print">
            <SheetLinks href={paths.juryDecisionsFile(jury.slug, quarter, 'csv')}>{t.csv}</SheetLinks>
            <a href={paths.juryDecisionsFile(jury.slug, quarter, 'pdf')}>{t.pdf}</a>
          </p>
          <Section title={quarterInWords(quarter, locale)}>
            <p>{sumInWords(within, locale)}</p>
            <ul class="plain-list stack">
              {within.map((decision) => (
                <li key={`${decision.round}-${decision.plan?.number ?? ''}-${decision.requested}`}>
                  <Decision decision={decision} locale={locale} />
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <EmptyState
          title={t.noneEver}
          level={2}
          scene="meeting"
          instead={<LinkButton href={paths.jury(jury.slug)}>{t.back}</LinkButton>}
        />
      )}
    </>,
  )
}

/** What stands on the list in one sentence. */
function sumInWords(decisions: readonly PublicDecision[], locale: Locale): string {
  const granted = decisions.flatMap(({ granted }) => (granted ? [granted] : []))
  const cents = granted.reduce((sum, one) => sum + one, 0)
  const t = texts(locale).decisions
  const open = decisions.filter(isOpen).length
  const decided = decisions.length - open
  return [
    ...(decided > 0 ? [t.sum(decided, granted.length, amountInWords(cents, locale))] : []),
    ...(open > 0 ? [t.stillOpen(open)] : []),
  ].join(' ')
}

function Decision({ decision, locale }: { readonly decision: PublicDecision; readonly locale: Locale }) {
  const t = texts(locale).decisions
  const { plan, advised, granted } = decision
  return (
    <article class="card">
      <div class="card__body flow">
        <h3>
          {plan ? (
            <a href={plan.href} lang={langOfWords(locale)}>
              {plan.title}
            </a>
          ) : (
            t.hidden
          )}
        </h3>
        <DefinitionList
          items={[
            { term: t.columns.asks, value: <Amount cents={decision.requested} locale={locale} /> },
            {
              term: t.columns.advice,
              value: (
                <>
                  {outcomeInWords(decision.outcome, decision, locale)}
                  {advised !== null && (
                    <>
                      : <Amount cents={advised} locale={locale} />
                    </>
                  )}
                </>
              ),
            },
            { term: t.columns.votes, value: votesInWords(decision.ballots, locale) },
            ...(decision.reasons
              ? [{ term: t.columns.reasons, value: <Words text={decision.reasons} locale={locale} /> }]
              : []),
            {
              term: t.columns.decision,
              value: (
                <>
                  {decidedInWords(decision, locale)}
                  {granted !== null && (
                    <>: {granted === 0 ? t.noMoney : <Amount cents={granted} locale={locale} />}</>
                  )}
                </>
              ),
            },
            ...(decision.deviation
              ? [{ term: t.columns.deviation, value: deviationInWords(decision.deviation, locale) }]
              : []),
            ...(decision.apart.length > 0
              ? [{ term: t.columns.apart, value: apartInWords(decision, locale) }]
              : []),
            { term: t.columns.day, value: formatDay(decision.day, locale) },
          ]}
        />
      </div>
    </article>
  )
}

const Words = ({ text, locale }: { readonly text: string; readonly locale: Locale }) => (
  <span class="keep-lines" lang={langOfWords(locale)}>
    {text}
  </span>
)

/** Of a decision on the case itself the program says why it departs, in the language of who reads. */
const deviationText = (deviation: string, locale: Locale): string =>
  deviation === texts('nl').decide.onCase ? texts(locale).decide.onCase : deviation

function deviationInWords(deviation: string, locale: Locale) {
  const text = deviationText(deviation, locale)
  return text === deviation ? <Words text={text} locale={locale} /> : text
}

function decidedInWords(decision: PublicDecision, locale: Locale): string {
  const t = texts(locale).decisions
  if (decision.decidedAs !== null) return decidedAsInWords(decision.decidedAs, decision, locale)
  return isOpen(decision) ? t.waiting : t.noDecision
}

/** Whether a decision is still to come; a question or "not now" asks for none. */
const isOpen = ({ decidedAs, outcome }: PublicDecision): boolean =>
  decidedAs === null && outcome !== 'question' && outcome !== 'not_now'

/** "1 lid deed niet mee: woont bij de plek." */
function apartInWords({ apart }: PublicDecision, locale: Locale): string {
  const t = texts(locale)
  return [...new Set(apart)]
    .map((ground) =>
      t.decisions.apart(apart.filter((one) => one === ground).length, t.groundsOfOthers[ground]),
    )
    .join(' ')
}

/** `/juries/{slug}/besluiten/{kwartaal}.csv`, `.xlsx` and `.pdf`: the list of a quarter to keep. */
export async function downloadDecisions(c: Ctx): Promise<Response> {
  const { act } = c.var
  const jury = await juryAsked(act, c.req.param('slug'))
  const [, quarter = '', kind = ''] =
    /^(\d{4}-[1-4])\.(csv|xlsx|pdf)$/.exec(c.req.param('kwartaal') ?? '') ?? []
  const all = await decisionsOfJury(act, jury)
  const decisions = all.filter(({ day }) => quarterOf(day) === quarter)
  if (decisions.length === 0) throw new NotFound()
  const name = `${texts(act.locale).decisions.file}-${jury.slug}-${quarter}`
  if (kind !== 'pdf') return giveSheet(c, asSheet(name, decisions, act.locale))
  c.header('Content-Disposition', `attachment; filename="${name}.pdf"`)
  const title = `${texts(act.locale).decisions.title(juryName(jury, act.locale))}, ${quarterInWords(quarter, act.locale)}`
  c.header('Content-Type', 'application/pdf')
  return c.body(new Uint8Array(await asPdf(act, title, decisions)))
}

function asSheet(title: string, decisions: readonly PublicDecision[], locale: Locale): Sheet {
  const t = texts(locale).decisions
  const {
    round,
    number,
    wish,
    asks,
    advice,
    advised,
    votes,
    reasons,
    decision,
    granted,
    deviation,
    apart,
    day,
  } = t.columns
  return {
    title,
    columns: [
      round,
      day,
      number,
      wish,
      asks,
      advice,
      advised,
      votes,
      reasons,
      decision,
      granted,
      deviation,
      apart,
    ],
    rows: decisions.map((one) => [
      one.round,
      one.day,
      one.plan?.number ?? '',
      one.plan?.title ?? t.hidden,
      euros(one.requested),
      outcomeInWords(one.outcome, one, locale),
      euros(one.advised),
      votesInWords(one.ballots, locale),
      one.reasons ?? '',
      decidedInWords(one, locale),
      euros(one.granted),
      one.deviation ?? '',
      apartInWords(one, locale),
    ]),
  }
}

function asPdf(act: Act, title: string, decisions: readonly PublicDecision[]): Promise<Uint8Array> {
  const { locale, municipality } = act
  const t = texts(locale).decisions
  const amount = (cents: number | null): string => (cents === null ? '–' : amountInWords(cents, locale))
  return renderPdf({
    title,
    locale,
    at: act.now,
    footer: `${say(municipality.organisation, locale)}, ${title}`,
    blocks: [
      { kind: 'paragraph', text: t.lead },
      ...decisions.flatMap((one) => [
        { kind: 'heading', level: 1, text: one.plan?.title ?? t.hidden } as const,
        {
          kind: 'facts',
          rows: [
            ...(one.plan ? [{ term: t.columns.number, value: one.plan.number }] : []),
            { term: t.columns.asks, value: amount(one.requested) },
            {
              term: t.columns.advice,
              value: `${outcomeInWords(one.outcome, one, locale)}${one.advised === null ? '' : `, ${amount(one.advised)}`}`,
            },
            { term: t.columns.votes, value: votesInWords(one.ballots, locale) },
            ...(one.reasons ? [{ term: t.columns.reasons, value: one.reasons }] : []),
            {
              term: t.columns.decision,
              value: `${decidedInWords(one, locale)}${one.granted === null ? '' : `, ${one.granted === 0 ? t.noMoney : amount(one.granted)}`}`,
            },
            ...(one.deviation
              ? [{ term: t.columns.deviation, value: deviationText(one.deviation, locale) }]
              : []),
            ...(one.apart.length > 0 ? [{ term: t.columns.apart, value: apartInWords(one, locale) }] : []),
            { term: t.columns.day, value: formatDay(one.day, locale, 'long') },
          ],
        } as const,
      ]),
    ],
  })
}
