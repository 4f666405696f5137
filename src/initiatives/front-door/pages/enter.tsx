import type { JSX } from 'preact'
import {
  areaOptions,
  asEntered,
  currentForm,
  fieldsThatCanWait,
  formByPaperCode,
  type PublishedForm,
  paperCode,
  WholeForm,
} from '../../../forms/index.ts'
import { type FormState, formStatus, freshForm, readForm, valueIn } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonRow } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { kinds } from '../../schema.ts'
import { byAnswers, checkEntry, enterIdea, entryChannels, entryFields, isFromPaper } from '../enter.ts'
import { sentOn, wayField, wayReasonField } from '../rules.ts'
import { pathOf } from '../send.ts'
import { formKey } from '../sender.ts'
import { texts } from '../texts.ts'
import { kindLabel, WayReason } from './way.tsx'

const codeField = 'code'

/** Answers that fit most people; an official changes what is not so. Paper says everything by itself. */
const usualAnswers = {
  about: 'own_plan',
  green: 'other',
  permit_expected: 'unknown',
  together: 'alone',
  origin: 'spontaneous',
  needs_money: 'none',
  ongoing_organisation: 'nee',
}

/** The form a code on paper names, else the newest. */
async function formAskedFor(c: Ctx, code: string): Promise<{ form: PublishedForm; unknown: boolean }> {
  const { db } = c.var.act
  const found = code === '' ? null : await formByPaperCode(db, code)
  if (found?.form.key === formKey) return { form: found, unknown: false }
  return { form: await currentForm(db, formKey), unknown: code !== '' }
}

/** `/werk/idee-invoeren`: the whole form on one page, for somebody at the desk, on the telephone or from paper. */
export async function showEnter(c: Ctx): Promise<Response> {
  const code = (c.req.query(codeField) ?? '').trim().slice(0, 40)
  const { form, unknown } = await formAskedFor(c, code)
  const { locale } = c.var.act
  const isPaper = code !== '' && !unknown
  const known = isPaper
    ? { [entryFields.channel]: 'paper', [entryFields.language]: locale }
    : { ...usualAnswers, [entryFields.language]: locale }
  const codeState: FormState = {
    values: { [codeField]: [code] },
    errors: unknown ? { [codeField]: texts(locale).desk.codeUnknown } : {},
  }
  return enterPage(c, form, freshForm(known), codeState)
}

async function enterPage(
  c: Ctx,
  published: PublishedForm,
  state: FormState,
  codeState: FormState = freshForm(),
  destination: string | null = null,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const errors = { ...codeState.errors, ...state.errors }
  const field = bindFields(state, locale)
  const onPaper = isFromPaper(state.values)
  const form = onPaper ? published.form : asEntered(published.form)
  const showing = { form, state, locale, areas: await areaOptions(act.db) }
  const waiting = [...fieldsThatCanWait(form).map(({ key }) => key), wayField, wayReasonField]
  const way = <Way state={state} locale={locale} destination={destination} />
  const language = (
    <RadioGroup
      {...field(entryFields.language)}
      label={t.language}
      options={[
        { value: 'nl', label: t.dutch },
        { value: 'en', label: t.english },
      ]}
    />
  )
  return page(
    c,
    { title: t.title, current: 'desk', error: Object.keys(errors).length > 0, islands: ['form'] },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading title={t.title} lead={onPaper ? t.leadPaper : t.lead} />
      <Disclosure summary={t.codeTitle} open={'code' in codeState.errors}>
        <form class="form" method="get" action={paths.enterIdea()} aria-label={t.codeTitle}>
          <TextInput
            {...bindFields(codeState, locale)(codeField)}
            label={t.code}
            hint={t.codeHint(paperCode(published.form))}
            width="medium"
          />
          <ButtonRow>
            <Button kind="secondary">{t.openCode}</Button>
          </ButtonRow>
        </form>
      </Disclosure>
      <Form action={paths.enterIdea()} compact>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="formulier" value={paperCode(published.form)} />
        <RadioGroup
          {...field(entryFields.channel)}
          label={t.how}
          options={entryChannels.map((value) => ({ value, label: t.channels[value] }))}
        />
        <WholeForm {...showing} part={onPaper ? 'paper' : 'first'} />
        {onPaper ? (
          <>
            {language}
            {way}
          </>
        ) : (
          <Disclosure summary={t.more} open={waiting.some((name) => Object.hasOwn(state.errors, name))}>
            <WholeForm {...showing} part="later" />
            {language}
            {!destination && way}
          </Disclosure>
        )}
        {destination && !onPaper && way}
        <Section title={t.readTitle}>
          {t.read.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Checkbox {...field(entryFields.agreed)} label={t.agreed} />
        </Section>
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(errors),
  )
}

/** The way by the answers, or another one with the resident's reason. Sending on appears when that is where it belongs. */
function Way(props: {
  readonly state: FormState
  readonly locale: 'nl' | 'en'
  readonly destination: string | null
}): JSX.Element {
  const { state, locale, destination } = props
  const t = texts(locale)
  const field = bindFields(state, locale)
  return (
    <Section title={t.desk.wayTitle}>
      <RadioGroup
        {...field(wayField)}
        label={t.desk.way}
        options={[
          destination
            ? { value: sentOn, label: t.route.sendOn(destination) }
            : { value: byAnswers, label: t.desk.wayByAnswers },
          ...kinds.map((kind) => ({
            value: kind,
            label: kindLabel(kind, locale),
          })),
        ]}
      />
      <WayReason
        state={state}
        locale={locale}
        label={t.desk.wayReason}
        when={{
          all: [{ field: wayField, answered: true }, { not: { field: wayField, is: sentOn } }],
        }}
        rows={2}
      />
    </Section>
  )
}

/** Stores the idea and shows its number at once; sent twice, it is stored once. */
export async function saveEntered(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const { form } = await formAskedFor(c, valueIn(input.text, 'formulier'))
  const checked = await checkEntry(act, form, input)
  if (!checked.ok) {
    const { elsewhere = null } = checked
    const destination = elsewhere ? say(elsewhere.name, act.locale) : null
    return enterPage(c, form, { values: input.text, errors: checked.errors }, freshForm(), destination)
  }
  const location = await onceSaid(act, input, c.req.path, async (act) => {
    const sent = await enterIdea(act, form, input)
    return sent.to === 'initiative' ? paths.ideaEntered(sent.number) : pathOf(sent)
  })
  return redirect(c, location)
}
