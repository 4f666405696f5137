import type { ComponentChildren } from 'preact'
import {
  applicationNow,
  applyForMoney,
  applyingTexts,
  type Budget,
  BudgetTable,
  budgetFault,
  type Finding,
  findingInWords,
  findings,
  type Open,
  roomIn,
  schemeOpenFor,
  sumsOfBudget,
} from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, momentAt } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { Button, LinkButton } from '../../ui/button/button.tsx'
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
import {
  budgetOf,
  centsField,
  factsOf,
  formSchema,
  halfLines,
  type Line,
  mostLines,
  places,
  ruleFields,
  type Sent,
  whatField,
} from './apply-form.ts'
import { afterwards, partyPage } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

const sentField = 'insturen'
const backField = 'veranderen'

/** Where this plan can ask for money now; a conflict when it cannot, or did already. */
async function openFor(act: Act, { opened: { file, state } }: Reached): Promise<Open> {
  const t = applyingTexts(act.locale).form
  const now = await applicationNow(act, file.id)
  if (now && (now.ended_at === null || now.balance.grants > 0)) throw new Conflict(t.has)
  const open = await schemeOpenFor(act, { kind: file.kind, areaId: file.area_id }, dayOf(act.now))
  if (!open || state.endedOn !== null) throw new Conflict(t.closed)
  return open
}

/** `/initiatieven/{nummer}/geld-aanvragen`: what it costs, who pays along, and the rules of the scheme. */
export async function showApply(c: Ctx): Promise<Response> {
  const reached = await reachToDo(c, 'edit')
  return applyPage(c, reached, await openFor(c.var.act, reached), freshForm())
}

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

function applyPage(
  c: Ctx,
  reached: Reached,
  { scheme }: Open,
  form: FormState,
  above?: ComponentChildren,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = applyingTexts(locale).form
  const field = bindFields(form, locale)
  const money = (cents: number): string => amountInWords(cents, locale)
  const rule = <K extends Finding['rule']['kind']>(kind: K) =>
    scheme.rules.find((one): one is Extract<Finding['rule'], { kind: K }> => one.kind === kind)
  const legal = rule('legal_entity_above')
  const latest = rule('latest_day_in_year')
  return partyPage(c, reached, {
    title: t.title,
    lead: t.lead(say(scheme.title, locale)),
    form,
    body: (
      <>
        {above}
        <p>
          {t.amounts(money(scheme.amounts.min_cents), money(scheme.amounts.max_cents))}{' '}
          <a href={paths.scheme(scheme.slug)}>{say(scheme.title, locale)}</a>
        </p>
        <Form action={paths.initiativeApply(reached.initiative.number)}>
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
            <DateInput {...field('begin')} label={t.startsOn} />
            <YesNo {...field('begonnen')} label={t.hasStarted} />
            {rule('permit_weeks_before') && (
              <YesNo {...field('vergunning')} label={t.needsPermit} hint={t.needsPermitHint} optional />
            )}
            {latest && <YesNo {...field('gaat_om')} label={t.about(say(latest.about, locale))} optional />}
            {legal && (
              <YesNo
                {...field('rechtspersoon')}
                label={t.organisation}
                hint={t.organisationHint(money(legal.cents))}
                optional
              />
            )}
            {reached.handles && (
              <DateInput {...field('binnen_op')} label={t.receivedOn} hint={t.receivedHint} optional />
            )}
          </Section>
          <FormActions submit={t.check} />
        </Form>
      </>
    ),
  })
}

