import {
  type Answers,
  askedQuestions,
  type Explanation,
  explain,
  type FrameworkDefinition,
  optionsOf,
  type Question,
  scoreInWords,
  usableAnswers,
} from '../../../frameworks/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { bindFields, CheckboxGroup, RadioGroup } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { editPath, frameworkKind, thingPath } from './kind.ts'
import { texts } from './texts.ts'

/** Answers as they stand in the address: they are nobody's, so they may. */
function answersIn(c: Ctx, framework: FrameworkDefinition): Answers {
  const given = framework.questions.flatMap(({ id, kind }): [string, string | readonly string[]][] => {
    const values = (c.req.queries(id) ?? []).slice(0, 50)
    if (values.length === 0) return []
    return [[id, kind === 'several' ? values : (values[0] ?? '')]]
  })
  return usableAnswers(framework, Object.fromEntries(given))
}

/** `.../proberen`: example answers, and what comes out of them and why. Nothing is kept. */
export async function tryFramework(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, frameworkKind, key)
  const framework = draft.definition
  const faults = frameworkKind.check(framework)
  const answers = answersIn(c, framework)
  const outcome = explain(framework, answers, locale)
  return draftPage(
    c,
    { kind: frameworkKind, key, draft, view: 'try', title: t.tryTitle, lead: t.tryLead },
    <>
      {faults.length > 0 && <CheckNotice faults={faults} locale={locale} />}
      <div class="with-aside">
        <Asked framework={framework} answers={answers} locale={locale} />
        <Result framework={framework} outcome={outcome} locale={locale} />
      </div>
    </>,
  )
}

interface Part {
  readonly framework: FrameworkDefinition
  readonly locale: Locale
}

function Asked({ framework, answers, locale }: Part & { readonly answers: Answers }) {
  const t = texts(locale)
  const path = editPath(framework.key, 'proberen')
  const values = Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, typeof value === 'string' ? [value] : (value ?? [])]),
  )
  const field = bindFields({ values, errors: {} }, locale)
  const options = (question: Question) =>
    optionsOf(question).map(({ id, text }) => ({ value: id, label: say(text, locale) }))
  return (
    <form class="form" method="get" action={path} noValidate>
      {askedQuestions(framework, answers).map((question) => {
        const common = {
          ...field(question.id),
          label: say(question.text, locale),
          hint: question.help && say(question.help, locale),
          options: options(question),
        }
        return question.kind === 'several' ? (
          <CheckboxGroup {...common} optional />
        ) : (
          <RadioGroup {...common} optional={question.optional === true} />
        )
      })}
      <div class="button-row">
        <Button>{t.weigh}</Button>
        <LinkButton kind="quiet" href={path}>
          {t.again}
        </LinkButton>
      </div>
    </form>
  )
}

function Result({ framework, outcome, locale }: Part & { readonly outcome: Explanation }) {
  const t = texts(locale)
  const open = framework.questions.filter(({ id }) => outcome.incomplete.includes(id))
  return (
    <div class="flow" id="uitkomst">
      <Notice
        tone={outcome.outcome ? 'success' : 'info'}
        announce
        title={outcome.outcome ? t.result(outcome.outcome.title) : t.noResult}
      >
        {outcome.outcome && <p>{outcome.outcome.summary}</p>}
        {open.length > 0 && (
          <>
            <p>{t.stillOpen}</p>
            <ul>
              {open.map(({ text }) => (
                <li>{say(text, locale)}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      {outcome.reasons.length > 0 && (
        <Section title={t.because}>
          <ol>
            {outcome.reasons.map(({ rule, text, advice }) => (
              <li>
                <a href={thingPath(framework.key, 'rules', rule)}>
                  {t.ruleNumber(framework.rules.findIndex(({ id }) => id === rule) + 1)}
                </a>
                : {text} {advice.join(' ')}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {outcome.scores.length > 0 && (
        <Section title={t.lists.sums}>
          <ul>
            {outcome.scores.map(({ name, value }) => (
              <li>
                {name}: {scoreInWords(value, locale)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {outcome.flags.length > 0 && (
        <Section title={t.lists.flags}>
          <ul>
            {outcome.flags.map((flag) => (
              <li>{flag}</li>
            ))}
          </ul>
        </Section>
      )}
      {outcome.outcome && outcome.methods.length > 0 && (
        <Section title={t.lists.methods}>
          <ul>
            {outcome.methods.map(({ title }) => (
              <li>{title}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
