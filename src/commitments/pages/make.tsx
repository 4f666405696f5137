import { z } from 'zod'
import { mayHandle, type OpenedCase, openedCaseByNumber } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { departmentName } from '../../kit/municipality.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { isStaff, organisationsByIds, peopleByIds, peopleWithRoles } from '../../people/index.ts'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  type Option,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { promise, speaksFor } from '../actions.ts'
import { CommitmentRefused } from '../promised.ts'
import { commitmentKinds, type OwnerKind } from '../rules.ts'
import { texts } from '../texts.ts'

const promiseSchema = z.object({
  promise: longText(500),
  kind: oneOf(commitmentKinds),
  due: dayText(),
  /** An official for the municipality, or a party of the case. */
  by: z.uuid(),
})

/** Who can promise something for this case, as its form offers it. */
export interface PromiseChoices {
  readonly number: string
  /** True where the municipality promises, false where parties promise for themselves. */
  readonly forMunicipality: boolean
  /** Who promises, for an example that fits. */
  readonly ownerKind: OwnerKind
  /** Officials, or the parties the actor speaks for. */
  readonly promisers: readonly Option[]
  /** Chosen beforehand: the actor, or the only choice there is. */
  readonly usual: string | null
  readonly today: string
}

/** Officials who can see to a promise of the municipality. */
export async function officialOptions(act: Act): Promise<readonly Option[]> {
  const officials = (await peopleWithRoles(act.db)).filter((member) =>
    isStaff({ ...act.actor, roles: member.grants }),
  )
  // Who promises mostly does so for their own department.
  const own = officials.find(({ id }) => id === act.actor.personId)?.department
  const first = officials.filter(({ department }) => own && department === own)
  const others = officials.filter((one) => !first.includes(one))
  return [...first, ...others].map(({ id, name, department }) => ({
    value: id,
    label: department ? `${name} (${departmentName(act.municipality, department, act.locale)})` : name,
  }))
}

/** What the form to promise needs; null for who may promise nothing here. */
export async function promiseChoices(act: Act, opened: OpenedCase): Promise<PromiseChoices | null> {
  const common = { number: opened.file.number, today: dayOf(act.now) }
  if (mayHandle(act.actor, opened.relations)) {
    const promisers = await officialOptions(act)
    const me = promisers.find((one) => one.value === act.actor.personId)
    return {
      ...common,
      forMunicipality: true,
      ownerKind: 'municipality',
      promisers,
      usual: me?.value ?? null,
    }
  }
  const mine = opened.parties.filter((party) => speaksFor(act, party))
  if (mine.length === 0) return null
  const t = texts(act.locale).make
  const people = await peopleByIds(
    act.db,
    mine.map((party) => party.person_id),
  )
  const organisations = await organisationsByIds(
    act.db,
    mine.map((party) => party.organisation_id),
  )
  const promisers = mine.map((party) => ({
    value: party.id,
    label: party.organisation_id
      ? t.asOrganisation(organisations.get(party.organisation_id)?.name ?? '')
      : t.asPerson(people.get(party.person_id ?? '')?.name ?? ''),
  }))
  const ownerKind = mine.every(({ role }) => role === 'partner') ? 'partner' : 'initiator'
  return { ...common, forMunicipality: false, ownerKind, promisers, usual: promisers[0]?.value ?? null }
}

