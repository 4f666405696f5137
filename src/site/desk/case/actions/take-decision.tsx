import { z } from 'zod'
import { adviceOf, caseTexts, type OpenedCase, saysNo, takeDecision } from '../../../../cases/index.ts'
import { type Application, applicationNow, schemeVersion, wayTo } from '../../../../funds/index.ts'
import { WhatEndsNotice, whatEndsWith } from '../../../../initiatives/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { Conflict } from '../../../../kit/errors.ts'
import { longText, oneOf, ticked } from '../../../../kit/form-fields.ts'
import { say } from '../../../../kit/locale.ts'
import { paths } from '../../../../paths.ts'
import { Checkbox, TextArea } from '../../../../ui/form/index.ts'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { SuggestionNotice, weighingSuggests } from '../../../../weighings/index.ts'
import type { Texts } from '../action.ts'
import { caseAction } from '../action-page.tsx'
import { OpenAdviceNotice, openAdviceIn } from '../open-advice.tsx'
import { outcomesFor, runningStep, typesFor } from '../possible.ts'
import { answers, criteriaOf, type DecisionKnown, faultsOf, metField, reasonField } from './decision-draft.ts'
import {
  AdviceInShort,
  CriterionFields,
  DecisionFacts,
  DecisionPreview,
  OutcomeLinks,
} from './decision-parts.tsx'

/** The application for money that still waits; null when there is none. */
async function openApplication(act: Act, caseId: string): Promise<Application | null> {
  const application = await applicationNow(act, caseId)
  return application?.ended_at === null && application.balance.grants === 0 ? application : null
}

/**
 * Decisions that grant what was applied for or leave it untreated: with their money and their own rules only, so they are
 * taken on the application.
 */
async function waysOfMoney(act: Act, { process, state }: OpenedCase, application: Application) {
  const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
  return (['granted', 'granted_partly', 'not_treated'] as const).flatMap((as) =>
    version ? (wayTo(process, state.step, as, version.scheme) ?? []) : [],
  )
}

/** Where to decide on the plan and its money in one go. */
function ApplicationWaits({ number, t }: { readonly number: string; readonly t: Texts }) {
  return (
    <Notice tone="warning">
      <p>
        {t.takeDecision.applicationWaits}{' '}
        <a href={paths.deskCaseAction(number, 'decide_application')}>{t.actions.labels.decide_application}</a>
      </p>
    </Notice>
  )
}

