import {
  type Answers,
  allErrors,
  areaOptions,
  asEntered,
  currentForm,
  enterAnswers,
  type PublishedForm,
  readAnswers,
  WholeForm,
} from '../../forms/index.ts'
import { entryChannels, pathOfSent } from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { isLocale } from '../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { greenSlugs, paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
  YesNo,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { publishErrors, publishField, sendGreen } from '../ask.tsx'
import { worksOnGreen } from '../rights.ts'
import { type What, whats } from '../rules.ts'
import { texts } from '../texts.ts'

const channels = ['email', 'phone', 'letter'] as const
const names = {
  how: 'kanaal',
  hears: 'hoort',
  phone: 'telefoon',
  address: 'postadres',
  language: 'taal_bewoner',
  agreed: 'voorgelezen',
} as const

const whatAsked = (c: Ctx): What => {
  const what = whats.find((one) => greenSlugs[one] === c.req.param('soort'))
  if (!what) throw new NotFound('kind of green')
  return what
}

/** The form for somebody else: who has no e-mail is reached in another way. */
async function formFor(act: Act, what: What): Promise<PublishedForm> {
  const { versionId, form } = await currentForm(act.db, what)
  const entered = asEntered(form)
  return {
    versionId,
    form: {
      ...entered,
      sections: entered.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.key === 'email' ? { ...field, required: false } : field,
        ),
      })),
    },
  }
}

/** `/werk/groen/invoeren/{soort}`: a request on one page, for who calls, comes by or writes. */
export async function showEnter(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  return enterPage(c, whatAsked(c), freshForm({ [names.language]: locale, [names.how]: 'telephone' }))
}

async function enterPage(c: Ctx, what: What, state: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).enter
  const field = bindFields(state, locale)
  const { form } = await formFor(act, what)
  const words = texts(locale)
  return page(
    c,
    {
      title: formTitle(t.title[what], state.errors, locale),
      current: 'desk',
      islands: ['form'],
      // Who only enters it has no list to go back to.
      breadcrumbs: (await worksOnGreen(act)) ? [{ title: words.desk.title, href: paths.deskGreen() }] : [],
    },
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      <PageHeading title={t.title[what]} lead={t.lead} />
      <Form action={paths.enterGreen(what)} compact>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field(names.how)}
          label={t.how}
          options={entryChannels.map((value) => ({ value, label: t.ways[value] }))}
        />
        <WholeForm form={form} state={state} locale={locale} areas={await areaOptions(act.db)} part="first" />
        <RadioGroup
          {...field(names.hears)}
          label={t.hears}
          options={channels.map((value) => ({ value, label: t.channels[value] }))}
        />
        <TextInput {...field(names.phone)} label={t.phone} type="tel" optional />
        <TextArea {...field(names.address)} label={t.address} rows={2} max={300} optional />
        <YesNo {...field(publishField)} label={t.publish} hint={words.checks.publishHint} />
        <RadioGroup
          {...field(names.language)}
          label={t.language}
          options={[
            { value: 'nl', label: t.dutch },
            { value: 'en', label: t.english },
          ]}
        />
        <Section title={t.readTitle}>
          <p>{t.read}</p>
          <Checkbox {...field(names.agreed)} label={t.agreed} />
        </Section>
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(state.errors),
  )
}

/** What the official typed besides the answers: how it came in and how the resident is reached. */
function ownErrors(act: Act, input: FormInput, answers: Answers): FormErrors {
  const t = texts(act.locale).enter
  const given = (name: string) => valueIn(input.text, name)
  const hears = channels.find((one) => one === given(names.hears))
  const reach = { email: answers.email, phone: given(names.phone), letter: given(names.address) }
  const fieldOf = { email: 'email', phone: names.phone, letter: names.address }
  return {
    ...(entryChannels.some((one) => one === given(names.how)) ? {} : { [names.how]: t.reachMissing }),
    ...(hears === undefined
      ? { [names.hears]: t.reachMissing }
      : reach[hears]
        ? {}
        : { [fieldOf[hears]]: t.reachMissing }),
    ...publishErrors(act, input),
    ...(given(names.agreed) ? {} : { [names.agreed]: t.agreedMissing }),
  }
}

/** Records the request and shows its number at once; sent twice, it is recorded once. */
export async function saveEntered(c: Ctx): Promise<Response> {
  const { act } = c.var
  const what = whatAsked(c)
  const input = await readForm(c)
  const published = await formFor(act, what)
  const areas = (await areaOptions(act.db)).map((area) => area.value)
  const reading = readAnswers(published.form, input.text, { files: {}, areas }, act.locale)
  const errors = { ...allErrors(reading), ...ownErrors(act, input, reading.answers) }
  if (Object.keys(errors).length > 0) return enterPage(c, what, { values: input.text, errors })
  const location = await onceSaid(act, input, c.req.path, (act) =>
    inTransaction(act, (act) => enter(act, what, published, input, areas)),
  )
  return redirect(c, location)
}

async function enter(
  act: Act,
  what: What,
  published: PublishedForm,
  input: FormInput,
  areas: readonly string[],
): Promise<string> {
  const given = (name: string) => valueIn(input.text, name)
  const entered = await enterAnswers(act, published, input, {
    channel: entryChannels.find((one) => one === given(names.how)) ?? 'desk',
    personId: null,
    areas,
  })
  if (!entered.ok) throw new Conflict('The answers were checked before')
  const { answers, answersId, draftId } = entered.submission
  const language = given(names.language)
  const inTheirs = isLocale(language) ? { ...act, locale: language } : act
  const teller = {
    channel: given(names.hears),
    ...(given(names.phone) ? { phone: given(names.phone) } : {}),
    ...(given(names.address) ? { postal_address: given(names.address) } : {}),
  }
  const told = { answers: { ...answers, ...teller }, answersId, draftId, forSomebody: true, input }
  const sent = await sendGreen(inTheirs, what, told)
  return sent.to === 'initiative' ? paths.ideaEntered(sent.number) : pathOfSent(sent)
}
