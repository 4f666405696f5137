import { caseTexts, type Outcome, type Process, type Step, stepOf } from '../../../cases/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { moveColumn } from '../drafts/move.tsx'
import { decisionPath } from './decision-pieces.tsx'
import { editPath, processKind } from './kind.ts'
import { Preview } from './preview.tsx'
import { texts } from './texts.ts'

/** `/beheer/concepten/processen/{key}`: a process being prepared: picture, check, and every part with its page. */
export async function showProcessDraft(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, processKind, key)
  const process = draft.definition
  const writable = draft.from_day === null
  return draftPage(
    c,
    { kind: processKind, key, draft, view: 'edit', lead: t.lead },
    <>
      <Preview process={process} locale={locale} />
      <Section title={t.steps}>
        <StepTable process={process} locale={locale} writable={writable} />
        {writable && (
          <p>
            <LinkButton kind="secondary" href={editPath(key, 'stap-erbij')}>
              {t.addStep}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section title={t.general}>
        <p>
          <strong>{say(process.title, locale)}.</strong> {say(process.summary, locale)}{' '}
          <a href={editPath(key, 'algemeen')}>
            {t.change}
            <span class="visually-hidden">: {t.general}</span>
          </a>
        </p>
      </Section>
      <Promises process={process} locale={locale} />
      <Decisions process={process} locale={locale} writable={writable} />
    </>,
  )
}

interface Part {
  readonly process: Process
  readonly locale: Locale
}

function StepTable({ process, locale, writable }: Part & { readonly writable: boolean }) {
  const t = texts(locale)
  const words = caseTexts(locale)
  return (
    <Table
      locale={locale}
      caption={t.steps}
      captionHidden
      rows={process.steps}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'step',
          title: t.step,
          rowHeader: true,
          cell: (step) => (
            <>
              {process.steps.indexOf(step) + 1}.{' '}
              <a href={editPath(process.key, `stap/${step.key}`)}>{say(step.title, locale)}</a>
            </>
          ),
        },
        { key: 'actor', title: t.actor, cell: (step) => words.actors[step.actor] },
        { key: 'term', title: t.term, cell: (step) => words.term(step.term) },
        {
          key: 'outcomes',
          title: t.outcomes,
          cell: (step) => (
            <ul>
              {step.outcomes.map((outcome) => (
                <li>{outcomeWords(process, outcome, locale)}</li>
              ))}
            </ul>
          ),
        },
        ...moveColumn(writable, locale, (step: Step) => ({
          action: editPath(process.key, `stap/${step.key}/verplaatsen`),
          title: say(step.title, locale),
          order: orderOf(process),
          at: process.steps.indexOf(step),
        })),
      ]}
    />
  )
}

/** An outcome and what comes after it. */
export function outcomeWords(process: Process, outcome: Outcome, locale: Locale): string {
  const t = texts(locale)
  const label = say(outcome.label, locale)
  if (outcome.end) return t.ends(label, caseTexts(locale).ended[outcome.end])
  const next = stepOf(process, outcome.next ?? null)
  return t.goesTo(label, next ? say(next.title, locale) : (outcome.next ?? ''))
}

/** Order of the steps: what moving one changes. */
export const orderOf = (process: Process): readonly string[] => process.steps.map(({ key }) => key)

function Promises({ process, locale }: Part) {
  const t = texts(locale)
  if (process.norms.length === 0) return null
  return (
    <Section title={t.promises}>
      <Table
        locale={locale}
        caption={t.promises}
        captionHidden
        rows={process.norms}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'promise',
            title: t.promise,
            rowHeader: true,
            cell: (norm) => (
              <a href={editPath(process.key, `belofte/${norm.key}`)}>{say(norm.title, locale)}</a>
            ),
          },
          { key: 'within', title: t.within, cell: (norm) => caseTexts(locale).term(norm.term) },
        ]}
      />
    </Section>
  )
}

/** The kinds of decisions that steps can ask for. */
function Decisions({ process, locale, writable }: Part & { readonly writable: boolean }) {
  const t = texts(locale)
  return (
    <Section title={t.decisions}>
      <p>{t.decisionsText}</p>
      <ul>
        {process.decision_types.map((type) => (
          <li>
            <a href={decisionPath(process.key, type.key)}>{say(type.title, locale)}</a> (
            {t.pointsOf(type.criteria.length)})
          </li>
        ))}
      </ul>
      {writable && (
        <p>
          <LinkButton kind="secondary" href={editPath(process.key, 'besluit-erbij')}>
            {t.addDecision}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