/** Takes a decision: what it is, the answers per criterion, the reasons, another way; read once more; sent. */
export const takeDecisionRoutes = caseAction({
  key: 'take_decision',
  prepare: async (act, opened, query): Promise<DecisionKnown> => {
    const step = runningStep(opened)
    const application = await openApplication(act, opened.file.id)
    const ofMoney = application ? await waysOfMoney(act, opened, application) : []
    const choices = step
      ? outcomesFor(opened, act.actor)
          // What is about money only has no meaning without an application.
          .filter(({ decides, outcome }) => decides && (application !== null || !outcome.application))
          .map(({ outcome }) => ({
            outcome,
            types: typesFor(opened, act.actor, step, outcome).filter(
              (type) => !ofMoney.some((way) => way.outcome.key === outcome.key && way.type.key === type.key),
            ),
          }))
          .filter(({ types }) => types.length > 0)
      : []
    const chosen = choices.find(({ outcome }) => outcome.key === query('uitkomst'))
    const [only, another] = chosen?.types ?? []
    const asked = chosen?.types.find(({ key }) => key === query('soort'))
    const type = asked ?? (another ? undefined : only)
    const advice = await adviceOf(act.db, opened.file.id)
    const open = await openAdviceIn(act, opened.file.id)
    return {
      advice,
      open,
      ends: await whatEndsWith(act, opened),
      weighing: await weighingSuggests(act, opened),
      application: application !== null,
      choices,
      draft: step && chosen && type ? { step, outcome: chosen.outcome, type } : null,
    }
  },
  words: ({ t }) => ({ ...t.takeDecision, review: t.takeDecision.check }),
  choose: ({ act, opened, known, t }) =>
    known.draft
      ? null
      : {
          lead: t.takeDecision.chooseLead,
          links: (
            <>
              {known.application && <ApplicationWaits number={opened.file.number} t={t} />}
              <OutcomeLinks locale={act.locale} number={opened.file.number} choices={known.choices} />
            </>
          ),
        },
  above: ({ act, opened, known, t }) => (
    <>
      {known.application && <ApplicationWaits number={opened.file.number} t={t} />}
      <SuggestionNotice suggestion={known.weighing} locale={act.locale} />
      <OpenAdviceNotice act={act} number={opened.file.number} open={known.open} />
      {known.draft?.outcome.end && (
        <WhatEndsNotice act={act} ends={known.ends} end={known.draft.outcome.end} />
      )}
      <AdviceInShort locale={act.locale} number={opened.file.number} advice={known.advice} />
    </>
  ),
  schema: ({ known }) => {
    const criteria = (known.draft?.type.criteria ?? []).map(({ key }) => key)
    return z.object({
      ...Object.fromEntries(criteria.map((key) => [metField(key), oneOf(answers)])),
      ...Object.fromEntries(criteria.map((key) => [reasonField(key), longText(2000).optional()])),
      redenen: longText(5000),
      voorwaarden: longText(3000).optional(),
      andere_weg: longText(2000).optional(),
      geen_andere_weg: ticked(),
    })
  },
  labels: (t, { act, known: { draft } }) => ({
    ...Object.fromEntries(
      (draft?.type.criteria ?? []).map(({ key, title }) => [metField(key), say(title, act.locale)]),
    ),
    redenen: t.takeDecision.reasons,
  }),
  fields: (field, { act, opened, known: { draft }, t }) =>
    draft && (
      <>
        <DecisionFacts act={act} draft={draft} />
        <p>
          <a href={paths.deskCaseAction(opened.file.number, 'take_decision')}>
            {t.takeDecision.otherOutcome}
          </a>
        </p>
        {draft.type.criteria.map((criterion) => (
          <CriterionFields key={criterion.key} field={field} criterion={criterion} />
        ))}
        <TextArea
          {...field('redenen')}
          label={t.takeDecision.reasons}
          hint={t.takeDecision.reasonsHint}
          max={5000}
        />
        {saysNo(draft.outcome) ? (
          <>
            <TextArea
              {...field('andere_weg')}
              label={t.takeDecision.otherWay}
              hint={t.takeDecision.otherWayHint}
              max={2000}
              rows={4}
              optional="unsaid"
            />
            <Checkbox {...field('geen_andere_weg')} label={t.takeDecision.noOtherWay} optional="unsaid" />
          </>
        ) : (
          <TextArea
            {...field('voorwaarden')}
            label={t.takeDecision.conditions}
            hint={t.takeDecision.conditionsHint}
            max={3000}
            rows={4}
            optional
          />
        )}
      </>
    ),
  check: (value, { act, known }) => (known.draft ? faultsOf(act.locale, value, known.draft) : {}),
  confirm: (value, given) =>
    given.known.draft && <DecisionPreview given={given} draft={given.known.draft} value={value} />,
  work: async (act, value, { opened, known }) => {
    const { draft } = known
    if (!draft) throw new Conflict(caseTexts(act.locale).refusals.unknown_outcome)
    const result = await takeDecision(act, {
      caseId: opened.file.id,
      step: draft.step.key,
      outcome: draft.outcome.key,
      type: draft.type.key,
      reasons: value.redenen,
      criteria: criteriaOf(value, draft.type),
      conditions: value.voorwaarden ?? null,
      otherWay: value.andere_weg ?? null,
      noOtherWayFound: value.geen_andere_weg,
    })
    const [fault] = result.ok ? [] : result.faults
    if (fault) throw new Conflict(caseTexts(act.locale).decisionFaults[fault])
  },
  faultField: 'redenen',
  view: 'decision',
})
