import { type Locale, say } from '../../kit/locale.ts'
import { Heading } from '../../ui/heading/heading.tsx'
import { optionsOf } from '../rules.ts'
import type { Condition, FrameworkDefinition, Question, Rule } from '../schema.ts'
import { texts } from '../texts.ts'
import { conditionInWords, outcomeTitle } from '../words.ts'

interface Props {
  readonly definition: FrameworkDefinition
  readonly locale: Locale
}

function ConditionWords({
  definition,
  condition,
  locale,
  intro,
}: Props & { readonly condition: Condition; readonly intro?: string }) {
  const t = texts(locale)
  const { holds, lines } = conditionInWords(definition, condition, locale)
  const word = lines.length === 1 ? t.holds : holds === 'all' ? t.allHold : t.anyHolds
  return (
    <>
      <p>{intro ?? word}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function OneQuestion({ definition, locale, question }: Props & { readonly question: Question }) {
  const t = texts(locale)
  const counts = definition.sums.some(({ of }) => of.includes(question.id))
  return (
    <li class="flow">
      <Heading level={3}>
        {say(question.text, locale)}
        {question.optional && ` (${t.optional})`}
      </Heading>
      {question.help && <p>{say(question.help, locale)}</p>}
      {question.kind === 'yes_no' ? (
        <p>{t.yesNo}</p>
      ) : (
        <ul>
          {optionsOf(question).map((option) => (
            <li key={option.id}>
              {say(option.text, locale)}
              {counts && option.points !== undefined && ` (${t.points(option.points)})`}
            </li>
          ))}
        </ul>
      )}
      {question.kind === 'several' && <p>{t.several}</p>}
      {question.weight !== undefined && <p>{t.weight(question.weight)}</p>}
      {question.when && (
        <ConditionWords definition={definition} locale={locale} condition={question.when} intro={t.onlyIf} />
      )}
    </li>
  )
}

/** The questions with their answers and points. */
export function QuestionList({ definition, locale }: Props) {
  return (
    <ol class="flow">
      {definition.questions.map((question) => (
        <OneQuestion key={question.id} definition={definition} locale={locale} question={question} />
      ))}
    </ol>
  )
}

/** How points are added up. */
export function SumList({ definition, locale }: Props) {
  const t = texts(locale)
  return (
    <>
      {definition.sums.map((sum) => (
        <div key={sum.id} class="flow">
          <Heading level={3}>{say(sum.name, locale)}</Heading>
          <p>{sum.weighted ? t.sumWeighted : t.sumPlain}</p>
          <ul>
            {definition.questions
              .filter(({ id }) => sum.of.includes(id))
              .map((question) => (
                <li key={question.id}>{say(question.text, locale)}</li>
              ))}
          </ul>
        </div>
      ))}
      {definition.assessors && <p>{t.assessors(definition.assessors.talk_above)}</p>}
    </>
  )
}

function ruleEffect({ definition, locale, rule }: Props & { readonly rule: Rule }): string | null {
  const t = texts(locale)
  if (rule.outcome !== undefined) return t.outcomeIs(outcomeTitle(definition, rule.outcome, locale))
  if (rule.at_least !== undefined) return t.outcomeAtLeast(outcomeTitle(definition, rule.at_least, locale))
  if (rule.at_most !== undefined) return t.outcomeAtMost(outcomeTitle(definition, rule.at_most, locale))
  return null
}

/** A reason before it is known what the sums are: the name of the sum stands in for its value. */
const reasonWithNames = (definition: FrameworkDefinition, reason: string, locale: Locale): string =>
  definition.sums.reduce((text, sum) => text.replaceAll(`{${sum.id}}`, `[${say(sum.name, locale)}]`), reason)

/** The rules in order, each with its condition, effect and reason. */
export function RuleList({ definition, locale }: Props) {
  const t = texts(locale)
  return (
    <>
      <p>{definition.mode === 'first_match' ? t.firstMatch : t.inOrder}</p>
      <ol class="flow">
        {definition.rules.map((rule) => {
          const effect = ruleEffect({ definition, locale, rule })
          return (
            <li key={rule.id} class="flow" id={`regel-${rule.id}`}>
              {rule.when ? (
                <ConditionWords definition={definition} locale={locale} condition={rule.when} />
              ) : (
                <p>{t.always}</p>
              )}
              {effect && (
                <p>
                  <strong>{effect}</strong>
                </p>
              )}
              <p>{`${t.reason}: ${reasonWithNames(definition, say(rule.reason, locale), locale)}`}</p>
              {rule.advice && (
                <p>{`${t.advice}: ${rule.advice.map((text) => say(text, locale)).join(' ')}`}</p>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** Ways and precautions, each with the outcomes it belongs to. */
export function MethodList({ definition, locale }: Props) {
  const t = texts(locale)
  return (
    <>
      {(['method', 'care'] as const).map((kind) => {
        const methods = definition.methods.filter((method) => method.kind === kind)
        if (methods.length === 0) return null
        return (
          <div key={kind} class="flow">
            <Heading level={3}>{kind === 'method' ? t.methods : t.care}</Heading>
            <ul>
              {methods.map(({ id, title, outcomes }) => (
                <li key={id}>
                  {say(title, locale)}
                  {outcomes &&
                    ` (${outcomes.map((one) => outcomeTitle(definition, one, locale)).join(', ')})`}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}
