import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, oneOf, phoneText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { changeOwnDetails, personById } from '../../people/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { texts } from './texts.ts'

const channels = ['email', 'phone', 'letter'] as const
const languages = ['nl', 'en'] as const

const schema = z.object({
  name: shortText(120),
  phone: phoneText().optional(),
  channel: oneOf(channels),
  address: longText(500).optional(),
  language: oneOf(languages),
})

/** `/mijn/gegevens`: name, telephone, how to reach me, language. */
export async function showDetails(c: Ctx): Promise<Response> {
  const { act } = c.var
  const person = await personById(act.db, act.actor.personId ?? '')
  if (!person) throw new NotFound()
  return detailsPage(
    c,
    freshForm({
      name: person.name,
      phone: person.phone,
      channel: person.channel,
      address: person.postal_address,
      language: person.locale,
    }),
  )
}

function detailsPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { actor, locale, municipality } = act
  const { details: t, data } = texts(locale)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'mine',
      islands: ['form'],
      breadcrumbs: [{ href: paths.mine(), title: texts(locale).title }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      {c.req.query('klaar') && (
        <Notice tone="success" announce title={t.saved}>
          <p>
            <a href={paths.mine()}>{t.back}</a>
          </p>
        </Notice>
      )}
      <DefinitionList items={[{ term: t.email, value: actor.email ?? '' }]} />
      <p>{t.emailHow(municipality.team.telephone)}</p>
      <Form action={paths.myDetails()}>
        <TextInput {...field('name')} label={t.name} autocomplete="name" />
        <TextInput
          {...field('phone')}
          label={t.phone}
          hint={t.phoneHint}
          why={t.phoneWhy}
          type="tel"
          autocomplete="tel"
          optional="unsaid"
        />
        <RadioGroup
          {...field('channel')}
          label={t.channel}
          options={channels.map((channel) => ({
            value: channel,
            label: t.channels[channel],
            hint: t.channelHints[channel],
          }))}
        />
        <div
          class="form-when"
          data-when={JSON.stringify({ field: 'channel', is: 'letter' })}
          data-only-if={t.addressOnlyIf}
        >
          <TextArea
            {...field('address')}
            label={t.address}
            hint={`${t.addressOnlyIf} ${t.addressHint}`}
            rows={3}
            autocomplete="street-address"
            optional="unsaid"
          />
        </div>
        <RadioGroup
          {...field('language')}
          label={t.language}
          options={languages.map((language) => ({ value: language, label: data.languages[language] }))}
        />
        <FormActions submit={t.save} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function saveDetails(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).details
  const input = await readForm(c)
  const labels = {
    name: t.name,
    phone: t.phone,
    channel: t.channel,
    address: t.address,
    language: t.language,
  }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return detailsPage(c, parsed)
  const { name, phone, channel, address, language } = parsed.value
  if (channel === 'phone' && !phone) return detailsPage(c, withError(input.text, 'phone', t.phoneMissing))
  if (channel === 'letter' && !address) {
    return detailsPage(c, withError(input.text, 'address', t.addressMissing))
  }
  await changeOwnDetails(act, {
    name,
    phone: phone ?? null,
    channel,
    postal_address: address ?? null,
    locale: language,
  })
  // The language of the page is remembered by the browser too; it follows at once.
  return redirect(c, `${paths.myDetails()}?klaar=ja&taal=${language}`)
}
