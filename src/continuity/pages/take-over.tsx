import { z } from 'zod'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { emailText, longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { offerTakeover, planToTakeOver } from '../actions.ts'
import { texts } from '../texts.ts'

const schema = z.object({ naam: shortText(150), email: emailText(), opmerking: longText(1000).optional() })

/** `/initiatieven/{nummer}/overnemen`: somebody offers to go on with what looks for somebody. */
export async function showTakeOver(c: Ctx): Promise<Response> {
  const { act } = c.var
  if (c.req.query('klaar') !== 'ja')
    return takeOverPage(c, freshForm({ naam: act.actor.name, email: act.actor.email }))
  const initiative = await planToTakeOver(act, c.req.param('number') ?? '')
  const t = texts(act.locale).takeover
  return page(
    c,
    { title: t.sentTitle },
    <>
      <PageHeading kicker={initiative.number} title={t.sentTitle} lead={t.sentText} />
      <div class="button-row">
        <LinkButton href={paths.initiative(initiative.number, initiative.slug)}>{t.back}</LinkButton>
      </div>
    </>,
  )
}

async function takeOverPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).takeover
  const initiative = await planToTakeOver(act, c.req.param('number') ?? '')
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      breadcrumbs: [
        {
          title: initiative.title,
          href: paths.initiative(initiative.number, initiative.slug),
          lang: langOfWords(locale),
        },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead(initiative.title)} />
      <ul>
        {t.means.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form action={paths.takeOverWish(initiative.number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextInput {...field('naam')} label={t.name} autocomplete="name" />
        <TextInput {...field('email')} label={t.email} type="email" autocomplete="email" />
        <TextArea
          {...field('opmerking')}
          label={t.message}
          hint={t.messageHint}
          max={1000}
          rows={4}
          optional
        />
        <p class="small">{t.privacy}</p>
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendTakeOver(c: Ctx): Promise<Response> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  const t = texts(act.locale).takeover
  await planToTakeOver(act, number)
  const input = await readForm(c)
  const labels = { naam: t.name, email: t.email, opmerking: t.message }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return takeOverPage(c, parsed)
  const { naam: name, email, opmerking } = parsed.value
  const path = await once(act, input, async (act) => {
    await offerTakeover(act, number, { name, email, message: opmerking ?? null })
    return paths.takeOverWish(number, { klaar: 'ja' })
  })
  return redirect(c, path)
}
