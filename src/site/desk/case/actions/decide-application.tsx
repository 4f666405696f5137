import { z } from 'zod'
import { type ApplicationOutcome, caseTexts, mayDecide } from '../../../../cases/index.ts'
import {
  type Application,
  type ApplicationDecisionFault,
  applicationFaults,
  applicationNow,
  applyingTexts,
  ceilingById,
  conditionsInWords,
  decideApplication,
  organisationSteppedBack,
  otherWayInWords,
  reasonsInWords,
  roomIn,
  type Scheme,
  schemeVersion,
  stayedIncomplete,
  wayTo,
} from '../../../../funds/index.ts'
import { Conflict, Forbidden, NotFound } from '../../../../kit/errors.ts'
import type { FormErrors } from '../../../../kit/form.ts'
import { longText, moneyText, oneOf, ticked } from '../../../../kit/form-fields.ts'
import { type Locale, say } from '../../../../kit/locale.ts'
import { paths } from '../../../../paths.ts'
import { amountInWords } from '../../../../ui/amount/amount.tsx'
import { Checkbox, CheckboxGroup, MoneyInput, TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { caseAction, type Given } from '../action-page.tsx'
import { answers, criteriaOf, type Draft, metField, reasonField } from './decision-draft.ts'
import { CriterionFields, DecisionFacts, DecisionPreview } from './decision-parts.tsx'

const kinds = ['granted', 'granted_partly', 'refused', 'not_treated', 'referred'] as const

interface Known {
  /** The organisation that applied as well applies no more. */
  readonly steppedBack: boolean
  readonly stayedIncomplete: boolean
  readonly application: Application
  readonly scheme: Scheme
  /** What is left, with what was set aside for this application. */
  readonly left: number
  readonly choices: readonly { readonly as: ApplicationOutcome; readonly draft: Draft }[]
  readonly chosen: { readonly as: ApplicationOutcome; readonly draft: Draft } | null
}

type Value = Readonly<Record<string, unknown>> & {
  readonly redenen: string
  readonly bedrag?: number | undefined
  readonly gronden?: readonly string[] | undefined
  readonly voorwaarden?: string | undefined
  readonly andere_weg?: string | undefined
  readonly geen_andere_weg: boolean
}

/** What is decided, as the action and its rules take it. */
const decisionOf = (value: Value, { application, chosen }: Known) => ({
  applicationId: application.id,
  as: chosen?.as ?? 'refused',
  ...(value.bedrag === undefined ? {} : { cents: value.bedrag }),
  reasons: value.redenen,
  criteria: chosen ? criteriaOf(value, chosen.draft.type) : [],
  grounds: value.gronden ?? [],
  conditions: value.voorwaarden ?? null,
  otherWay: value.andere_weg ?? null,
  noOtherWayFound: value.geen_andere_weg,
})

const centsOf = (value: Value, { application, chosen }: Known): number | null =>
  chosen?.as === 'granted'
    ? application.requested_cents
    : chosen?.as === 'granted_partly'
      ? (value.bedrag ?? null)
      : null

const faultFields: Readonly<Record<ApplicationDecisionFault, string>> = {
  reasons_missing: 'redenen',
  criterion_unanswered: 'redenen',
  other_way_missing: 'andere_weg',
  other_way_and_none: 'geen_andere_weg',
  unknown_outcome: 'redenen',
  amount_missing: 'bedrag',
  amount_above_request: 'bedrag',
  partly_needs_less: 'bedrag',
  ground_missing: 'gronden',
  criterion_not_met: 'redenen',
  legal_entity_missing: 'bedrag',
  not_incomplete: 'redenen',
}

const faultWords = (fault: ApplicationDecisionFault, locale: Locale): string => {
  const own: Readonly<Record<string, string>> = applyingTexts(locale).faults
  const usual: Readonly<Record<string, string>> = caseTexts(locale).decisionFaults
  return own[fault] ?? usual[fault] ?? fault
}

function faultsOf(value: Value, { act, known, t }: Given<Known>): FormErrors {
  const { chosen, application, scheme } = known
  if (!chosen) return {}
  const decision = decisionOf(value, known)
  const unexplained = decision.criteria.filter(({ met, reason }) => met !== null && reason === '')
  const titleOf = (key: string): string => {
    const criterion = chosen.draft.type.criteria.find((one) => one.key === key)
    return criterion ? say(criterion.title, act.locale) : key
  }
  const faults = applicationFaults(
    {
      ...{ ...decision, way: chosen.draft, requested: application.requested_cents },
      cents: centsOf(value, known),
      steppedBack: known.steppedBack,
      stayedIncomplete: known.stayedIncomplete,
    },
    scheme,
  ).filter((fault) => fault !== 'criterion_unanswered')
  return Object.fromEntries([
    ...unexplained.map(({ key }) => [reasonField(key), t.takeDecision.criterion.reasonMissing(titleOf(key))]),
    ...faults.map((fault) => [faultFields[fault], faultWords(fault, act.locale)]),
  ])
}

/** Decides on the application: what, on which points and grounds, why; read once more; sent with its money. */
export const decideApplicationRoutes = caseAction({
  key: 'decide_application',
  prepare: async (act, opened, query): Promise<Known> => {
    const application = await applicationNow(act, opened.file.id)
    const version =
      application && (await schemeVersion(act.db, application.scheme_key, application.scheme_version))
    const ceiling = application && (await ceilingById(act.db, application.ceiling_id))
    if (!application || !version || !ceiling) throw new NotFound()
    const { scheme } = version
    const ways = kinds.flatMap((as) => {
      const draft = wayTo(opened.process, opened.state.step, as, scheme)
      return draft ? [{ as, draft }] : []
    })
    const allowed = ways.filter(({ draft }) => mayDecide(act.actor, opened.relations, draft.type))
    if (ways.length > 0 && allowed.length === 0) throw new Forbidden()
    const isIncomplete = await stayedIncomplete(act, application)
    const choices = allowed.filter(({ as }) => as !== 'not_treated' || isIncomplete)
    return {
      application,
      scheme,
      steppedBack: await organisationSteppedBack(act, opened),
      stayedIncomplete: isIncomplete,
      left: roomIn(ceiling.balance) + application.balance.reserved,
      choices,
      chosen: choices.find(({ as }) => as === query('als')) ?? null,
    }
  },
  words: ({ t }) => ({
    title: t.decideApplication.title,
    lead: t.takeDecision.lead,
    button: t.takeDecision.button,
    review: t.takeDecision.check,
  }),
  choose: ({ act, opened, known, t }) =>
    known.chosen
      ? null
      : {
          lead: known.choices.length > 0 ? t.decideApplication.chooseLead : t.decideApplication.none,
          links: known.choices.length > 0 && (
            <Section title={t.decideApplication.choose}>
              <ul class="plain-list stack">
                {known.choices.map(({ as }) => (
                  <li key={as}>
                    <a href={paths.deskCaseAction(opened.file.number, 'decide_application', { als: as })}>
                      {as === 'granted'
                        ? t.decideApplication.as.granted(
                            amountInWords(known.application.requested_cents, act.locale),
                          )
                        : t.decideApplication.as[as]}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ),
        },
  schema: ({ known: { chosen, scheme } }) => {
    const criteria = (chosen?.draft.type.criteria ?? []).map(({ key }) => key)
    const grounds = scheme.refusal_grounds.map(({ key }) => key)
    return z.object({
      ...Object.fromEntries(criteria.map((key) => [metField(key), oneOf(answers)])),
      ...Object.fromEntries(criteria.map((key) => [reasonField(key), longText(2000).optional()])),
      ...(chosen?.as === 'granted_partly' ? { bedrag: moneyText({ min: 1 }) } : {}),
      gronden: z
        .array(z.string().refine((key) => grounds.includes(key)))
        .max(20)
        .optional(),
      redenen: longText(5000),
      voorwaarden: longText(3000).optional(),
      andere_weg: longText(2000).optional(),
      geen_andere_weg: ticked(),
    })
  },
  labels: (t, { act, known: { chosen } }) => ({
    ...Object.fromEntries(
      (chosen?.draft.type.criteria ?? []).map(({ key, title }) => [metField(key), say(title, act.locale)]),
    ),
    redenen: t.takeDecision.reasons,
    bedrag: t.decideApplication.amount,
    gronden: t.decideApplication.grounds,
  }),
  fields: (field, { act, opened, known, t }) => {
    const { chosen, application, scheme, left } = known
    if (!chosen) return null
    const { locale } = act
    const money = (cents: number): string => amountInWords(cents, locale)
    const isGranted = chosen.as === 'granted' || chosen.as === 'granted_partly'
    return (
      <>
        <DecisionFacts act={act} draft={chosen.draft} />
        <p>
          <a href={paths.deskCaseAction(opened.file.number, 'decide_application')}>
            {t.takeDecision.otherOutcome}
          </a>
        </p>
        {chosen.as === 'granted_partly' && (
          <MoneyInput
            {...field('bedrag')}
            label={t.decideApplication.amount}
            hint={t.decideApplication.amountHint(money(application.requested_cents), money(left))}
          />
        )}
        {chosen.as === 'refused' && (
          <CheckboxGroup
            {...field('gronden')}
            label={t.decideApplication.grounds}
            options={scheme.refusal_grounds.map(({ key, title, article, offers }) => ({
              value: key,
              label: `${say(title, locale)} (${article})`,
              ...(offers ? { hint: t.decideApplication.offers(say(offers, locale)) } : {}),
            }))}
          />
        )}
        {chosen.draft.type.criteria.map((criterion) => (
          <CriterionFields key={criterion.key} field={field} criterion={criterion} />
        ))}
        <TextArea
          {...field('redenen')}
          label={t.takeDecision.reasons}
          hint={t.takeDecision.reasonsHint}
          max={5000}
        />
        {isGranted ? (
          <TextArea
            {...field('voorwaarden')}
            label={t.takeDecision.conditions}
            hint={t.takeDecision.conditionsHint}
            max={3000}
            rows={4}
            optional
          />
        ) : (
          <>
            <TextArea
              {...field('andere_weg')}
              label={t.decideApplication.otherWay}
              hint={t.decideApplication.otherWayHint}
              max={2000}
              rows={4}
              optional="unsaid"
            />
            <Checkbox {...field('geen_andere_weg')} label={t.takeDecision.noOtherWay} optional="unsaid" />
          </>
        )}
      </>
    )
  },
  check: (value, given) => faultsOf(value as Value, given),
  confirm: (value, given) => {
    const { chosen, application, scheme } = given.known
    if (!chosen) return null
    const typed = value as Value
    const facts = {
      as: chosen.as,
      scheme,
      asked: application.requested_cents,
      cents: centsOf(typed, given.known),
      grounds: typed.gronden ?? [],
      title: given.opened.file.title,
      number: given.opened.file.number,
    }
    const asLetter = {
      ...typed,
      redenen: reasonsInWords(facts, typed.redenen),
      voorwaarden: conditionsInWords(facts, typed.voorwaarden ?? null) ?? undefined,
      andere_weg: otherWayInWords(facts, typed.andere_weg ?? null) ?? undefined,
    }
    return <DecisionPreview given={given} draft={chosen.draft} value={asLetter} />
  },
  work: async (act, value, { known }) => {
    if (!known.chosen) throw new Conflict(caseTexts(act.locale).refusals.unknown_outcome)
    const result = await decideApplication(act, decisionOf(value as Value, known))
    const [fault] = result.ok ? [] : result.faults
    if (fault) throw new Conflict(faultWords(fault, act.locale))
  },
  faultField: 'redenen',
  view: 'decision',
})
