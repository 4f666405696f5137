import type { ComponentChildren } from 'preact'
import {
  applyingTexts,
  type Budget,
  BudgetTable,
  budgetFault,
  type Finding,
  findingInWords,
  ruleInWords,
  type Scheme,
  sumsOfBudget,
  WhoDecides,
} from '../../funds/index.ts'
import { juryTexts } from '../../juries/index.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import { type FormState, type FormValues, valueIn } from '../../kit/form.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { Button } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  MoneyInput,
  NumberInput,
  OnceToken,
  TextArea,
  TextInput,
  YesNo,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import {
  type Applicant,
  centsField,
  type Judged,
  type Line,
  mostLines,
  places,
  type rulesSoFar,
  typedOf,
  whatField,
} from '../apply-form.ts'

/** Names of the buttons of an application. */
export const sentField = 'insturen'
export const backField = 'veranderen'

function Lines(props: {
  readonly line: Line
  readonly form: FormState
  readonly locale: Locale
  readonly least: number
}) {
  const { line, form, locale, least } = props
  const t = applyingTexts(locale).form
  const field = bindFields(form, locale)
  const filled = places.filter(
    (at) =>
      valueIn(form.values, whatField(line, at)) !== '' || valueIn(form.values, centsField(line, at)) !== '',
  )
  const shown = Math.min(mostLines, Math.max(least, (filled.at(-1) ?? 0) + 2))
  return (
    <>
      {places.slice(0, shown).map((at) => (
        <div key={at} class="row">
          <TextInput
            {...field(whatField(line, at))}
            label={line === 'kosten' ? t.what(at) : t.partner(at)}
            autocomplete="off"
            optional="unsaid"
          />
          <MoneyInput
            {...field(centsField(line, at))}
            label={line === 'kosten' ? t.cents(at) : t.partnerCents(at)}
            optional="unsaid"
          />
        </div>
      ))}
    </>
  )
}

interface Asking {
  readonly scheme: Scheme
  /** When the jury meets next; null without a jury, or while nothing is planned. */
  readonly meetsOn: Day | null
  readonly form: FormState
  readonly locale: Locale
  readonly applicant: Applicant
  /** What the rules say of what is filled in, where they are looked at while somebody fills it in. */
  readonly soFar?: {
    /** Where the fields are posted to be looked at. */
    readonly at: string
    readonly found: ReturnType<typeof rulesSoFar>
  }
}

/** An application as a form of its own. */
export function ApplyForm(
  props: Asking & {
    readonly action: string
    /** Another button beside the one that goes on. */
    readonly more?: ComponentChildren
  },
) {
  return (
    <>
      <AmountsOf {...props} />
      <Form action={props.action}>
        <ApplyFields {...props} />
        <FormActions submit={applyingTexts(props.locale).form.check}>
          {props.soFar && (
            <Button kind="secondary" name="doen" value="bekijk">
              {applyingTexts(props.locale).form.soFar.look}
            </Button>
          )}
          {props.more}
        </FormActions>
      </Form>
    </>
  )
}

/** How much one can ask for, when an organisation must apply too, by which scheme, and who decides. */
export function AmountsOf({ scheme, locale }: Pick<Asking, 'scheme' | 'locale'>) {
  const { min_cents: least, max_cents: most } = scheme.amounts
  const legal = scheme.rules.find(({ kind }) => kind === 'legal_entity_above')
  return (
    <>
      <p>
        {applyingTexts(locale).form.amounts(amountInWords(least, locale), amountInWords(most, locale))}{' '}
        {legal && `${ruleInWords(legal, locale)} `}
        <a href={paths.scheme(scheme.slug)}>{say(scheme.title, locale)}</a>
      </p>
      <WhoDecides scheme={scheme} locale={locale} />
    </>
  )
}

/** The questions of an application, and below them what the rules say of what is filled in. */
export function ApplyFields(props: Asking) {
  const { soFar, scheme, locale } = props
  if (!soFar) return <Questions {...props} />
  return (
    <meemaken-preview class="preview--below" data-at={soFar.at}>
      <div class="flow">
        <Questions {...props} />
      </div>
      <div aria-live="polite">
        <RulesSoFar soFar={soFar.found} scheme={scheme} locale={locale} />
      </div>
    </meemaken-preview>
  )
}

/** What it costs, who pays along, and what the rules of the scheme need to know. */
function Questions(props: Asking) {
  const { scheme, meetsOn, form, locale, applicant } = props
  const t = applyingTexts(locale).form
  const field = bindFields(form, locale)
  const money = (cents: number): string => amountInWords(cents, locale)
  const rule = <K extends Finding['rule']['kind']>(kind: K) =>
    scheme.rules.find((one): one is Extract<Finding['rule'], { kind: K }> => one.kind === kind)
  const legal = rule('legal_entity_above')
  const latest = rule('latest_day_in_year')
  return (
    <>
      <Section title={t.costsTitle}>
        <p>{t.costsHint}</p>
        <Lines line="kosten" form={form} locale={locale} least={4} />
      </Section>
      <Section title={t.partnersTitle}>
        <MoneyInput {...field('zelf')} label={t.own} optional />
        <MoneyInput {...field('inzameling')} label={t.crowdfunding} optional />
        <p>{t.partnersHint}</p>
        <Lines line="partner" form={form} locale={locale} least={2} />
      </Section>
      <Section title={t.notMoneyTitle}>
        <NumberInput {...field('uren')} label={t.hours} hint={t.hoursHint} optional />
        <TextArea {...field('spullen')} label={t.goods} max={500} rows={2} optional />
      </Section>
      <Section title={t.rulesTitle}>
        <DateInput
          {...field('begin')}
          label={t.startsOn}
          hint={meetsOn === null ? undefined : t.startsHint(formatDay(meetsOn, locale, 'long'))}
        />
        <YesNo {...field('begonnen')} label={t.hasStarted} />
        {rule('permit_weeks_before') && (
          <YesNo {...field('vergunning')} label={t.needsPermit} hint={t.needsPermitHint} optional />
        )}
        {latest && <YesNo {...field('gaat_om')} label={t.about(say(latest.about, locale))} optional />}
        {legal && applicant.hasOrganisation && <p>{t.organisationApplies}</p>}
        {legal && !applicant.hasOrganisation && (
          <YesNo
            {...field('rechtspersoon')}
            label={t.organisation}
            hint={t.organisationHint(money(legal.cents))}
            optional
          />
        )}
        {applicant.handles && (
          <DateInput {...field('binnen_op')} label={t.receivedOn} hint={t.receivedHint} optional />
        )}
      </Section>
    </>
  )
}

