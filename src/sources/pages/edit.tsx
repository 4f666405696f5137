import { z } from 'zod'
import { kindName, kinds, subjectName, subjects } from '../../initiatives/index.ts'
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
  moneyText,
  numberText,
  oneOf,
  shortText,
  someOf,
  ticked,
} from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../places/index.ts'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  MoneyInput,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { addSource, changeSource, confirmSource, retireSource } from '../actions.ts'
import {
  applicants,
  levels,
  mostCents,
  mostCharacters,
  needs,
  readDeadlines,
  writeDeadlines,
} from '../schema.ts'
import { type Source, type SourceContent, sourceById } from '../store.ts'
import { texts } from '../texts.ts'

const sourceSchema = z.object({
  name: shortText(mostCharacters.name),
  provider: shortText(mostCharacters.provider),
  level: oneOf(levels),
  summary: longText(mostCharacters.summary),
  summaryEn: longText(mostCharacters.summary).optional(),
  conditions: longText(mostCharacters.conditions),
  conditionsEn: longText(mostCharacters.conditions).optional(),
  forWhom: z.array(z.enum(applicants)).min(1),
  kinds: someOf(kinds),
  subjects: someOf(subjects),
  areas: z.array(z.uuid()).default([]),
  min: moneyText({ min: 1, max: mostCents }).optional(),
  max: moneyText({ min: 1, max: mostCents }).optional(),
  ownShare: numberText({ min: 0, max: 99 }).optional(),
  needs: someOf(needs),
  deadlines: shortText(mostCharacters.deadlines).optional(),
  link: shortText(mostCharacters.link),
  contact: shortText(mostCharacters.contact).optional(),
  source: shortText(mostCharacters.source),
  checkedOn: dayText(),
  isExample: ticked(),
})

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const t = texts(locale).desk
  return { ...t, checkedOn: t.checkedOn } as unknown as Readonly<Record<string, string>>
}

export const showNewSource = (c: Ctx): Promise<Response> =>
  editPage(c, null, freshForm({ checkedOn: dayOf(c.var.act.now), ownShare: '0' }))

export async function showEditSource(c: Ctx): Promise<Response> {
  const source = await sourceAsked(c)
  return editPage(c, source, formOf(source))
}

async function sourceAsked(c: Ctx): Promise<Source> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const source = id.success ? await sourceById(c.var.act.db, id.data) : null
  if (!source) throw new NotFound()
  return source
}

const euros = (cents: number | null): string => (cents === null ? '' : String(cents / 100).replace('.', ','))

function formOf(source: Source): FormState {
  const one = freshForm({
    name: source.name,
    provider: source.provider,
    level: source.level,
    summary: source.summary,
    summaryEn: source.summary_en,
    conditions: source.conditions,
    conditionsEn: source.conditions_en,
    min: euros(source.min_cents),
    max: euros(source.max_cents),
    ownShare: String(source.own_share),
    deadlines: writeDeadlines(source.deadlines),
    link: source.link,
    contact: source.contact,
    source: source.source,
    checkedOn: source.checked_on,
    isExample: source.is_example ? 'ja' : '',
    seen: source.changed_at.toISOString(),
  })
  return {
    ...one,
    values: {
      ...one.values,
      forWhom: source.for_whom,
      kinds: source.kinds,
      subjects: source.subjects,
      areas: source.area_ids,
      needs: source.needs,
    },
  }
}

