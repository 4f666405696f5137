import { caseTexts, type Process, type Step, stepOf } from '../../../cases/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { outcomeWords } from './home.tsx'
import { editPath, processKind } from './kind.ts'
import { Preview } from './preview.tsx'
import { texts } from './texts.ts'

/** `.../stap/{step}`: all of one step, each part with a link to change it. */
export async function showStep(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, processKind, key)
  const process = draft.definition
  const step = stepOf(process, c.req.param('stap') ?? '')
  if (!step) throw new NotFound()
  const home = editPath(key, `stap/${step.key}`)
  const writable = draft.from_day === null
  return draftPage(
    c,
    { kind: processKind, key, draft, view: 'edit', title: say(step.title, locale), lead: t.stepLead },
    <>
      <p>
        <a href={editPath(key)}>{t.back}</a>
      </p>
      <DefinitionList items={partsOf(process, step, home, locale)} />
      <Section title={t.outcomes}>
        <ul>
          {step.outcomes.map((outcome) => (
            <li>
              {outcomeWords(process, outcome, locale)}{' '}
              <a href={`${home}/uitkomst/${outcome.key}`}>
                {t.change}
                <span class="visually-hidden">: {say(outcome.label, locale)}</span>
              </a>
            </li>
          ))}
        </ul>
        {writable && (
          <div class="button-row">
            <LinkButton kind="secondary" href={`${home}/uitkomst-erbij`}>
              {t.addOutcome}
            </LinkButton>
          </div>
        )}
      </Section>
      <Preview process={process} locale={locale} />
      {writable && process.steps.length > 1 && (
        <p>
          <a href={`${home}/weghalen`}>{t.removeStep}</a>
        </p>
      )}
    </>,
  )
}

function partsOf(process: Process, step: Step, home: string, locale: Locale) {
  const t = texts(locale)
  const words = caseTexts(locale)
  const change = (part: string) => ({ href: `${home}/${part}`, label: t.change })
  const decisions = process.decision_types.filter(({ key }) => step.asks_decision.includes(key))
  const counts = step.counts_from === 'submission' ? `, ${t.counts.submission.toLowerCase()}` : ''
  return [
    {
      term: t.words,
      value: (
        <>
          <p>{say(step.doing, locale)}</p>
          <p class="keep-lines">{say(step.explanation, locale)}</p>
        </>
      ),
      change: change('woorden'),
    },
    {
      term: t.who,
      value: `${words.actors[step.actor]}, ${words.term(step.term)}${counts} (${t.kinds[step.term.kind].toLowerCase()})`,
      change: change('termijn'),
    },
    {
      term: t.needs,
      value:
        step.needs.length === 0 ? (
          t.needsNone
        ) : (
          <ul>
            {step.needs.map((need) => (
              <li>{say(need, locale)}</li>
            ))}
          </ul>
        ),
      change: change('aanleveren'),
    },
    {
      term: t.letter,
      value: step.letter ? <p class="keep-lines">{say(step.letter, locale)}</p> : t.letterNone,
      change: change('brief'),
    },
    {
      term: t.decision,
      value:
        decisions.length === 0 ? t.decisionNone : decisions.map((type) => say(type.title, locale)).join(', '),
      change: change('besluit'),
    },
  ]
}
