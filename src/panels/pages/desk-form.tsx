import { z } from 'zod'
import { subjectName, subjects } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, numberText, oneOf, shortText, someOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { allProjects, type Project } from '../../projects/index.ts'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Heading, PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { changePanel, makePanel, type PanelContent } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { type PanelFault, panelFault, panelKinds } from '../rules.ts'
import type { Panel } from '../store.ts'
import { texts } from '../texts.ts'
import { panelPage } from './desk-frame.tsx'
import { districtsIn } from './parts.tsx'
import { reachToServe } from './reach.ts'

const schema = z.object({
  kind: oneOf(panelKinds),
  name: shortText(120),
  purpose: longText(2000),
  askedFor: longText(2000),
  notFor: longText(2000),
  contact: longText(500),
  project: z.string().optional(),
  area: z.string().optional(),
  seatsMin: numberText({ min: 1, max: 100 }).optional(),
  seatsMax: numberText({ min: 1, max: 100 }).optional(),
  term: numberText({ min: 1, max: 120 }).optional(),
  subjects: someOf(subjects),
  areas: z.array(z.string()).default([]),
})

/** What a group can belong to. */
interface Belongs {
  readonly projects: readonly Project[]
  readonly districts: readonly Area[]
}

async function belongsOf(act: Act): Promise<Belongs> {
  const [projects, areas] = await Promise.all([allProjects(act.db), allAreas(act.db)])
  return { projects, districts: districtsIn(areas) }
}

const faultFields: Readonly<Record<PanelFault, string>> = {
  ...{ project: 'project', area: 'area', seats: 'seatsMin', term: 'term', subjects: 'subjects' },
}

/** The labels of the form, for what is wrong with a field. */
const labelsFrom = ({ kindHints: _, ...labels }: ReturnType<typeof deskTexts>['form']) => labels

/** What was filled in, or what is wrong with it. The kind of a group that is there stays as it was. */
function readContent(
  input: FormInput,
  act: Act,
  belongs: Belongs,
  kind: Panel['kind'] | null,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly content: PanelContent } {
  const { locale } = act
  const t = deskTexts(locale).form
  const given = kind === null ? input : { ...input, text: { ...input.text, kind: [kind] } }
  const parsed = parseForm(schema, given, locale, labelsFrom(t))
  if (!parsed.ok) return parsed
  const { name, purpose, askedFor, notFor, contact, ...rest } = parsed.value
  const content: PanelContent = {
    ...{ kind: rest.kind, name, purpose, askedFor, notFor, contact },
    projectId: belongs.projects.find(({ id }) => id === rest.project)?.id ?? null,
    areaId: belongs.districts.find(({ id }) => id === rest.area)?.id ?? null,
    subjects: rest.subjects,
    areaIds: belongs.districts.map(({ id }) => id).filter((id) => rest.areas.includes(id)),
    ...{ seatsMin: rest.seatsMin ?? null, seatsMax: rest.seatsMax ?? null, termMonths: rest.term ?? null },
  }
  const fault = panelFault(content)
  if (fault) return withError(input.text, faultFields[fault], texts(locale).faults[fault])
  return { ok: true, content }
}

const formOf = (panel: Panel): FormState => {
  const one = (value: string | number | null): readonly string[] => (value === null ? [] : [String(value)])
  return {
    values: {
      ...{ kind: [panel.kind], name: [panel.name], purpose: [panel.purpose], contact: [panel.contact] },
      ...{ askedFor: [panel.asked_for], notFor: [panel.not_for] },
      ...{ project: one(panel.project_id), area: one(panel.area_id) },
      ...{ seatsMin: one(panel.seats_min), seatsMax: one(panel.seats_max), term: one(panel.term_months) },
      ...{ subjects: [...panel.subjects], areas: [...panel.area_ids] },
    },
    errors: {},
  }
}