/** Every rule that matters here, with what it means and why it is there. */
export function Findings({ found, locale }: { readonly found: readonly Finding[]; readonly locale: Locale }) {
  const t = applyingTexts(locale).form
  if (found.length === 0) return null
  return (
    <Section title={t.rulesTitle}>
      <dl class="definition-list">
        {found.map((one) => {
          const words = findingInWords(one, locale)
          return (
            <div key={one.rule.kind} class="definition-list__item">
              <dt>{words.says}</dt>
              <dd>
                <strong>{words.means}</strong> {words.why}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

const tones = { met: 'good', must: 'bad', mind: 'wait', later: 'wait' } as const satisfies Record<
  Finding['verdict'],
  Tone
>

/**
 * What the rules of the scheme say of what is filled in so far, renewed while somebody types. It stands inside
 * `meemaken-preview`, in a place that is read aloud when it changes.
 */
export function RulesSoFar({
  soFar,
  scheme,
  locale,
}: {
  readonly soFar: Pick<Judged, 'found' | 'budget'> | null
  readonly scheme: Scheme
  readonly locale: Locale
}) {
  const t = applyingTexts(locale).form
  const { asked } = soFar ? sumsOfBudget(soFar.budget) : { asked: 0 }
  const fault = soFar && soFar.budget.costs.length > 0 ? budgetFault(soFar.budget, scheme.amounts) : null
  return (
    <div data-preview="">
      <Section title={t.soFar.title}>
        {soFar === null && <p>{t.soFar.empty}</p>}
        {asked > 0 && <p>{t.soFar.asked(amountInWords(asked, locale))}</p>}
        {fault && (
          <p>
            <StatusBadge tone="bad">{t.soFar.verdicts.must}</StatusBadge> {t.short[fault]}
          </p>
        )}
        {soFar && soFar.found.length > 0 && (
          <DefinitionList
            items={soFar.found.map((one) => {
              const words = findingInWords(one, locale)
              return {
                term: words.says,
                value: (
                  <>
                    <StatusBadge tone={tones[one.verdict]}>{t.soFar.verdicts[one.verdict]}</StatusBadge>{' '}
                    {one.verdict !== 'met' && <strong>{words.means}</strong>} {words.why}
                  </>
                ),
              }
            })}
          />
        )}
      </Section>
    </div>
  )
}

/** Which round of the jury looks at the wish, when it meets, and when one hears. */
export function RoundAheadSection({
  looks,
  locale,
}: {
  readonly looks: readonly string[]
  readonly locale: Locale
}) {
  if (looks.length === 0) return null
  return (
    <Section title={juryTexts(locale).ahead.title} id="ronde">
      <p>{looks.join(' ')}</p>
    </Section>
  )
}

/** What does not fit yet, above the form with its faults. */
export function WhatStops({ found, budget, locale }: Judged & { readonly locale: Locale }) {
  return (
    <>
      {budget.costs.length > 0 && <BudgetTable budget={budget} locale={locale} />}
      <Findings found={found.filter(({ verdict }) => verdict === 'must')} locale={locale} />
    </>
  )
}

/** What is asked, once more, before it is sent. */
export function Review(props: {
  readonly action: string
  readonly values: FormValues
  readonly budget: Budget
  readonly found: readonly Finding[]
  /** Which round of the jury looks at it, and when one hears. */
  readonly looks: readonly string[]
  readonly locale: Locale
  readonly submit: string
}) {
  const { action, values, budget, found, looks, locale, submit } = props
  const t = applyingTexts(locale).form
  const carried = Object.entries(typedOf(values)).flatMap(([name, typed]) =>
    typed.map((value) => ({ name, value })),
  )
  const minded = found.filter(({ verdict }) => verdict === 'mind')
  return (
    <>
      {minded.map((one) => (
        <Notice key={one.rule.kind} tone="warning" title={findingInWords(one, locale).means} />
      ))}
      <BudgetTable budget={budget} locale={locale} />
      <Findings found={found} locale={locale} />
      <RoundAheadSection looks={looks} locale={locale} />
      <Form action={action}>
        <OnceToken token={newOnceToken()} />
        {carried.map((one) => (
          <HiddenField key={`${one.name}=${one.value}`} {...one} />
        ))}
        <FormActions submit={submit} name={sentField}>
          <Button kind="secondary" name={backField} value="ja">
            {t.change}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
