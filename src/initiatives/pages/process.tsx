import {
  caseTexts,
  currentProcess,
  exceptionsInPicture,
  exceptionsOf,
  type NormKey,
  type Process,
  pictureOf,
} from '../../cases/index.ts'
import { MoneySection, moneyFor } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { ProcessPicture } from '../../ui/process-picture/process-picture.tsx'
import { type Column, Table } from '../../ui/table/table.tsx'
import { type Kind, kindBySlug, kindSlugs, kinds } from '../schema.ts'
import { listPublic } from '../store.ts'
import { texts } from '../texts.ts'
import { cardContext, InitiativeCards } from './card.tsx'
import { Clocks } from './clocks.tsx'

const examples = 3

/** Where somebody begins with a plan of this kind. */
const wayIn = (kind: Kind): string =>
  kind === 'green'
    ? paths.simpleGreen()
    : paths.tellIdea(kind === 'neighbourhood_wish' ? { soort: kindSlugs[kind] } : {})

/** How often each norm of a process was met over the last twelve months; counted by who keeps the figures. */
export type NormsMet = (
  act: Act,
  kind: Kind,
) => Promise<readonly { readonly name: string; readonly inTime: number; readonly judged: number }[]>

/** `/proces/{soort}`: how it goes, drawn and in words from the published definition, and how often we keep to it. */
export const processPage =
  (normsMet: NormsMet) =>
  (c: Ctx): Promise<Response> =>
    showProcess(c, normsMet)

async function showProcess(c: Ctx, normsMet: NormsMet): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const kind = kindBySlug(c.req.param('kind') ?? '')
  const version = kind && (await currentProcess(act.db, kind))
  if (!kind || !version) throw new NotFound()
  const { process } = version
  const t = texts(locale)
  const [met, done] = await Promise.all([
    normsMet(act, kind),
    listPublic(act.db, { kind, progresses: ['completed'] }, { sort: 'changed', from: null, limit: examples }),
  ])
  const context = await cardContext(act, done)
  const money = await moneyFor(act, kind)
  const passed = exceptionsOf(process)
  const usual = process.steps.filter((step) => !passed.includes(step))
  const kept = new Map(met.map((one) => [one.name, one]))
  return page(
    c,
    { title: t.process.titles[kind], description: say(process.summary, locale) },
    <>
      <PageHeading
        title={t.process.titles[kind]}
        lead={say(process.summary, locale)}
        actions={<LinkButton href={wayIn(kind)}>{t.process.start}</LinkButton>}
      />
      <Section title={t.process.picture}>
        <ProcessPicture
          locale={locale}
          steps={pictureOf(process, null, locale)}
          exceptions={exceptionsInPicture(process, locale)}
          branchesNote={t.process.branches}
        />
      </Section>
      <div class="with-aside">
        <div class="flow">
          <Section title={t.process.steps}>
            {usual.map((step, index) => (
              <StepInWords
                process={process}
                step={step}
                title={t.process.step(index + 1, say(step.title, locale))}
                locale={locale}
              />
            ))}
            {passed.map((step) => (
              <StepInWords
                process={process}
                step={step}
                title={t.process.exception(say(step.title, locale))}
                locale={locale}
              />
            ))}
          </Section>
        </div>
        <aside class="stack stack-loose">
          <StartingNeeds process={process} locale={locale} />
          <MoneySection money={money} locale={locale} />
          {kind === 'neighbourhood_wish' && (
            <Section title={t.process.wishes}>
              <p>
                {t.process.wishesText} <a href={paths.wishes()}>{t.process.wishesLink}</a>.
              </p>
            </Section>
          )}
          {kind !== 'green' && (
            <Section title={t.process.neighbours}>
              <p>
                {t.process.neighboursText} <a href={paths.involveNeighbours()}>{t.process.neighboursLink}</a>.
              </p>
            </Section>
          )}
          <Section title={t.process.others} level={2}>
            <OtherWays kind={kind} locale={locale} />
          </Section>
        </aside>
      </div>
      {kind === 'neighbourhood_wish' && <Clocks process={process} money={money} locale={locale} />}
      <Section title={t.process.norms}>
        <p>{t.process.normsLead}</p>
        <Norms process={process} kept={kept} locale={locale} />
        <p class="small">
          {t.process.normsSource}{' '}
          <a href={paths.figures({ soort: kindSlugs[kind] })}>{t.process.normsFigures}</a>
        </p>
      </Section>
      <Section
        title={t.process.examples}
        more={{
          href: paths.initiatives({ soort: kind }),
          label: t.process.allOf(t.kinds[kind]),
        }}
      >
        {done.length > 0 ? (
          <InitiativeCards initiatives={done} context={context} level={3} />
        ) : (
          <p>{t.process.noExamples}</p>
        )}
      </Section>
      <Section title={t.process.start}>
        <p>{t.process.startText}</p>
        <div class="button-row no-print">
          <LinkButton href={wayIn(kind)}>{t.process.start}</LinkButton>
        </div>
      </Section>
    </>,
  )
}