async function editPage(c: Ctx, source: Source | null, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const areas = (await allAreas(act.db)).filter(
    ({ level, retired_on }) => level === 'district' && retired_on === null,
  )
  const title = source?.name ?? t.newTitle
  const action = source ? paths.deskMoneySource(source.id) : paths.newMoneySource()
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.title, href: paths.deskMoneySources() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      {source && <Quick source={source} locale={locale} />}
      <Form action={action} label={title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <Fields form={form} areas={areas} locale={locale} />
        <FormActions submit={t.save} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** What an editor does most: say that it is still right, or take it out. */
function Quick({ source, locale }: { readonly source: Source; readonly locale: Locale }) {
  const t = texts(locale).desk
  const one = (what: string, label: string) => (
    <Form action={paths.deskMoneySource(source.id)} label={label}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="doe" value={what} />
      <FormActions submit={label} />
    </Form>
  )
  return (
    <>
      {source.retired_on === null && (
        <p>
          <a href={paths.moneySource(source.slug)}>{t.publicPage}</a>
        </p>
      )}
      {source.retired_on === null ? one('nagekeken', t.confirm) : one('terug', t.restore)}
      {source.retired_on === null && one('weg', t.retire)}
    </>
  )
}

function Fields(props: {
  readonly form: FormState
  readonly areas: readonly Area[]
  readonly locale: Locale
}) {
  const { form, areas, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  return (
    <>
      <TextInput {...field('name')} label={t.desk.name} />
      <TextInput {...field('provider')} label={t.desk.provider} />
      <Select {...field('level')} label={t.desk.level} options={options(levels, (one) => t.levels[one])} />
      <TextArea {...field('summary')} label={t.desk.summary} rows={3} />
      <TextArea {...field('summaryEn')} label={t.desk.summaryEn} rows={3} optional />
      <TextArea {...field('conditions')} label={t.desk.conditions} hint={t.desk.conditionsHint} />
      <TextArea
        {...field('conditionsEn')}
        label={t.desk.conditionsEn}
        hint={t.desk.conditionsHint}
        optional
      />
      <CheckboxGroup
        {...field('forWhom')}
        label={t.desk.forWhom}
        options={options(applicants, (one) => t.applicants[one])}
      />
      <CheckboxGroup
        {...field('subjects')}
        label={t.desk.subjects}
        hint={t.desk.allWhenNone}
        options={options(subjects, (one) => subjectName(one, locale))}
        optional
      />
      <CheckboxGroup
        {...field('kinds')}
        label={t.desk.kinds}
        hint={t.desk.allWhenNone}
        options={options(kinds, (one) => kindName(one, locale))}
        optional
      />
      <CheckboxGroup
        {...field('areas')}
        label={t.desk.areas}
        hint={t.desk.allWhenNone}
        options={areas.map((area) => ({ value: area.id, label: areaLabel(area, locale) }))}
        optional
      />
      <MoneyInput {...field('min')} label={t.desk.min} optional />
      <MoneyInput {...field('max')} label={t.desk.max} optional />
      <NumberInput {...field('ownShare')} label={t.desk.ownShare} hint={t.desk.ownShareHint} optional />
      <CheckboxGroup
        {...field('needs')}
        label={t.desk.needs}
        options={options(needs, (one) => t.needs[one])}
        optional
      />
      <TextInput {...field('deadlines')} label={t.desk.deadlines} hint={t.desk.deadlinesHint} optional />
      <TextInput {...field('link')} label={t.desk.link} type="url" />
      <TextInput {...field('contact')} label={t.desk.contact} hint={t.desk.contactHint} optional />
      <TextInput {...field('source')} label={t.desk.source} />
      <DateInput {...field('checkedOn')} label={t.desk.checkedOn} />
      <Checkbox {...field('isExample')} label={t.desk.isExample} optional />
    </>
  )
}

export const submitNewSource = (c: Ctx): Promise<Response> => submit(c, null)
export const submitSource = async (c: Ctx): Promise<Response> => submit(c, await sourceAsked(c))

async function submit(c: Ctx, source: Source | null): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const what = valueIn(input.text, 'doe')
  if (source && (what === 'nagekeken' || what === 'weg' || what === 'terug')) {
    const path = await once(act, input, async (act) => {
      if (what === 'nagekeken') await confirmSource(act, source.id)
      else await retireSource(act, source.id, what === 'weg')
      return paths.deskMoneySources({ klaar: what })
    })
    return redirect(c, path)
  }
  const t = texts(act.locale).desk
  const parsed = parseForm(sourceSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return editPage(c, source, parsed)
  const { value } = parsed
  const deadlines = readDeadlines(value.deadlines ?? '')
  const fault: readonly [string, string] | null =
    deadlines === null
      ? ['deadlines', t.deadlinesWrong]
      : !isLink(value.link)
        ? ['link', t.linkWrong]
        : value.checkedOn > dayOf(act.now)
          ? ['checkedOn', t.checkedFuture]
          : value.min !== undefined && value.max !== undefined && value.min > value.max
            ? ['min', t.least]
            : null
  if (fault) return editPage(c, source, withError(input.text, ...fault))
  const known = new Set((await allAreas(act.db)).map(({ id }) => id))
  const content: SourceContent = {
    name: value.name,
    provider: value.provider,
    level: value.level,
    summary: value.summary,
    summary_en: value.summaryEn ?? null,
    conditions: value.conditions,
    conditions_en: value.conditionsEn ?? null,
    for_whom: applicants.filter((one) => value.forWhom.includes(one)),
    kinds: value.kinds,
    subjects: value.subjects,
    area_ids: value.areas.filter((id) => known.has(id)),
    min_cents: value.min ?? null,
    max_cents: value.max ?? null,
    own_share: value.ownShare ?? 0,
    needs: value.needs,
    deadlines: deadlines ?? [],
    link: value.link,
    contact: value.contact ?? null,
    source: value.source,
    checked_on: value.checkedOn,
    is_example: value.isExample,
  }
  try {
    const path = await once(act, input, async (act) => {
      if (source) await changeSource(act, source.id, content, momentIn(input.text, 'seen'))
      else await addSource(act, content)
      return paths.deskMoneySources({ klaar: source ? 'bewaard' : 'toegevoegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, source, withError(input.text, 'name', error.message))
  }
}
