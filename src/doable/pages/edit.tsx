import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import {
  dayText,
  isLink,
  longText,
  numberText,
  oneOf,
  shortText,
  someOf,
  ticked,
} from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { itemKinds, lendingTexts } from '../../lending/index.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { addDoable, changeDoable } from '../actions.ts'
import { askWords, kinds, onwards } from '../schema.ts'
import { type Doable, type DoableContent, doableById } from '../store.ts'
import { texts } from '../texts.ts'

const doableSchema = z.object({
  name: shortText(100),
  nameEn: shortText(100).optional(),
  kind: oneOf(kinds),
  asks: oneOf(askWords),
  leadDays: numberText({ min: 1, max: 366 }).optional(),
  decides: shortText(200).optional(),
  summary: longText(500),
  summaryEn: longText(500).optional(),
  conditions: longText(3000),
  conditionsEn: longText(3000).optional(),
  insurance: longText(1000).optional(),
  insuranceEn: longText(1000).optional(),
  contact: shortText(200),
  link: shortText(500).optional(),
  basis: shortText(300),
  basisLink: shortText(500).optional(),
  borrow: someOf(itemKinds),
  onward: oneOf(onwards),
  checkedOn: dayText(),
  isExample: ticked(),
  isPublic: ticked(),
})

type Typed = z.infer<typeof doableSchema>

const labelsOf = (locale: Locale): Readonly<Record<string, string>> =>
  texts(locale).edit as unknown as Readonly<Record<string, string>>

export const showNew = (c: Ctx): Promise<Response> =>
  editPage(c, null, freshForm({ onward: 'idea', checkedOn: dayOf(c.var.act.now) }))

export async function showEdit(c: Ctx): Promise<Response> {
  const one = await doableAsked(c)
  return editPage(c, one, formOf(one))
}

async function doableAsked(c: Ctx): Promise<Doable> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const one = id.success ? await doableById(c.var.act.db, id.data) : null
  if (!one) throw new NotFound('doable')
  return one
}

function formOf(one: Doable): FormState {
  const form = freshForm({
    name: one.name,
    nameEn: one.name_en,
    kind: one.kind,
    asks: one.asks,
    leadDays: one.lead_days === null ? '' : String(one.lead_days),
    decides: one.decides,
    summary: one.summary,
    summaryEn: one.summary_en,
    conditions: one.conditions,
    conditionsEn: one.conditions_en,
    insurance: one.insurance,
    insuranceEn: one.insurance_en,
    contact: one.contact,
    link: one.link,
    basis: one.basis,
    basisLink: one.basis_link,
    onward: one.onward,
    checkedOn: one.checked_on,
    isExample: one.is_example ? 'ja' : '',
    isPublic: one.is_public ? 'ja' : '',
    seen: one.changed_at.toISOString(),
  })
  return { ...form, values: { ...form.values, borrow: one.borrow } }
}

