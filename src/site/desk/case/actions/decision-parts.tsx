import {
  type Advice,
  caseMailTexts,
  type Decision,
  type DecisionType,
  lastDayToObject,
  saysNo,
} from '../../../../cases/index.ts'
import { DecisionText } from '../../../../initiatives/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import { type Locale, say } from '../../../../kit/locale.ts'
import { paths } from '../../../../paths.ts'
import { DefinitionList } from '../../../../ui/definition-list/definition-list.tsx'
import { type bindFields, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import type { Given } from '../action-page.tsx'
import { texts } from '../texts.ts'
import {
  criteriaOf,
  type DecisionKnown,
  type Draft,
  type DraftValue,
  metField,
  reasonField,
} from './decision-draft.ts'

/** What can be decided, as links: an outcome, and where there is a choice the type of decision. */
export function OutcomeLinks({
  locale,
  number,
  choices,
}: {
  readonly locale: Locale
  readonly number: string
  readonly choices: DecisionKnown['choices']
}) {
  const t = texts(locale).takeDecision
  const link = (uitkomst: string, soort: string) =>
    paths.deskCaseAction(number, 'take_decision', { uitkomst, soort })
  const law = ({ is_besluit: isBesluit }: DecisionType): string => (isBesluit ? t.objection : t.noObjection)
  return (
    <Section title={t.chooseOutcome}>
      <ul class="plain-list stack">
        {choices.flatMap(({ outcome, types }) =>
          types.map((type) => (
            <li key={outcome.key + type.key}>
              <a href={link(outcome.key, type.key)}>
                {say(outcome.label, locale)}
                {types.length > 1 && `: ${say(type.title, locale)}`}
              </a>
              <br />
              <span class="small">{law(type)}</span>
            </li>
          )),
        )}
      </ul>
    </Section>
  )
}

/** What the decision is, by whom and when: what is known is not asked. */
export function DecisionFacts({ act, draft }: { readonly act: Act; readonly draft: Draft }) {
  const { locale } = act
  const t = texts(locale).takeDecision
  const { outcome, type } = draft
  return (
    <DefinitionList
      items={[
        { term: t.outcome, value: say(outcome.label, locale) },
        {
          term: t.type,
          value: `${say(type.title, locale)}: ${type.is_besluit ? t.objection : t.noObjection}`,
        },
        { term: t.body, value: say(type.body, locale) },
        ...(type.mandate ? [{ term: t.mandate, value: say(type.mandate, locale) }] : []),
        { term: t.date, value: formatDay(dayOf(act.now), locale, 'long') },
      ]}
    />
  )
}

/** One criterion: whether it is met, and why. */
export function CriterionFields({
  field,
  criterion,
}: {
  readonly field: ReturnType<typeof bindFields>
  readonly criterion: DecisionType['criteria'][number]
}) {
  const met = field(metField(criterion.key))
  const t = texts(met.locale).takeDecision.criterion
  const title = say(criterion.title, met.locale)
  return (
    <>
      <RadioGroup
        {...met}
        label={title}
        hint={say(criterion.question, met.locale)}
        options={[
          { value: 'ja', label: t.yes },
          { value: 'nee', label: t.no },
          { value: 'nvt', label: t.na },
        ]}
      />
      <TextArea
        {...field(reasonField(criterion.key))}
        label={t.reason(title)}
        max={2000}
        rows={3}
        optional="unsaid"
      />
    </>
  )
}

/** A no while every criterion is met: possible, but then the reasons must say why. */
const saysNoAgainstCriteria = ({ says_no, criteria }: Decision): boolean =>
  says_no && criteria.some(({ met }) => met === true) && criteria.every(({ met }) => met !== false)

/** The decision as the initiator will read it, with the last day to object only where it is a besluit. */
export function DecisionPreview({
  given: { act, opened, t },
  draft: { step, outcome, type },
  value,
}: {
  readonly given: Given<unknown>
  readonly draft: Draft
  readonly value: DraftValue
}) {
  const today = dayOf(act.now)
  const decision: Decision = {
    id: '',
    case_id: opened.file.id,
    step_key: step.key,
    type_key: type.key,
    outcome_key: outcome.key,
    says_no: saysNo(outcome),
    body: type.body,
    mandate: type.mandate,
    signed_by: act.actor.personId,
    decided_on: today,
    is_besluit: type.is_besluit,
    last_day_to_object: lastDayToObject(type, today),
    reasons: value.redenen,
    criteria: criteriaOf(value, type),
    conditions: value.voorwaarden ?? null,
    other_way: value.andere_weg ?? null,
    no_other_way_found: value.geen_andere_weg,
    created_at: act.now,
  }
  const last = decision.last_day_to_object
  return (
    <>
      <Notice tone="warning">
        <p>
          {last
            ? t.takeDecision.objectionUntil(formatDay(last, act.locale, 'long'))
            : t.takeDecision.notBesluit}
        </p>
        <p>{t.takeDecision.sent}</p>
        {saysNoAgainstCriteria(decision) && <p>{t.takeDecision.noAgainstCriteria}</p>}
      </Notice>
      <Section title={t.takeDecision.preview}>
        <DecisionText act={act} process={opened.process} decision={decision} />
      </Section>
    </>
  )
}

/** What advisers said, in a line each: who decides has it at hand. */
export function AdviceInShort({
  locale,
  number,
  advice,
}: {
  readonly locale: Locale
  readonly number: string
  readonly advice: readonly Advice[]
}) {
  const words = texts(locale)
  const answered = advice.filter(({ verdict }) => verdict !== null)
  if (answered.length === 0) return null
  return (
    <Section
      title={words.takeDecision.advice}
      more={{ href: paths.deskCase(number, 'advice'), label: words.margin.allAdvice }}
    >
      <DefinitionList
        items={answered.map(({ aspect, verdict, answer, released_text: shared }) => ({
          term: caseMailTexts(locale).aspects[aspect],
          value: (
            <>
              {verdict && words.advice.verdicts[verdict]}
              <br />
              <span class="keep-lines">{shared ?? answer}</span>
            </>
          ),
        }))}
      />
    </Section>
  )
}
