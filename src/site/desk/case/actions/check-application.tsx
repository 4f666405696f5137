import { z } from 'zod'
import { caseTexts, refusalOf } from '../../../../cases/index.ts'
import {
  type Application,
  applicantsByName,
  applicationNow,
  applyingTexts,
  checkApplication,
  itemsOf,
  legalEntityItem,
  organisationApplies,
  type Scheme,
  schemeVersion,
} from '../../../../funds/index.ts'
import {
  initiativeById,
  type SupportCount,
  supportInWords,
  supportOfPlan,
} from '../../../../initiatives/index.ts'
import {
  addDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  type Day,
  dayOf,
  formatDay,
} from '../../../../kit/dates.ts'
import { NotFound } from '../../../../kit/errors.ts'
import { dayText, longText, oneOf } from '../../../../kit/form-fields.ts'
import { paths } from '../../../../paths.ts'
import { DateInput, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { caseAction } from '../action-page.tsx'

const findings = ['er', 'mist'] as const
const foundField = (key: string): string => `punt_${key}`
const noteField = (key: string): string => `uitleg_${key}`

interface Known {
  readonly application: Application
  readonly scheme: Scheme
  /** Who is for and against, in numbers; null where that is not asked. */
  readonly support: SupportCount | null
  /** Everybody who applies, and said so themselves. */
  readonly applicants: readonly string[]
}

/** When the term of the scheme to supply what is missing would end. */
function usualEnd(today: Day, { terms }: Scheme): Day {
  const { length, unit } = terms.supplement
  if (unit === 'working_days') return addWorkingDays(today, length)
  if (unit === 'weeks') return addWeeks(today, length)
  return unit === 'days' ? addDays(today, length) : addMonths(today, length)
}

const missingIn = (value: Readonly<Record<string, unknown>>, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => value[foundField(key)] === 'mist')

/** Whether the application is complete, item by item; what is missing is asked for with a term (art. 4:5 Awb). */
export const checkApplicationRoutes = caseAction({
  key: 'check_application',
  prepare: async (act, opened): Promise<Known> => {
    const application = await applicationNow(act, opened.file.id)
    const version =
      application && (await schemeVersion(act.db, application.scheme_key, application.scheme_version))
    if (!application || !version) throw new NotFound()
    const initiative = await initiativeById(act.db, opened.file.id)
    const support = initiative && (await supportOfPlan(act, initiative))
    const applicants = await applicantsByName(act, opened.parties)
    return { application, scheme: version.scheme, support, applicants }
  },
  words: ({ t }) => t.checkApplication,
  schema: ({ act, known: { application, scheme } }) => {
    const keys = itemsOf(scheme, application.requested_cents, act.locale).map(({ key }) => key)
    return z.object({
      ...Object.fromEntries(keys.map((key) => [foundField(key), oneOf(findings)])),
      ...Object.fromEntries(keys.map((key) => [noteField(key), longText(1000).optional()])),
      tot: dayText(),
    })
  },
  labels: (t, { act, known: { application, scheme } }) => ({
    ...Object.fromEntries(
      itemsOf(scheme, application.requested_cents, act.locale).map(({ key, text }) => [
        foundField(key),
        text,
      ]),
    ),
    tot: t.checkApplication.until,
  }),
  filled: ({ act, known }) => ({ tot: usualEnd(dayOf(act.now), known.scheme) }),
  fields: (field, { act, opened, known: { application, scheme, support, applicants }, t }) => (
    <>
      {support && (
        <p>
          {t.checkApplication.support}: {supportInWords(support, act.locale)}.{' '}
          <a href={paths.supportOverview(opened.file.number)}>{t.checkApplication.supportLink}</a>
        </p>
      )}
      <p>
        {t.checkApplication.who}: {applicants.join('; ')}.{' '}
        <a href={paths.coApplicants(opened.file.number)}>{t.checkApplication.whoLink}</a>
      </p>
      {itemsOf(scheme, application.requested_cents, act.locale).map(({ key, text }) => (
        <div key={key} class="flow">
          <RadioGroup
            {...field(foundField(key))}
            label={text}
            options={[
              { value: 'er', label: t.checkApplication.isThere },
              { value: 'mist', label: t.checkApplication.missing },
            ]}
          />
          <TextArea
            {...field(noteField(key))}
            label={t.checkApplication.note}
            hint={t.checkApplication.noteHint}
            max={1000}
            rows={2}
            optional
          />
        </div>
      ))}
      <DateInput
        {...field('tot')}
        label={t.checkApplication.until}
        hint={t.checkApplication.untilHint}
        min={addDays(dayOf(act.now), 1)}
      />
    </>
  ),
  check: (value, { act, opened, known: { application, scheme, support }, t }) => {
    const needed = scheme.rules.find((rule) => rule.kind === 'support_at_least')
    const has = (support?.for ?? 0) + (support?.paper ?? 0)
    const saysThere = (value as Record<string, unknown>)[foundField('support_at_least')] === 'er'
    // Who signed on paper counts when the list is entered.
    if (needed && saysThere && has < needed.statements)
      return { [foundField(needed.kind)]: t.checkApplication.tooFew(has, needed.statements) }
    const keys = itemsOf(scheme, application.requested_cents, act.locale).map(({ key }) => key)
    const given: Readonly<Record<string, unknown>> = value
    if (given[foundField(legalEntityItem)] === 'er' && !organisationApplies(opened.parties))
      return { [foundField(legalEntityItem)]: applyingTexts(act.locale).noLegalEntity }
    if (missingIn(value, keys).length === 0) return {}
    const happening = { type: 'paused', data: { until: value.tot } } as const
    const refusal = refusalOf(opened.state, happening, opened.process, dayOf(act.now))
    return refusal ? { tot: caseTexts(act.locale).refusals[refusal] } : {}
  },
  confirm: (value, { act, known: { application, scheme }, t }) => {
    const items = itemsOf(scheme, application.requested_cents, act.locale)
    const missing = missingIn(
      value,
      items.map(({ key }) => key),
    )
    return (
      <Notice tone="warning" title={t.checkApplication.confirmTitle}>
        <p>
          {missing.length > 0
            ? t.checkApplication.confirmMissing(formatDay(value.tot, act.locale, 'long'))
            : t.checkApplication.confirmComplete}
        </p>
        {missing.length > 0 && (
          <ul>
            {items
              .filter(({ key }) => missing.includes(key))
              .map(({ key, text }) => (
                <li key={key}>
                  {text} {String((value as Record<string, unknown>)[noteField(key)] ?? '')}
                </li>
              ))}
          </ul>
        )}
      </Notice>
    )
  },
  work: (act, value, { known: { application, scheme } }) => {
    const given: Readonly<Record<string, unknown>> = value
    return checkApplication(act, {
      applicationId: application.id,
      until: value.tot,
      items: itemsOf(scheme, application.requested_cents, act.locale).map(({ key }) => {
        const note = given[noteField(key)]
        return {
          item: key,
          isThere: given[foundField(key)] === 'er',
          note: typeof note === 'string' ? note : null,
        }
      }),
    })
  },
  faultField: 'tot',
})
