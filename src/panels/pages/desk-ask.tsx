import { z } from 'zod'
import { addDays, dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormInput, type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { dayText, isLink, longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { publicProjects } from '../../projects/index.ts'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { askAdvice, type Question } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { isActive, isDigital } from '../rules.ts'
import type { Panel } from '../store.ts'
import { panelPage } from './desk-frame.tsx'
import { reachDesk } from './reach.ts'

const schema = z.object({
  name: shortText(160),
  question: longText(5000),
  link: shortText(500).optional(),
  project: z.string().optional(),
  due: dayText(),
  answerBy: dayText(),
})

type Projects = Awaited<ReturnType<typeof publicProjects>>

/** The fields of a question to a group. */
export function QuestionFields(props: {
  readonly form: FormState
  readonly projects: Projects
  readonly locale: Locale
}) {
  const { form, projects, locale } = props
  const t = deskTexts(locale).ask
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('name')} label={t.name} />
      <TextArea {...field('question')} label={t.question} max={5000} rows={8} />
      <TextInput {...field('link')} label={t.link} hint={t.linkHint} type="url" optional />
      <Select
        {...field('project')}
        label={t.project}
        empty={deskTexts(locale).form.noProject}
        options={projects.map(({ id, title }) => ({ value: id, label: title }))}
        optional
      />
      <DateInput {...field('due')} label={t.due} />
      <DateInput {...field('answerBy')} label={t.answerBy} hint={t.answerByHint} />
    </>
  )
}

/** The question that was filled in, or what is wrong with it. */
export function readQuestion(
  input: FormInput,
  projects: Projects,
  locale: Locale,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly question: Question } {
  const t = deskTexts(locale).ask
  const parsed = parseForm(schema, input, locale, t)
  if (!parsed.ok) return parsed
  const { name: title, question, link = null, project, due: dueOn, answerBy } = parsed.value
  if (link !== null && !isLink(link)) return withError(input.text, 'link', t.badLink)
  const projectId = projects.find(({ id }) => id === project)?.id ?? null
  return { ok: true, question: { title, question, link, projectId, dueOn, answerBy } }
}

async function reachToAsk(c: Ctx): Promise<Panel> {
  const { panel } = await reachDesk(c)
  if (!isActive(panel) || isDigital(panel)) throw new NotFound('panel')
  return panel
}

/** `/werk/panels/{naam}/adviezen/nieuw`: ask a group for its advice. */
export async function showAskPanel(c: Ctx): Promise<Response> {
  const panel = await reachToAsk(c)
  const today = dayOf(c.var.act.now)
  const form = freshForm({ project: panel.project_id, due: addDays(today, 42), answerBy: addDays(today, 70) })
  return askPage(c, panel, form)
}

async function askPage(c: Ctx, panel: Panel, form: FormState): Promise<Response> {
  const { locale, db } = c.var.act
  const t = deskTexts(locale).ask
  return panelPage(c, panel, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <Form action={paths.askPanel(panel.slug)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <QuestionFields form={form} projects={await publicProjects(db)} locale={locale} />
        <FormActions submit={t.submit} />
      </Form>
    ),
  })
}

export async function submitAskPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const panel = await reachToAsk(c)
  const input = await readForm(c)
  const read = readQuestion(input, await publicProjects(act.db), act.locale)
  if (!read.ok) return askPage(c, panel, read)
  try {
    const path = await once(act, input, async (act) => {
      await askAdvice(act, panel.id, read.question)
      return paths.deskPanel(panel.slug, { klaar: 'gevraagd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return askPage(c, panel, withError(input.text, 'due', error.message))
  }
}
