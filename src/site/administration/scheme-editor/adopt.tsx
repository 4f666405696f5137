import { z } from 'zod'
import { adoptScheme, currentScheme } from '../../../funds/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../../kit/form.ts'
import { dayText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
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
import { texts } from './texts.ts'

/** `.../vaststellen`: the decision by which the municipality made the version in force its own. */
export const showAdoption = (c: Ctx): Promise<Response> => adoptionPage(c, freshForm())

async function adoptionPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const { scheme, status } = await currentScheme(act, key)
  if (status === 'adopted') throw new NotFound()
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.adopt, form.errors, locale),
      current: 'administration',
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: paths.administerSchemes(), title: t.title },
        { href: paths.administerScheme(key), title: say(scheme.title, locale) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.adopt} lead={t.adoptLead(scheme.version)} />
      <Form action={paths.adoptScheme(key)}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="versie" value={String(scheme.version)} />
        <TextInput {...field('body')} label={t.adoptBody} hint={t.adoptBodyHint} />
        <DateInput {...field('date')} label={t.adoptDate} />
        <TextInput {...field('number')} label={t.adoptNumber} width="medium" />
        <FormActions submit={t.adoptYes} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

const schema = z.object({ body: shortText(120), date: dayText(), number: shortText(60) })

export async function adopt(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const key = c.req.param('sleutel') ?? ''
  const input = await readForm(c)
  const labels = { body: t.adoptBody, date: t.adoptDate, number: t.adoptNumber }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return adoptionPage(c, parsed)
  const path = await once(act, input, async (act) => {
    const version = Number(input.text.versie?.[0])
    await adoptScheme(act, { key, version, adoption: parsed.value })
    return `${paths.administerScheme(key)}?klaar=vastgesteld`
  })
  return redirect(c, path)
}