function ContentForm(props: {
  readonly action: string
  readonly act: Act
  readonly belongs: Belongs
  readonly form: FormState
  readonly submit: string
  /** The kind of a group that is there; null for a new one. */
  readonly kind: Panel['kind'] | null
}) {
  const { form, act, belongs, kind } = props
  const { locale } = act
  const t = deskTexts(locale).form
  const field = bindFields(form, locale)
  const hasSeats = kind === null || kind !== 'digital_panel'
  const hasChoices = kind === null || kind === 'digital_panel'
  return (
    <Form action={props.action} label={props.submit}>
      <OnceToken token={newOnceToken()} />
      {kind === null && (
        <RadioGroup
          {...field('kind')}
          label={t.kind}
          options={panelKinds.map((value) => ({
            ...{ value, label: texts(locale).kinds[value], hint: t.kindHints[value] },
          }))}
        />
      )}
      <TextInput {...field('name')} label={t.name} />
      <TextArea {...field('purpose')} label={t.purpose} max={2000} rows={3} />
      <TextArea {...field('askedFor')} label={t.askedFor} max={2000} rows={3} />
      <TextArea {...field('notFor')} label={t.notFor} max={2000} rows={3} />
      <TextArea {...field('contact')} label={t.contact} hint={t.contactHint} max={500} rows={2} />
      <Select
        {...field('project')}
        label={t.project}
        hint={kind === null ? t.projectHint : undefined}
        empty={t.noProject}
        options={belongs.projects.map(({ id, number, title }) => ({
          value: id,
          label: `${number} ${title}`,
        }))}
        optional
      />
      <Select
        {...field('area')}
        label={t.area}
        hint={kind === null ? t.areaHint : undefined}
        empty={t.noArea}
        options={belongs.districts.map(({ id, name }) => ({ value: id, label: name }))}
        optional
      />
      {hasSeats && (
        <>
          {kind === null && <Heading level={2}>{t.seatsTitle}</Heading>}
          {kind === null && <p>{t.seatsLead}</p>}
          <NumberInput
            {...field('seatsMin')}
            label={t.seatsMin}
            optional={kind === null ? 'unsaid' : false}
          />
          <NumberInput
            {...field('seatsMax')}
            label={t.seatsMax}
            optional={kind === null ? 'unsaid' : false}
          />
          <NumberInput {...field('term')} label={t.term} optional={kind === null ? 'unsaid' : false} />
        </>
      )}
      {hasChoices && (
        <>
          {kind === null && <Heading level={2}>{t.choicesTitle}</Heading>}
          {kind === null && <p>{t.choicesLead}</p>}
          <CheckboxGroup
            {...field('subjects')}
            label={t.subjects}
            optional={kind === null ? 'unsaid' : false}
            options={subjects.map((value) => ({ value, label: subjectName(value, locale) }))}
          />
          <CheckboxGroup
            {...field('areas')}
            label={t.areas}
            hint={t.areasHint}
            optional="unsaid"
            options={belongs.districts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
      <FormActions submit={props.submit} />
    </Form>
  )
}

/** `/werk/panels/nieuw`: make a group. */
export async function showNewPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const belongs = await belongsOf(act)
  const project = belongs.projects.find(({ number }) => number === c.req.query('project'))
  return newPage(c, belongs, { values: project ? { project: [project.id] } : {}, errors: {} })
}

function newPage(c: Ctx, belongs: Belongs, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const t = deskTexts(act.locale)
  return page(
    c,
    {
      title: formTitle(t.form.newTitle, form.errors, act.locale),
      current: 'desk',
      breadcrumbs: [{ title: t.title, href: paths.deskPanels() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={act.locale} />
      <PageHeading title={t.form.newTitle} lead={t.form.newLead} />
      <ContentForm action={paths.newPanel()} {...{ act, belongs, form }} submit={t.form.make} kind={null} />
    </>,
    formStatus(form.errors),
  )
}

export async function submitNewPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const belongs = await belongsOf(act)
  const read = readContent(input, act, belongs, null)
  if (!read.ok) return newPage(c, belongs, read)
  const path = await once(act, input, async (act) =>
    paths.deskPanel(await makePanel(act, read.content), { klaar: 'gemaakt' }),
  )
  return redirect(c, path)
}

/** `/werk/panels/{naam}/gegevens`: change what a group is. */
export async function showEditPanel(c: Ctx): Promise<Response> {
  const panel = await reachToServe(c)
  return editPage(c, panel, formOf(panel))
}

async function editPage(c: Ctx, panel: Panel, form: FormState): Promise<Response> {
  const { act } = c.var
  const t = deskTexts(act.locale).form
  const belongs = await belongsOf(act)
  return panelPage(c, panel, {
    title: t.editTitle,
    form,
    body: (
      <ContentForm
        action={paths.editPanel(panel.slug)}
        {...{ act, belongs, form }}
        submit={t.save}
        kind={panel.kind}
      />
    ),
  })
}

export async function submitEditPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const panel = await reachToServe(c)
  const input = await readForm(c)
  const read = readContent(input, act, await belongsOf(act), panel.kind)
  if (!read.ok) return editPage(c, panel, read)
  try {
    const path = await once(act, input, async (act) => {
      await changePanel(act, panel.id, read.content)
      return paths.deskPanel(panel.slug, { klaar: 'veranderd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, panel, withError(input.text, 'name', error.message))
  }
}
