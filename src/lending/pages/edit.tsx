import { z } from 'zod'
import { isTeam } from '../../cases/index.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  momentIn,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText, numberText, oneOf, shortText, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allOrganisations, type Organisation } from '../../people/index.ts'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { addItem, changeItem, LoanRefused, retireItem } from '../actions.ts'
import { mayLend } from '../rights.ts'
import { itemKinds } from '../schema.ts'
import { type ItemContent, itemById, type LoanItem } from '../store.ts'
import { texts } from '../texts.ts'
import { mustBeLender } from './desk.tsx'

const itemSchema = z.object({
  name: shortText(100),
  nameEn: shortText(100).optional(),
  kind: oneOf(itemKinds),
  owner: z.uuid().optional(),
  amount: numberText({ min: 1, max: 1000 }),
  mostDays: numberText({ min: 1, max: 60 }),
  leadDays: numberText({ min: 0, max: 60 }),
  summary: longText(500),
  summaryEn: longText(500).optional(),
  place: shortText(200),
  costs: shortText(200),
  conditions: longText(2000),
  conditionsEn: longText(2000).optional(),
  contact: shortText(200),
  isExample: ticked(),
})

/** Whose things somebody may lend out: the team everybody's, members those of their organisations. */
async function ownersFor(c: Ctx): Promise<readonly Organisation[]> {
  const { db, actor } = c.var.act
  const all = await allOrganisations(db)
  return isTeam(actor) ? all : all.filter(({ id }) => actor.organisationIds.includes(id))
}

export async function showNewItem(c: Ctx): Promise<Response> {
  mustBeLender(c)
  return editPage(c, null, freshForm({ amount: '1', mostDays: '3', leadDays: '2' }))
}

export async function showEditItem(c: Ctx): Promise<Response> {
  const item = await itemToEdit(c)
  return editPage(c, item, formOf(item))
}

async function itemToEdit(c: Ctx): Promise<LoanItem> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const item = id.success ? await itemById(c.var.act.db, id.data) : null
  if (!item) throw new NotFound('loan item')
  if (!mayLend(c.var.act.actor, item)) throw new Forbidden()
  return item
}

const formOf = (item: LoanItem): FormState =>
  freshForm({
    name: item.name,
    nameEn: item.name_en,
    kind: item.kind,
    owner: item.organisation_id,
    amount: String(item.amount),
    mostDays: String(item.most_days),
    leadDays: String(item.lead_days),
    summary: item.summary,
    summaryEn: item.summary_en,
    place: item.place,
    costs: item.costs,
    conditions: item.conditions,
    conditionsEn: item.conditions_en,
    contact: item.contact,
    isExample: item.is_example ? 'ja' : '',
    seen: item.changed_at.toISOString(),
  })

async function editPage(c: Ctx, item: LoanItem | null, form: FormState): Promise<Response> {
  const { locale, actor } = c.var.act
  const t = texts(locale)
  const title = item?.name ?? t.edit.newTitle
  const action = item ? paths.editLoanItem(item.id) : paths.newLoanItem()
  const isRetired = item !== null && item.retired_on !== null
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      breadcrumbs: [{ title: t.desk.title, href: paths.lending() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      {item && (
        <p>
          <a href={paths.loanItem(item.slug)}>{t.edit.publicOne}</a>
        </p>
      )}
      <Form action={action} label={title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <Fields form={form} owners={await ownersFor(c)} isTeam={isTeam(actor)} locale={locale} />
        <FormActions submit={t.edit.save} />
      </Form>
      {item && (
        <Form action={action} label={isRetired ? t.edit.restore : t.edit.retire}>
          <OnceToken token={newOnceToken()} />
          <FormActions
            submit={isRetired ? t.edit.restore : t.edit.retire}
            name="doe"
            value={isRetired ? 'terug' : 'weg'}
            kind="secondary"
          />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

function Fields(props: {
  readonly form: FormState
  readonly owners: readonly Organisation[]
  readonly isTeam: boolean
  readonly locale: Locale
}) {
  const { form, owners, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  const whose = owners.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <TextInput {...field('name')} label={t.edit.name} />
      <TextInput {...field('nameEn')} label={t.edit.nameEn} optional />
      <Select
        {...field('kind')}
        label={t.edit.kind}
        options={itemKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Select
        {...field('owner')}
        label={t.edit.owner}
        options={whose}
        {...(props.isTeam ? { empty: t.edit.municipality, optional: 'unsaid' as const } : {})}
      />
      <NumberInput {...field('amount')} label={t.edit.amount} />
      <NumberInput {...field('mostDays')} label={t.edit.mostDays} />
      <NumberInput {...field('leadDays')} label={t.edit.leadDays} hint={t.edit.leadHint} />
      <TextArea {...field('summary')} label={t.edit.summary} rows={3} />
      <TextArea {...field('summaryEn')} label={t.edit.summaryEn} rows={3} optional />
      <TextInput {...field('place')} label={t.edit.place} hint={t.edit.placeHint} />
      <TextInput {...field('costs')} label={t.edit.costs} hint={t.edit.costsHint} />
      <TextArea {...field('conditions')} label={t.edit.conditions} hint={t.edit.conditionsHint} />
      <TextArea
        {...field('conditionsEn')}
        label={t.edit.conditionsEn}
        hint={t.edit.conditionsHint}
        optional
      />
      <TextInput {...field('contact')} label={t.edit.contact} hint={t.edit.contactHint} />
      <Checkbox {...field('isExample')} label={t.edit.isExample} optional />
    </>
  )
}

export async function submitNewItem(c: Ctx): Promise<Response> {
  mustBeLender(c)
  return submit(c, null)
}
export const submitItem = async (c: Ctx): Promise<Response> => submit(c, await itemToEdit(c))

async function submit(c: Ctx, item: LoanItem | null): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).edit
  const input = await readForm(c)
  const deed = valueIn(input.text, 'doe')
  if (item && (deed === 'weg' || deed === 'terug')) {
    const path = await once(act, input, async (act) => {
      await retireItem(act, item.id, deed === 'weg')
      return paths.lending({ klaar: deed })
    })
    return redirect(c, path)
  }
  const parsed = parseForm(itemSchema, input, act.locale, t as unknown as Readonly<Record<string, string>>)
  if (!parsed.ok) return editPage(c, item, parsed)
  const { owner } = parsed.value
  const isTheirs =
    owner === undefined ? isTeam(act.actor) : (await ownersFor(c)).some(({ id }) => id === owner)
  if (!isTheirs) return editPage(c, item, withError(input.text, 'owner', t.owner))
  try {
    const path = await once(act, input, async (act) => {
      if (item) await changeItem(act, item.id, contentOf(parsed.value), momentIn(input.text, 'seen'))
      else await addItem(act, contentOf(parsed.value))
      return paths.lending({ klaar: item ? 'bewaard' : 'toegevoegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(
      c,
      item,
      withError(input.text, error instanceof LoanRefused ? error.field : 'name', error.message),
    )
  }
}

const contentOf = (value: z.infer<typeof itemSchema>): ItemContent => ({
  name: value.name,
  name_en: value.nameEn ?? null,
  kind: value.kind,
  organisation_id: value.owner ?? null,
  amount: value.amount,
  most_days: value.mostDays,
  lead_days: value.leadDays,
  summary: value.summary,
  summary_en: value.summaryEn ?? null,
  place: value.place,
  costs: value.costs,
  conditions: value.conditions,
  conditions_en: value.conditionsEn ?? null,
  contact: value.contact,
  is_example: value.isExample,
})
