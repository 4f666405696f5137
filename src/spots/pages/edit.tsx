import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { takeFiles } from '../../initiatives/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { photoFiles } from '../../kit/files.ts'
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
import { dayText, longText, numberText, oneOf, shortText, someOf, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaLabel, districtAt } from '../../places/index.ts'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  PhotoFields,
  PointField,
  photoFault,
  photoFields,
  photoLabels,
  photoValues,
  pointFault,
  pointFields,
  pointIn,
  pointLabels,
  pointValues,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { addSpot, changeSpot, retireSpot } from '../actions.ts'
import { uses, whats } from '../schema.ts'
import { type Spot, type SpotContent, spotById } from '../store.ts'
import { texts } from '../texts.ts'

const spotSchema = z.object({
  name: shortText(120),
  what: oneOf(whats),
  summary: longText(500),
  summaryEn: longText(500).optional(),
  address: shortText(200).optional(),
  area: z.uuid().optional(),
  ...pointFields,
  size: numberText({ min: 1, max: 10_000_000 }).optional(),
  owner: shortText(120),
  maintainer: shortText(120),
  uses: someOf(uses).pipe(z.array(z.enum(uses)).min(1)),
  notFor: longText(500).optional(),
  freeFrom: dayText().optional(),
  freeUntil: dayText().optional(),
  costs: shortText(300),
  conditions: longText(3000),
  conditionsEn: longText(3000).optional(),
  contact: shortText(200),
  ...photoFields,
  isExample: ticked(),
})

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => ({
  ...(texts(locale).desk as unknown as Readonly<Record<string, string>>),
  ...pointLabels(locale),
  ...photoLabels(locale),
})

export const showNewSpot = (c: Ctx): Promise<Response> => editPage(c, null, freshForm())

export async function showEditSpot(c: Ctx): Promise<Response> {
  const spot = await spotAsked(c)
  return editPage(c, spot, formOf(spot))
}

async function spotAsked(c: Ctx): Promise<Spot> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const spot = id.success ? await spotById(c.var.act.db, id.data) : null
  if (!spot) throw new NotFound('spot')
  return spot
}

function formOf(spot: Spot): FormState {
  const one = freshForm({
    name: spot.name,
    what: spot.what,
    summary: spot.summary,
    summaryEn: spot.summary_en,
    address: spot.address,
    area: spot.area_id,
    ...pointValues(spot),
    size: spot.size_m2 === null ? '' : String(spot.size_m2),
    owner: spot.owner,
    maintainer: spot.maintainer,
    notFor: spot.not_for,
    freeFrom: spot.free_from,
    freeUntil: spot.free_until,
    costs: spot.costs,
    conditions: spot.conditions,
    conditionsEn: spot.conditions_en,
    contact: spot.contact,
    ...photoValues(spot),
    isExample: spot.is_example ? 'ja' : '',
    seen: spot.changed_at.toISOString(),
  })
  return { ...one, values: { ...one.values, uses: spot.uses } }
}

