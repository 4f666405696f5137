import { z } from 'zod'
import { initiativeById } from '../../initiatives/index.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { answerTakeover, takeoverBehind } from '../actions.ts'
import { texts } from '../texts.ts'

const schema = z.object({ naam: shortText(150).optional(), antwoord: oneOf(['ja', 'nee']) })
/** Last part of the address after a no: the link itself works no more. */
const declined = 'bedankt'

/** `/groen/overnemen/{token}`: a neighbour is asked to go on with a piece of green. */
export async function showTakeover(c: Ctx): Promise<Response> {
  if (c.req.param('token') !== declined) return takeoverPage(c, freshForm())
  const t = texts(c.var.act.locale)
  return page(
    c,
    { title: t.takeover.noTitle },
    <>
      <PageHeading title={t.takeover.noTitle} lead={t.takeover.noText} />
      <div class="button-row">
        <LinkButton kind="secondary" href={paths.initiatives({ soort: 'green' })}>
          {t.upkeep.more}
        </LinkButton>
      </div>
    </>,
  )
}

async function takeoverPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).takeover
  const token = c.req.param('token') ?? ''
  const { takeover, upkeep } = await takeoverBehind(act, token)
  const initiative = await initiativeById(act.db, upkeep.case_id)
  if (!initiative) throw new NotFound('initiative')
  const state =
    Object.keys(form.values).length === 0 ? { ...form, ...freshForm({ naam: takeover.name }) } : form
  const field = bindFields(state, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead(initiative.title)} />
      <ul>
        {t.means.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {upkeep.ends_on && <p>{t.until(formatDay(upkeep.ends_on, locale, 'long'))}</p>}
      <Form action={paths.greenTakeover(token)}>
        <OnceToken token={newOnceToken()} />
        <TextInput {...field('naam')} label={t.name} autocomplete="name" optional />
        <RadioGroup
          {...field('antwoord')}
          label={t.answer}
          options={[
            { value: 'ja', label: t.yes },
            { value: 'nee', label: t.no },
          ]}
        />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendTakeover(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const t = texts(act.locale).takeover
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { naam: t.name, antwoord: t.answer })
  if (!parsed.ok) return takeoverPage(c, parsed)
  const { naam, antwoord } = parsed.value
  const location = await once(act, input, async (act) => {
    const link = await answerTakeover(act, token, { accepts: antwoord === 'ja', name: naam ?? null })
    return link === null ? paths.greenTakeover(declined) : paths.greenUpkeep(link)
  })
  return redirect(c, location)
}