async function editPage(c: Ctx, one: Doable | null, form: FormState): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const title = one?.name ?? t.edit.newTitle
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'administration',
      breadcrumbs: [{ title: t.desk.title, href: paths.administerDoables() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      {one && (
        <p>
          <a href={paths.doable(one.slug)}>{t.edit.publicOne}</a>
        </p>
      )}
      <Form action={one ? paths.administerDoable(one.id) : paths.newDoable()} label={title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <Fields form={form} locale={locale} />
        <FormActions submit={t.edit.save} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

function Fields({ form, locale }: { readonly form: FormState; readonly locale: Locale }) {
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('name')} label={t.edit.name} hint={t.edit.nameHint} />
      <TextInput {...field('nameEn')} label={t.edit.nameEn} optional />
      <Select
        {...field('kind')}
        label={t.edit.kind}
        options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <RadioGroup
        {...field('asks')}
        label={t.edit.asks}
        options={askWords.map((value) => ({ value, label: t.edit.asksWords[value] }))}
      />
      <NumberInput {...field('leadDays')} label={t.edit.leadDays} hint={t.edit.leadHint} optional />
      <TextInput {...field('decides')} label={t.edit.decides} hint={t.edit.decidesHint} optional />
      <TextArea {...field('summary')} label={t.edit.summary} rows={3} />
      <TextArea {...field('summaryEn')} label={t.edit.summaryEn} rows={3} optional />
      <TextArea {...field('conditions')} label={t.edit.conditions} hint={t.edit.conditionsHint} />
      <TextArea
        {...field('conditionsEn')}
        label={t.edit.conditionsEn}
        hint={t.edit.conditionsHint}
        optional
      />
      <TextArea
        {...field('insurance')}
        label={t.edit.insurance}
        hint={t.edit.insuranceHint}
        rows={3}
        optional
      />
      <TextArea {...field('insuranceEn')} label={t.edit.insuranceEn} rows={3} optional />
      <TextInput {...field('contact')} label={t.edit.contact} hint={t.edit.contactHint} />
      <TextInput {...field('link')} label={t.edit.link} hint={t.edit.linkHint} type="url" optional />
      <TextInput {...field('basis')} label={t.edit.basis} hint={t.edit.basisHint} />
      <TextInput
        {...field('basisLink')}
        label={t.edit.basisLink}
        hint={t.edit.linkHint}
        type="url"
        optional
      />
      <CheckboxGroup
        {...field('borrow')}
        label={t.edit.borrow}
        options={itemKinds.map((value) => ({ value, label: lendingTexts(locale).kinds[value] }))}
        optional
      />
      <Select
        {...field('onward')}
        label={t.edit.onward}
        options={onwards.map((value) => ({ value, label: t.edit.onwards[value] }))}
      />
      <DateInput {...field('checkedOn')} label={t.edit.checkedOn} />
      <Checkbox {...field('isExample')} label={t.edit.isExample} optional />
      <Checkbox {...field('isPublic')} label={t.edit.isPublic} optional />
    </>
  )
}

export const submitNew = (c: Ctx): Promise<Response> => submit(c, null)
export const submitEdit = async (c: Ctx): Promise<Response> => submit(c, await doableAsked(c))

async function submit(c: Ctx, one: Doable | null): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(doableSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return editPage(c, one, parsed)
  const fault = faultIn(parsed.value, dayOf(act.now), act.locale)
  if (fault) return editPage(c, one, withError(input.text, ...fault))
  const content = contentOf(parsed.value)
  try {
    const path = await once(act, input, async (act) => {
      if (one) await changeDoable(act, one.id, content, momentIn(input.text, 'seen'))
      else await addDoable(act, content)
      return paths.administerDoables({ klaar: one ? 'bewaard' : 'toegevoegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, one, withError(input.text, 'name', error.message))
  }
}

function faultIn(value: Typed, today: string, locale: Locale): readonly [string, string] | null {
  const t = texts(locale).edit
  if (value.asks !== 'nothing' && value.leadDays === undefined) return ['leadDays', t.missing]
  if (value.asks !== 'nothing' && value.decides === undefined) return ['decides', t.missing]
  if (value.link !== undefined && !isLink(value.link)) return ['link', t.linkWrong]
  if (value.basisLink !== undefined && !isLink(value.basisLink)) return ['basisLink', t.linkWrong]
  return value.checkedOn > today ? ['checkedOn', t.checkedFuture] : null
}

/** What is asked of nobody has no days and nobody who decides. */
const contentOf = (value: Typed): DoableContent => ({
  name: value.name,
  name_en: value.nameEn ?? null,
  kind: value.kind,
  asks: value.asks,
  lead_days: value.asks === 'nothing' ? null : (value.leadDays ?? null),
  decides: value.asks === 'nothing' ? null : (value.decides ?? null),
  summary: value.summary,
  summary_en: value.summaryEn ?? null,
  conditions: value.conditions,
  conditions_en: value.conditionsEn ?? null,
  insurance: value.insurance ?? null,
  insurance_en: value.insuranceEn ?? null,
  contact: value.contact,
  link: value.link ?? null,
  basis: value.basis,
  basis_link: value.basisLink ?? null,
  borrow: value.borrow,
  onward: value.onward,
  checked_on: value.checkedOn,
  is_example: value.isExample,
  is_public: value.isPublic,
})