async function editPage(c: Ctx, spot: Spot | null, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const areas = (await allAreas(act.db)).filter(
    ({ id, level, retired_on }) => level === 'district' && (retired_on === null || id === spot?.area_id),
  )
  const title = spot?.name ?? t.newTitle
  const action = spot ? paths.deskSpot(spot.id) : paths.newSpot()
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      islands: ['map-island'],
      breadcrumbs: [{ title: t.title, href: paths.deskSpots() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      {spot && (
        <p>
          <a href={paths.spot(spot.slug)}>{t.publicOne}</a>
        </p>
      )}
      <Form action={action} label={title} files>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <Fields
          form={form}
          areas={areas}
          municipality={act.municipality}
          photo={
            <PhotoFields
              form={form}
              label={texts(locale).photo}
              now={spot ? photoOf(spot, await photoFiles(act.db, [spot])) : undefined}
              locale={locale}
            />
          }
          locale={locale}
        />
        <FormActions submit={t.save} />
      </Form>
      {spot && (
        <Form action={action} label={spot.retired_on ? t.restore : t.retire}>
          <OnceToken token={newOnceToken()} />
          <FormActions
            submit={spot.retired_on ? t.restore : t.retire}
            name="doe"
            value={spot.retired_on ? 'terug' : 'weg'}
            kind="secondary"
          />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

function Fields(props: {
  readonly form: FormState
  readonly areas: readonly Area[]
  readonly municipality: Municipality
  readonly photo: ComponentChildren
  readonly locale: Locale
}) {
  const { form, areas, municipality, photo, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('name')} label={t.desk.name} />
      <Select
        {...field('what')}
        label={t.desk.what}
        options={whats.map((value) => ({ value, label: t.whats[value] }))}
      />
      <TextArea {...field('summary')} label={t.desk.summary} rows={3} />
      <TextArea {...field('summaryEn')} label={t.desk.summaryEn} rows={3} optional />
      <TextInput {...field('address')} label={t.desk.address} optional />
      <Select
        {...field('area')}
        label={t.desk.area}
        empty={t.desk.noArea}
        options={areas.map((area) => ({ value: area.id, label: areaLabel(area, locale) }))}
        optional
      />
      <PointField form={form} map={municipality.map} locale={locale} />
      {photo}
      <NumberInput {...field('size')} label={t.desk.size} optional />
      <TextInput {...field('owner')} label={t.desk.owner} hint={t.desk.ownerHint} />
      <TextInput {...field('maintainer')} label={t.desk.maintainer} hint={t.desk.ownerHint} />
      <CheckboxGroup
        {...field('uses')}
        label={t.desk.uses}
        options={uses.map((value) => ({ value, label: t.uses[value] }))}
      />
      <TextArea {...field('notFor')} label={t.desk.notFor} rows={2} optional />
      <DateInput {...field('freeFrom')} label={t.desk.freeFrom} optional />
      <DateInput {...field('freeUntil')} label={t.desk.freeUntil} optional />
      <TextInput {...field('costs')} label={t.desk.costs} />
      <TextArea {...field('conditions')} label={t.desk.conditions} hint={t.desk.conditionsHint} />
      <TextArea
        {...field('conditionsEn')}
        label={t.desk.conditionsEn}
        hint={t.desk.conditionsHint}
        optional
      />
      <TextInput {...field('contact')} label={t.desk.contact} hint={t.desk.contactHint} />
      <Checkbox {...field('isExample')} label={t.desk.isExample} optional />
    </>
  )
}

export const submitNewSpot = (c: Ctx): Promise<Response> => submit(c, null)
export const submitSpot = async (c: Ctx): Promise<Response> => submit(c, await spotAsked(c))

async function submit(c: Ctx, spot: Spot | null): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const what = valueIn(input.text, 'doe')
  try {
    if (spot && (what === 'weg' || what === 'terug')) {
      const path = await once(act, input, async (act) => {
        await retireSpot(act, spot.id, what === 'weg')
        return paths.deskSpots({ klaar: what })
      })
      return redirect(c, path)
    }
    const parsed = parseForm(spotSchema, input, act.locale, labelsOf(act.locale))
    if (!parsed.ok) return editPage(c, spot, parsed)
    const fault = faultIn(parsed.value, spot, act.locale)
    if (fault) return editPage(c, spot, withError(input.text, ...fault))
    const taken = await takeFiles(act, parsed.value.photo ? [parsed.value.photo] : [], { imagesOnly: true })
    if (!taken.ok) return editPage(c, spot, withError(input.text, 'photo', taken.message))
    const kept = parsed.value.removePhoto ? null : (spot?.photo_id ?? null)
    const content = await contentOf(c, parsed.value, taken.files[0]?.id ?? kept)
    const path = await once(act, input, async (act) => {
      if (spot) await changeSpot(act, spot.id, content, momentIn(input.text, 'seen'))
      else await addSpot(act, content)
      return paths.deskSpots({ klaar: spot ? 'bewaard' : 'toegevoegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const form = spot && what !== '' ? formOf(spot).values : input.text
    return editPage(c, spot, withError(form, 'name', error.message))
  }
}

type Typed = z.infer<typeof spotSchema>

function faultIn(value: Typed, spot: Spot | null, locale: Locale): readonly [string, string] | null {
  const t = texts(locale).desk
  const photo = photoFault(value, spot?.photo_id != null, locale)
  if (photo) return photo
  const point = pointFault(value, locale)
  if (point) return point
  return value.freeFrom && value.freeUntil && value.freeUntil < value.freeFrom
    ? ['freeUntil', t.freeOrder]
    : null
}

async function contentOf(c: Ctx, value: Typed, photoId: string | null): Promise<SpotContent> {
  const { db } = c.var.act
  const point = pointIn(value)
  const known = (await allAreas(db)).find(({ id }) => id === value.area)
  const area = known ?? (point ? await districtAt(db, [point.lon, point.lat]) : null)
  return {
    name: value.name,
    what: value.what,
    summary: value.summary,
    summary_en: value.summaryEn ?? null,
    address: value.address ?? null,
    area_id: area?.id ?? null,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    size_m2: value.size ?? null,
    owner: value.owner,
    maintainer: value.maintainer,
    uses: value.uses,
    not_for: value.notFor ?? null,
    free_from: value.freeFrom ?? null,
    free_until: value.freeUntil ?? null,
    costs: value.costs,
    conditions: value.conditions,
    conditions_en: value.conditionsEn ?? null,
    contact: value.contact,
    photo_id: photoId,
    photo_description: photoId === null ? null : (value.photoDescription ?? null),
    is_example: value.isExample,
  }
}
