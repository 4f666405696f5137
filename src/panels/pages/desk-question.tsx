import { z } from 'zod'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { acceptedTypes, acceptFile } from '../../kit/files.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText, shortText, uploadedFile } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectDeskTexts, publicProjects } from '../../projects/index.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  FileInput,
  Form,
  FormActions,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { addQuestionFile, changeQuestion, removeQuestionFile, withdrawQuestion } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { mayAnswer } from '../rights.ts'
import { isAsked } from '../rules.ts'
import { type AdviceRequest, type Panel, requestFilesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { QuestionFields, readQuestion } from './desk-ask.tsx'
import { panelPage } from './desk-frame.tsx'
import { reachDesk, reachRequest } from './reach.ts'

interface Reached {
  readonly panel: Panel
  readonly request: AdviceRequest
}

async function reachQuestion(c: Ctx): Promise<Reached> {
  const { panel } = await reachDesk(c)
  const request = await reachRequest(c, panel)
  if (!(await mayAnswer(c.var.act, panel, request))) throw new NotFound('panel request')
  return { panel, request }
}

/** `/werk/panels/{naam}/adviezen/{nummer}/vraag`: change what was asked, its documents, or withdraw it. */
export async function showPanelQuestion(c: Ctx): Promise<Response> {
  const reached = await reachQuestion(c)
  const { panel, request } = reached
  if (!isAsked(request)) return redirect(c, paths.deskPanelRequest(panel.slug, request.nr))
  return questionPage(c, reached, freshForm())
}

async function questionPage(c: Ctx, { panel, request }: Reached, form: FormState): Promise<Response> {
  const { locale, db } = c.var.act
  const t = deskTexts(locale).question
  const [documents, projects] = await Promise.all([requestFilesOf(db, request.id), publicProjects(db)])
  const action = paths.panelQuestion(panel.slug, request.nr)
  const isChange = valueIn(form.values, 'doe') === 'verander'
  const asked = isChange
    ? form
    : freshForm({
        ...{ name: request.title, question: request.question, link: request.link },
        ...{ project: request.project_id, due: request.due_on, answerBy: request.answer_by },
      })
  const field = bindFields(form, locale)
  const words = projectDeskTexts(locale).documents
  return panelPage(c, panel, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <Form action={action} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <QuestionFields form={asked} projects={projects} locale={locale} />
          <TextArea {...bindFields(asked, locale)('reason')} label={t.reason} max={1000} rows={3} />
          <FormActions submit={t.submit} name="doe" value="verander" />
        </Form>
        <Section title={texts(locale).request.files} id="documenten">
          {documents.length === 0 && <p>{words.none}</p>}
          {documents.map(({ id, file_id, title }) => (
            <Form key={id} action={action} label={`${words.remove}: ${title}`}>
              <OnceToken token={newOnceToken()} />
              <p>
                <a href={paths.file(file_id, title)}>{title}</a>
              </p>
              <Button kind="secondary" name="weg" value={id} about={title}>
                {words.remove}
              </Button>
            </Form>
          ))}
          <p>{words.lead}</p>
          <Form action={action} label={words.add} files>
            <OnceToken token={newOnceToken()} />
            <TextInput {...field('title')} label={words.name} />
            <FileInput {...field('file')} label={words.file} accept={acceptedTypes} />
            <FormActions submit={words.add} name="doe" value="document" kind="secondary" />
          </Form>
        </Section>
        <Section title={t.withdraw} id="intrekken">
          <p>{t.withdrawLead}</p>
          <Form action={action} label={t.withdraw}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('why')} label={t.withdrawWhy} max={1000} rows={3} />
            <FormActions submit={t.withdraw} name="doe" value="intrekken" kind="danger" />
          </Form>
        </Section>
      </>
    ),
  })
}

const reasonSchema = z.object({ reason: longText(1000) })
const whySchema = z.object({ why: longText(1000) })
const fileSchema = z.object({ title: shortText(160), file: uploadedFile() })
const uuid = z.uuid()

type Work = (act: Ctx['var']['act']) => Promise<string>

/** What was sent, as the work to do, or as the form with what is wrong. */
async function workOf(
  c: Ctx,
  { panel, request }: Reached,
  input: FormInput,
): Promise<({ readonly ok: false } & FormState) | { readonly ok: true; readonly work: Work }> {
  const { locale, db } = c.var.act
  const t = deskTexts(locale).question
  const after = (klaar: string): string => paths.deskPanelRequest(panel.slug, request.nr, { klaar })
  const gone = uuid.safeParse(valueIn(input.text, 'weg'))
  if (gone.success)
    return {
      ok: true,
      work: async (act) => {
        await removeQuestionFile(act, request.id, gone.data)
        return after('document_weg')
      },
    }
  const doe = valueIn(input.text, 'doe')
  if (doe === 'document') {
    const words = projectDeskTexts(locale).documents
    const parsed = parseForm(fileSchema, input, locale, { title: words.name, file: words.file })
    if (!parsed.ok) return parsed
    const { file, title } = parsed.value
    return {
      ok: true,
      work: async (act) => {
        const accepted = await acceptFile(act, file)
        if (!accepted.ok) throw new Conflict(words.refusals[accepted.reason])
        await addQuestionFile(act, request.id, { id: accepted.file.id, title })
        return after('document')
      },
    }
  }
  if (doe === 'intrekken') {
    const parsed = parseForm(whySchema, input, locale, { why: t.withdrawWhy })
    if (!parsed.ok) return parsed
    return {
      ok: true,
      work: async (act) => {
        await withdrawQuestion(act, request.id, parsed.value.why)
        return after('ingetrokken')
      },
    }
  }
  const read = readQuestion(input, await publicProjects(db), locale)
  const reason = parseForm(reasonSchema, input, locale, { reason: t.reason })
  if (!read.ok || !reason.ok)
    return {
      ok: false,
      values: { ...input.text, doe: ['verander'] },
      errors: { ...(read.ok ? {} : read.errors), ...(reason.ok ? {} : reason.errors) },
    }
  return {
    ok: true,
    work: async (act) => {
      await changeQuestion(act, request.id, read.question, reason.value.reason)
      return after('veranderd_vraag')
    },
  }
}

/** Where a refusal is shown, by what was done. */
const errorFields: Readonly<Record<string, string>> = { document: 'file', intrekken: 'why' }

export async function submitPanelQuestion(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachQuestion(c)
  const input = await readForm(c)
  const wanted = await workOf(c, reached, input)
  if (!wanted.ok) return questionPage(c, reached, wanted)
  try {
    return redirect(c, await once(act, input, wanted.work))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const doe = valueIn(input.text, 'doe') || 'verander'
    const values = { ...input.text, doe: [doe] }
    return questionPage(c, reached, withError(values, errorFields[doe] ?? 'due', error.message))
  }
}
