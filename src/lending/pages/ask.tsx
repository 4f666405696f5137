import { z } from 'zod'
import { caseIdsOfParty } from '../../cases/index.ts'
import { type Initiative, initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, numberText, phoneText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { askLoan, LoanRefused } from '../actions.ts'
import type { LoanItem } from '../store.ts'
import { texts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { itemAsked } from './one.tsx'

const askSchema = z.object({
  amount: numberText({ min: 1, max: 1000 }),
  from: dayText(),
  until: dayText(),
  purpose: longText(300),
  phone: phoneText().optional(),
  plan: z.uuid().optional(),
})

/** The plans of who asks that are under way. */
async function ownPlans(act: Act): Promise<readonly Initiative[]> {
  const { personId, organisationIds } = act.actor
  if (personId === null) return []
  const plans = await initiativesByIds(act.db, await caseIdsOfParty(act.db, personId, organisationIds))
  return [...plans.values()].filter(({ progress }) => progress !== 'completed' && progress !== 'stopped')
}

/** `/lenen/{naam}/vragen`: for which days, how many, and what for. */
export async function showAsk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const person = act.actor.personId === null ? null : await personById(act.db, act.actor.personId)
  return askPage(c, await itemAsked(c), freshForm({ amount: '1', phone: person?.phone }))
}

async function askPage(c: Ctx, item: LoanItem, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const plans = await ownPlans(act)
  const field = bindFields(form, locale)
  const name = nameOf(item, locale)
  const title = t.ask.title(name)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      breadcrumbs: [
        { title: t.list.title, href: paths.loanItems() },
        { title: name, href: paths.loanItem(item.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={t.ask.lead} />
      <p>
        {t.one.mostDays(item.most_days)} {t.one.aheadDays(item.lead_days)}{' '}
        <a href={`${paths.loanItem(item.slug)}#vrij`}>{t.ask.calendar}</a>
      </p>
      <Form action={paths.askLoan(item.slug)} label={title}>
        <OnceToken token={newOnceToken()} />
        <NumberInput {...field('amount')} label={t.ask.amount} hint={t.ask.amountHint(item.amount)} />
        <DateInput {...field('from')} label={t.ask.from} />
        <DateInput {...field('until')} label={t.ask.until} />
        <TextArea {...field('purpose')} label={t.ask.purpose} hint={t.ask.purposeHint} max={300} rows={3} />
        <TextInput
          {...field('phone')}
          label={t.ask.phone}
          hint={t.ask.phoneHint}
          type="tel"
          autocomplete="tel"
          optional
        />
        {plans.length > 0 && (
          <Select
            {...field('plan')}
            label={t.ask.plan}
            empty={t.ask.noPlan}
            options={plans.map((plan) => ({ value: plan.case_id, label: `${plan.title} (${plan.number})` }))}
            optional
          />
        )}
        <FormActions submit={t.ask.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendAsk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const item = await itemAsked(c)
  const t = texts(act.locale).ask
  const input = await readForm(c)
  const parsed = parseForm(askSchema, input, act.locale, t as unknown as Readonly<Record<string, string>>)
  if (!parsed.ok) return askPage(c, item, parsed)
  const { plan, phone, ...asked } = parsed.value
  const own = plan === undefined || (await ownPlans(act)).some(({ case_id }) => case_id === plan)
  if (!own) return askPage(c, item, withError(input.text, 'plan', t.plan))
  try {
    const path = await once(act, input, async (act) => {
      const id = await askLoan(act, { ...asked, itemId: item.id, phone: phone ?? null, caseId: plan ?? null })
      return paths.myLoan(id, { klaar: 'gevraagd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return askPage(
      c,
      item,
      withError(input.text, error instanceof LoanRefused ? error.field : 'from', error.message),
    )
  }
}
