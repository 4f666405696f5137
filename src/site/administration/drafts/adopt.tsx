import { z } from 'zod'
import type { Act } from '../../../kit/act.ts'
import type { Day } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../../kit/form.ts'
import { dayText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { type Locale, type Localised, say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { texts as administrationTexts } from '../texts.ts'

/** A kind of thing that is an example until a decision of the municipality adopts it. */
export interface Adoptable {
  /** The version in force; null when there is none, or when it was adopted. */
  example(act: Act, key: string): Promise<{ readonly title: Localised; readonly version: number } | null>
  adopt(
    act: Act,
    input: {
      readonly key: string
      readonly version: number
      readonly adoption: { readonly body: string; readonly date: Day; readonly number: string }
    },
  ): Promise<void>
  /** Addresses of all, of one, and of this page. */
  readonly places: { all(): string; one(key: string): string; adoption(key: string): string }
  texts(locale: Locale): {
    readonly title: string
    readonly adopt: string
    adoptLead(version: number): string
    readonly adoptBody: string
    readonly adoptBodyHint: string
    readonly adoptDate: string
    readonly adoptNumber: string
    readonly adoptYes: string
  }
}

const schema = z.object({ body: shortText(120), date: dayText(), number: shortText(60) })

const keyOf = (c: Ctx): string => c.req.param('sleutel') ?? ''

/** `.../vaststellen`: the decision by which the municipality made the version in force its own. */
export const showAdoption = (what: Adoptable) => (c: Ctx) => adoptionPage(what, c, freshForm())

async function adoptionPage(what: Adoptable, c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = what.texts(locale)
  const key = keyOf(c)
  const example = await what.example(act, key)
  if (!example) throw new NotFound()
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.adopt, form.errors, locale),
      current: 'administration',
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: what.places.all(), title: t.title },
        { href: what.places.one(key), title: say(example.title, locale) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.adopt} lead={t.adoptLead(example.version)} />
      <Form action={what.places.adoption(key)}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="versie" value={String(example.version)} />
        <TextInput {...field('body')} label={t.adoptBody} hint={t.adoptBodyHint} />
        <DateInput {...field('date')} label={t.adoptDate} />
        <TextInput {...field('number')} label={t.adoptNumber} width="medium" />
        <FormActions submit={t.adoptYes} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** Records the decision, once. */
export const sendAdoption =
  (what: Adoptable) =>
  async (c: Ctx): Promise<Response> => {
    const { act } = c.var
    const t = what.texts(act.locale)
    const key = keyOf(c)
    const input = await readForm(c)
    const labels = { body: t.adoptBody, date: t.adoptDate, number: t.adoptNumber }
    const parsed = parseForm(schema, input, act.locale, labels)
    if (!parsed.ok) return adoptionPage(what, c, parsed)
    const path = await once(act, input, async (act) => {
      await what.adopt(act, { key, version: Number(input.text.versie?.[0]), adoption: parsed.value })
      return `${what.places.one(key)}?klaar=vastgesteld`
    })
    return redirect(c, path)
  }
