import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { changeQuestions } from '../actions.ts'
import { type PasteFault, readQuestions, withPasted } from '../paste.ts'
import { pasteTexts } from '../paste-texts.ts'
import { texts } from '../texts.ts'
import { type DeskReached, reachSurveyToWork } from './reach.ts'

const longest = 60_000
const faultsShown = 5

function pageIn(c: Ctx, { survey }: DeskReached): string {
  const page = survey.draft.sections.find(({ key }) => key === c.req.query('op'))
  if (!page) throw new NotFound('page of questions')
  return page.key
}

/** `.../plakken`: many questions at once, from a text. */
export async function showPaste(c: Ctx): Promise<Response> {
  const reached = await reachSurveyToWork(c)
  pageIn(c, reached)
  return pastePage(c, reached, freshForm())
}

function pastePage(c: Ctx, reached: DeskReached, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const { project, activity } = reached
  const t = pasteTexts(locale)
  const action = paths.deskSurveyPart(project.number, activity.slug, 'plakken', { op: pageIn(c, reached) })
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <p>
          <a href={paths.deskSurveyPart(project.number, activity.slug, 'vragen')}>
            {texts(locale).build.title}
          </a>
        </p>
        <Disclosure summary={t.how}>
          <ul>
            {t.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
          <p>{t.example}</p>
          <pre>{t.exampleText}</pre>
        </Disclosure>
        <Form action={action} label={t.submit}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...bindFields(form, locale)('vragen')} label={t.field} rows={16} max={longest} />
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

/** Puts the questions of the text on the page, and on new pages after it; tells per line what cannot be read. */
export async function submitPaste(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity } = reached
  const page = pageIn(c, reached)
  const input = await readForm(c)
  const again = (why: string) => pastePage(c, reached, withError(input.text, 'vragen', why))
  const text = valueIn(input.text, 'vragen')
  const t = pasteTexts(act.locale)
  if (text.length > longest) return again(t.fault.too_many)
  const { pages, faults } = readQuestions(text)
  if (faults.length > 0) return again(told(faults, act.locale))
  if (pages.every(({ questions }) => questions.length === 0)) return again(t.nothing)
  try {
    const path = await once(act, input, async (act) => {
      await changeQuestions(act, activity.id, (form) => withPasted(form, page, pages))
      return paths.deskSurveyPart(project.number, activity.slug, 'vragen', { klaar: 'veranderd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return again(error.message)
  }
}

/** The first faults in the order of their lines, and how many more there are. */
function told(faults: readonly PasteFault[], locale: Locale): string {
  const t = pasteTexts(locale)
  const inOrder = [...faults].sort((one, other) => one.line - other.line)
  const first = inOrder.slice(0, faultsShown).map(({ line, fault }) => ({ line, why: t.fault[fault] }))
  const left = inOrder.length - first.length
  return [t.faults(first), ...(left > 0 ? [t.more(left)] : [])].join(' ')
}