/** The form to promise something, for the desk and for parties; it posts to a page of its own. */
export function PromiseForm(props: {
  readonly choices: PromiseChoices
  readonly locale: Locale
  readonly form?: FormState
}) {
  const { choices, locale } = props
  const t = texts(locale)
  const form = props.form ?? freshForm({ by: choices.usual })
  const field = bindFields(form, locale)
  const { promisers } = choices
  const example = t.make.whatHints[choices.ownerKind]
  return (
    <Form action={paths.newCommitment(choices.number)} label={t.make.title}>
      <OnceToken token={newOnceToken()} />
      <WhatFields
        form={form}
        hint={choices.forMunicipality ? `${example} ${t.make.publicText}` : example}
        today={choices.today}
        locale={locale}
      />
      {choices.forMunicipality ? (
        <Select {...field('by')} label={t.make.official} hint={t.make.officialHint} options={promisers} />
      ) : promisers.length > 1 ? (
        <RadioGroup {...field('by')} label={t.make.party} options={promisers} />
      ) : (
        <>
          <p>{promisers[0]?.label}</p>
          <HiddenField name="by" value={promisers[0]?.value ?? ''} />
        </>
      )}
      <FormActions submit={t.make.button} />
    </Form>
  )
}

/** What is promised, in which kind, and by when. */
function WhatFields(props: {
  readonly form: FormState
  readonly hint: string
  readonly today: string
  readonly locale: Locale
}) {
  const { locale } = props
  const t = texts(locale)
  const field = bindFields(props.form, locale)
  return (
    <>
      <TextArea {...field('promise')} label={t.make.what} hint={props.hint} max={500} rows={3} />
      <RadioGroup
        {...field('kind')}
        label={t.make.kind}
        options={commitmentKinds.map((kind) => ({ value: kind, label: capital(t.kinds[kind]) }))}
      />
      <DateInput {...field('due')} label={t.make.due} min={props.today} />
    </>
  )
}

/** The fields with which the municipality promises something, for a page of another room. */
export function MunicipalPromiseFields(props: {
  readonly form: FormState
  readonly officials: readonly Option[]
  readonly today: string
  readonly locale: Locale
}) {
  const { form, officials, today, locale } = props
  const t = texts(locale).make
  return (
    <>
      <WhatFields form={form} hint={t.publicText} today={today} locale={locale} />
      <Select
        {...bindFields(form, locale)('by')}
        label={t.official}
        hint={t.officialHint}
        options={officials}
      />
    </>
  )
}

/** Reads those fields. */
export const readMunicipalPromise = (input: FormInput, locale: Locale) =>
  parseForm(promiseSchema, input, locale, labelsOf(locale))

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const { what, kind, due, official } = texts(locale).make
  return { promise: what, kind, due, by: official }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const showNewCommitment = (c: Ctx): Promise<Response> => newCommitmentPage(c)

async function newCommitmentPage(c: Ctx, form?: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).make
  const opened = await openedCaseByNumber(act, c.req.param('nummer') ?? '')
  const choices = await promiseChoices(act, opened)
  if (!choices) throw new NotFound()
  const { number, title } = opened.file
  const back = choices.forMunicipality ? paths.deskCase(number) : paths.myCase(number)
  const errors = form?.errors ?? {}
  return page(
    c,
    { title: formTitle(t.title, errors, locale), breadcrumbs: [{ title, href: back }] },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading title={t.title} kicker={`${number} · ${title}`} lead={t.lead} />
      <PromiseForm choices={choices} locale={locale} {...(form ? { form } : {})} />
    </>,
    formStatus(errors),
  )
}

export async function makeCommitment(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(promiseSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return newCommitmentPage(c, parsed)
  const opened = await openedCaseByNumber(act, c.req.param('nummer') ?? '')
  const choices = await promiseChoices(act, opened)
  if (!choices) throw new NotFound()
  const { by, kind, due } = parsed.value
  try {
    const path = await onceSaid(act, input, c.req.path, async (act) => {
      const id = await promise(act, {
        caseId: opened.file.id,
        by: choices.forMunicipality ? { kind: 'municipality', personId: by } : { kind: 'party', partyId: by },
        kind,
        promise: parsed.value.promise,
        due,
      })
      return `${paths.commitment(id)}?klaar=gemaakt`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof CommitmentRefused) {
      return newCommitmentPage(c, withError(input.text, 'due', error.message))
    }
    throw error
  }
}
