import { z } from 'zod'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { askAboutData } from '../actions.ts'
import { texts } from '../texts.ts'

const kinds = ['correction', 'objection', 'question'] as const
const schema = z.object({ soort: oneOf(kinds), vraag: longText(3000) })

/** `/mijn/over-mij/vraag`: what somebody may not change by themselves. */
export const showAsk = (c: Ctx): Response | Promise<Response> => askPage(c, freshForm())

function askPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.ask.title, form.errors, locale),
      current: 'mine',
      breadcrumbs: [
        { href: paths.mine(), title: t.mine },
        { href: paths.aboutMe(), title: t.title },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.ask.title} lead={t.ask.lead} />
      <Form action={paths.askAboutMe()}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('soort')}
          label={t.ask.kind}
          options={kinds.map((value) => ({ value, label: t.requests.kinds[value] }))}
        />
        <TextArea {...field('vraag')} label={t.ask.text} hint={t.ask.due} max={3000} />
        <FormActions submit={t.ask.submit} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendAsk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).ask
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { soort: t.kind, vraag: t.text })
  if (!parsed.ok) return askPage(c, parsed)
  const { soort, vraag } = parsed.value
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    await askAboutData(act, { kind: soort, text: vraag })
    return `${paths.aboutMe()}?klaar=vraag`
  })
  return redirect(c, path)
}