/** Every rule that matters here, with what it means and why it is there. */
function Findings({ found, locale }: { readonly found: readonly Finding[]; readonly locale: Locale }) {
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

export async function sendApply(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const input = await readForm(c)
  const reached = await reachToDo(c, 'edit')
  const { number } = reached.initiative
  const t = applyingTexts(locale).form
  const labels = { begin: t.startsOn, begonnen: t.hasStarted, uren: t.hours, binnen_op: t.receivedOn }
  const isSent = valueIn(input.text, sentField) !== ''
  if (isSent) {
    const parsed = parseForm(formSchema, input, locale, labels)
    if (parsed.ok && Object.keys(halfLines(parsed.value, locale)).length === 0) {
      // A second post of the same form gets the first answer, so what was sent is judged inside.
      const path = await once(act, input, async (act) => {
        const { binnen_op: day } = parsed.value
        await applyForMoney(act, {
          caseId: reached.opened.file.id,
          budget: budgetOf(parsed.value),
          facts: factsOf(parsed.value, reached),
          ...(day && reached.handles ? { receivedAt: momentAt(day, '12:00') } : {}),
        })
        return afterwards(paths.myCase(number), 'aangevraagd')
      })
      return redirect(c, path)
    }
  }
  const open = await openFor(act, reached)
  if (valueIn(input.text, backField) !== '')
    return applyPage(c, reached, open, { values: input.text, errors: {} })
  const parsed = parseForm(formSchema, input, locale, labels)
  if (!parsed.ok) return applyPage(c, reached, open, parsed)
  const { errors, found, budget } = judged(act, parsed.value, reached, open)
  if (Object.keys(errors).length > 0) {
    const stops = found.filter(({ verdict }) => verdict === 'must')
    return applyPage(
      c,
      reached,
      open,
      { values: input.text, errors },
      <>
        {budget.costs.length > 0 && <BudgetTable budget={budget} locale={locale} />}
        <Findings found={stops} locale={locale} />
      </>,
    )
  }
  return reviewPage(c, reached, input, budget, found)
}

function judged(act: Act, value: Sent, reached: Reached, { scheme }: Open) {
  const { locale } = act
  const t = applyingTexts(locale).form
  const budget = budgetOf(value)
  const { asked } = sumsOfBudget(budget)
  const today = value.binnen_op && reached.handles ? value.binnen_op : dayOf(act.now)
  const found = findings(scheme, { ...factsOf(value, reached), asked, today, meetsOn: null })
  const fault = budgetFault(budget, scheme.amounts)
  const errors: FormErrors = {
    ...halfLines(value, locale),
    ...(fault ? { [whatField('kosten', 1)]: t.short[fault] } : {}),
    ...Object.fromEntries(
      found
        .filter(({ verdict }) => verdict === 'must')
        .map((one) => [ruleFields[one.rule.kind], findingInWords(one, locale).means]),
    ),
  }
  return { errors, found, budget }
}

/** What is asked, once more, before it is sent. */
function reviewPage(
  c: Ctx,
  reached: Reached,
  input: FormInput,
  budget: Budget,
  found: readonly Finding[],
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = applyingTexts(locale).form
  const carried = Object.entries(input.text)
    .filter(([name]) => name in formSchema.shape)
    .flatMap(([name, values]) => values.map((value) => ({ name, value })))
  return partyPage(c, reached, {
    title: t.checkTitle,
    lead: t.checkLead,
    body: (
      <>
        <BudgetTable budget={budget} locale={locale} />
        <Findings found={found} locale={locale} />
        <Form action={paths.initiativeApply(reached.initiative.number)}>
          <OnceToken token={newOnceToken()} />
          {carried.map((one) => (
            <HiddenField key={`${one.name}=${one.value}`} {...one} />
          ))}
          <FormActions submit={t.send} name={sentField}>
            <Button kind="secondary" name={backField} value="ja">
              {t.change}
            </Button>
          </FormActions>
        </Form>
      </>
    ),
  })
}

/** On the page of a plan without an application: where money can be asked for, and how much is left. */
export async function ApplyInvitation(act: Act, { opened, initiative }: Reached): Promise<ComponentChildren> {
  const { locale } = act
  const { file, state } = opened
  if (state.endedOn !== null) return null
  const open = await schemeOpenFor(act, { kind: file.kind, areaId: file.area_id }, dayOf(act.now))
  const room = open ? roomIn(open.ceiling.balance) : 0
  if (!open || initiative.kind === 'green' || room <= 0) return null
  const t = applyingTexts(locale).form
  return (
    <Section title={t.invite} id="aanvraag">
      <Notice>
        <p>{t.inviteText(say(open.scheme.title, locale), amountInWords(room, locale))}</p>
      </Notice>
      <LinkButton kind="secondary" href={paths.initiativeApply(initiative.number)}>
        {t.title}
      </LinkButton>
    </Section>
  )
}