function StepInWords({
  process,
  step,
  title,
  locale,
}: {
  readonly process: Process
  readonly step: Process['steps'][number]
  readonly title: string
  readonly locale: Locale
}) {
  const t = texts(locale).process
  const words = caseTexts(locale)
  const nextTitle = (key: string | undefined) => process.steps.find((one) => one.key === key)?.title
  return (
    <article class="flow">
      <h3>{title}</h3>
      <p>{say(step.explanation, locale)}</p>
      <p>
        <strong>{t.whoActs}:</strong> {words.actors[step.actor]}. <strong>{t.howLong}:</strong>{' '}
        {t.atMost(words.term(step.term))}.{step.term.kind === 'legal' && ` ${t.legalTerm}`}
      </p>
      <div class="columns">
        {step.needs.length > 0 && (
          <div class="flow">
            <h4>{t.needsHere}</h4>
            <ul>
              {step.needs.map((need) => (
                <li>{say(need, locale)}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="flow">
          <h4>{t.afterwards}</h4>
          <ul>
            {step.outcomes.map((outcome) => {
              const next = nextTitle(outcome.next)
              return (
                <li>
                  {say(outcome.label, locale)}
                  {next && ` → ${say(next, locale)}`}
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </article>
  )
}

function StartingNeeds({ process, locale }: { readonly process: Process; readonly locale: Locale }) {
  const t = texts(locale).process
  const needs = process.steps.flatMap((step) => step.needs)
  return (
    <Section title={t.need}>
      <p>{t.needNothing}</p>
      {needs.length > 0 && (
        <ul>
          {needs.map((need) => (
            <li>{say(need, locale)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function OtherWays({ kind, locale }: { readonly kind: Kind; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <ul>
      {kinds
        .filter((one) => one !== kind)
        .map((one) => (
          <li key={one}>
            <a href={paths.process(kindSlugs[one])}>{t.process.titles[one]}</a>
          </li>
        ))}
    </ul>
  )
}

type Kept = Awaited<ReturnType<NormsMet>>[number]

function Norms({
  process,
  kept,
  locale,
}: {
  readonly process: Process
  readonly kept: ReadonlyMap<string, Kept>
  readonly locale: Locale
}) {
  const t = texts(locale).process
  const words = caseTexts(locale)
  const inWords = (key: NormKey): string => {
    const figures = kept.get(key)
    if (!figures || figures.judged === 0) return t.notYet
    const { inTime, judged } = figures
    return t.metOf(Math.round((100 * inTime) / judged), inTime, judged)
  }
  const columns: readonly Column<Process['norms'][number]>[] = [
    { key: 'norm', title: t.normColumn, rowHeader: true, cell: (norm) => say(norm.title, locale) },
    { key: 'term', title: t.termColumn, cell: (norm) => words.term(norm.term) },
    { key: 'met', title: t.metColumn, cell: (norm) => inWords(norm.key) },
  ]
  return (
    <Table
      locale={locale}
      caption={t.norms}
      captionHidden
      columns={columns}
      rows={process.norms}
      rowKey={(norm) => norm.key}
    />
  )
}
