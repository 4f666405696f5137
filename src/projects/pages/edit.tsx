import { z } from 'zod'
import { isSubject, subjectName, subjects, takeFiles } from '../../initiatives/index.ts'
import { Conflict } from '../../kit/errors.ts'
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
import { longText, oneOf, shortText, someOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../places/index.ts'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
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
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import type { PhotoFile } from '../../ui/photo/photo.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { changeProject, startProject } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { ownerKinds } from '../schema.ts'
import type { Project, ProjectContent } from '../store.ts'
import { reachToWork } from './reach.ts'

const schema = z.object({
  name: shortText(120),
  summary: longText(600),
  summaryEn: longText(600).optional(),
  owner: oneOf(ownerKinds),
  ownerName: shortText(120).optional(),
  ownerContact: shortText(200).optional(),
  department: shortText(120).optional(),
  areas: z.array(z.uuid()).max(200).default([]),
  subjects: someOf(subjects).pipe(z.array(z.enum(subjects)).min(1)),
  address: shortText(200).optional(),
  ...pointFields,
  ...photoFields,
})
type Typed = z.infer<typeof schema>

export const showNewProject = (c: Ctx): Promise<Response> =>
  editPage(c, null, freshForm({ owner: 'municipality' }))
export async function showProjectContent(c: Ctx): Promise<Response> {
  const { project } = await reachToWork(c)
  return editPage(c, project, formOf(project))
}

function formOf(project: Project): FormState {
  const one = freshForm({
    name: project.title,
    summary: project.summary,
    summaryEn: project.summary_en,
    owner: project.owner_kind,
    ownerName: project.owner_name,
    ownerContact: project.owner_contact,
    department: project.department,
    address: project.address,
    ...pointValues(project),
    ...photoValues(project),
    seen: project.changed_at.toISOString(),
  })
  return { ...one, values: { ...one.values, areas: project.area_ids, subjects: project.subjects } }
}

async function editPage(c: Ctx, project: Project | null, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale)
  const areas = (await allAreas(act.db)).filter(
    ({ id, level, retired_on }) =>
      level === 'district' && (retired_on === null || project?.area_ids.includes(id)),
  )
  const photo = project ? photoOf(project, await photoFiles(act.db, [project])) : undefined
  const title = project ? t.edit.editTitle : t.edit.newTitle
  const action = project ? paths.deskProjectPart(project.number, 'content') : paths.newProject()
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      islands: ['map-island'],
      breadcrumbs: [
        { title: t.title, href: paths.deskProjects() },
        ...(project ? [{ title: project.title, href: paths.deskProject(project.number) }] : []),
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} kicker={project?.number ?? ''} />
      <Form action={action} label={title} files>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <Fields form={form} areas={areas} photo={photo} municipality={act.municipality} locale={locale} />
        <FormActions submit={project ? t.edit.save : t.edit.begin} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

interface Around {
  readonly form: FormState
  readonly municipality: Municipality
  readonly locale: Locale
}

function Fields({
  form,
  areas,
  photo,
  municipality,
  locale,
}: Around & { readonly areas: readonly Area[]; readonly photo: PhotoFile | undefined }) {
  const t = deskTexts(locale).edit
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('name')} label={t.name} hint={t.nameHint} />
      <TextArea {...field('summary')} label={t.summary} rows={3} max={600} />
      <TextArea {...field('summaryEn')} label={t.summaryEn} rows={3} max={600} optional />
      <RadioGroup
        {...field('owner')}
        label={t.owner}
        options={[
          { value: 'municipality', label: t.ownerMunicipality },
          { value: 'outside', label: t.ownerOutside },
        ]}
      />
      <TextInput {...field('ownerName')} label={t.ownerName} optional />
      <TextInput {...field('ownerContact')} label={t.ownerContact} hint={t.ownerContactHint} optional />
      <TextInput {...field('department')} label={t.department} optional />
      <CheckboxGroup
        {...field('areas')}
        label={t.areas}
        hint={t.areasHint}
        options={areas.map((area) => ({ value: area.id, label: areaLabel(area, locale) }))}
        optional
      />
      <CheckboxGroup
        {...field('subjects')}
        label={t.subjects}
        options={subjects.map((value) => ({ value, label: subjectName(value, locale) }))}
      />
      <TextInput {...field('address')} label={t.address} hint={t.addressHint} optional />
      <PointField form={form} map={municipality.map} locale={locale} />
      <PhotoFields form={form} label={t.photo} now={photo} locale={locale} />
    </>
  )
}

export const submitNewProject = (c: Ctx): Promise<Response> => submit(c, null)
export const submitProjectContent = async (c: Ctx): Promise<Response> =>
  submit(c, (await reachToWork(c)).project)

async function submit(c: Ctx, project: Project | null): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const labels = {
    ...deskTexts(act.locale).edit,
    ...pointLabels(act.locale),
    ...photoLabels(act.locale),
  } as Readonly<Record<string, string>>
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return editPage(c, project, parsed)
  const fault = faultIn(parsed.value, project, act.locale)
  if (fault) return editPage(c, project, withError(input.text, ...fault))
  const { photo, removePhoto } = parsed.value
  const taken = await takeFiles(act, photo ? [photo] : [], { imagesOnly: true })
  if (!taken.ok) return editPage(c, project, withError(input.text, 'photo', taken.message))
  const kept = removePhoto ? null : (project?.photo_id ?? null)
  const content = contentOf(parsed.value, taken.files[0]?.id ?? kept, await allAreas(act.db))
  try {
    const path = await once(act, input, async (act) => {
      if (project) {
        await changeProject(act, project.id, content, momentIn(input.text, 'seen'))
        return paths.deskProject(project.number, { klaar: 'bewaard' })
      }
      const { number } = await startProject(act, content)
      return paths.deskProject(number, { klaar: 'begonnen' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, project, withError(input.text, 'name', error.message))
  }
}

function faultIn(value: Typed, project: Project | null, locale: Locale): readonly [string, string] | null {
  const t = deskTexts(locale).edit
  if (value.owner === 'outside' && !value.ownerName) return ['ownerName', t.ownerMissing]
  if (value.owner === 'outside' && !value.ownerContact) return ['ownerContact', t.ownerContactMissing]
  return pointFault(value, locale) ?? photoFault(value, project?.photo_id != null, locale)
}

function contentOf(value: Typed, photoId: string | null, areas: readonly Area[]): ProjectContent {
  const point = pointIn(value)
  const isOutside = value.owner === 'outside'
  return {
    title: value.name,
    summary: value.summary,
    summary_en: value.summaryEn ?? null,
    owner_kind: value.owner,
    owner_name: isOutside ? (value.ownerName ?? null) : null,
    owner_contact: isOutside ? (value.ownerContact ?? null) : null,
    department: value.department ?? null,
    address: value.address ?? null,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    photo_id: photoId,
    photo_description: photoId === null ? null : (value.photoDescription ?? null),
    subjects: value.subjects.filter(isSubject),
    area_ids: value.areas.filter((id) => areas.some((area) => area.id === id)),
  }
}
