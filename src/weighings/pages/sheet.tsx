import { type FrameworkDefinition, optionsOf } from '../../frameworks/index.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import type { OpenedWeighing } from '../actions/opened.ts'
import { answerWeighing, proposeWeighing } from '../actions.ts'
import { jointSheet, mayAnswer, type Sheet } from '../rules.ts'
import type { Assessor } from '../store.ts'
import { texts } from '../texts.ts'
import { ExampleNotice } from './outcome.tsx'
import { type Reached, reachWeighing } from './reach.ts'
import { answerField, lengthErrors, SheetFields, sheetErrors, sheetIn, valuesOf } from './sheet-form.tsx'

/** A sheet to fill in: one's own, or the one for both. */
interface Asked extends Reached {
  readonly found: OpenedWeighing
  readonly own: Assessor
  readonly isJoint: boolean
}

const emptySheet: Sheet = { answers: {}, reasons: {} }

async function asked(c: Ctx, isJoint: boolean): Promise<Asked> {
  const reached = await reachWeighing(c)
  const { found, own } = reached
  if (!found || !own) throw new Forbidden()
  return { ...reached, found, own, isJoint }
}

/** Whether this sheet can be written now. */
const isWritable = ({ found, own, isJoint }: Asked): boolean =>
  isJoint
    ? found.stage === 'joining' || found.stage === 'agreeing'
    : mayAnswer(found.stage, own, found.weighing.talked_at !== null)

/** What stands on the sheet to begin with. */
function begun({ found, own, isJoint }: Asked): Sheet {
  if (!isJoint) return own.sheet ?? emptySheet
  if (found.weighing.sheet) return found.weighing.sheet
  const [first, second] = found.assessors
  return first?.sheet && second?.sheet
    ? jointSheet(found.framework.definition, first.sheet, second.sheet)
    : emptySheet
}

const show = (isJoint: boolean) => async (c: Ctx) => {
  const one = await asked(c, isJoint)
  if (!isWritable(one)) return redirect(c, paths.weighing(one.number))
  return sheetPage(c, one, { values: valuesOf(begun(one)), errors: {} })
}
/** `/werk/afwegingen/{nummer}/blad`: the own sheet of who weighs. */
export const showSheet = show(false)
/** `/werk/afwegingen/{nummer}/samen`: one sheet for both. */
export const showJoint = show(true)

const submit = (isJoint: boolean) => async (c: Ctx) => {
  const { act } = c.var
  const one = await asked(c, isJoint)
  const { definition } = one.found.framework
  const input = await readForm(c)
  const sheet = sheetIn(definition, input)
  const isDone = isJoint || !valueIn(input.text, 'bewaar')
  const errors = {
    ...(isDone ? sheetErrors(definition, sheet, act.locale) : {}),
    ...lengthErrors(definition, sheet, isJoint, act.locale),
  }
  if (Object.keys(errors).length > 0) return sheetPage(c, one, { values: input.text, errors })
  const caseId = one.opened.file.id
  try {
    const path = await once(act, input, async (act) => {
      if (isJoint) await proposeWeighing(act, { caseId, sheet })
      else await answerWeighing(act, { caseId, sheet, isDone })
      const klaar = isJoint ? 'voorgesteld' : isDone ? 'klaar' : 'bewaard'
      return paths.weighing(one.number, { klaar })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const first = answerField(definition.questions[0]?.id ?? '')
    return sheetPage(c, one, withError(input.text, first, error.message))
  }
}
export const submitSheet = submit(false)
export const submitJoint = submit(true)

/** What each of the two chose, in words, where they differ. */
function chosenBy(definition: FrameworkDefinition, found: OpenedWeighing, locale: 'nl' | 'en') {
  return (question: FrameworkDefinition['questions'][number]): string | null => {
    const chosen = found.assessors.map(({ sheet }) => {
      const answer = sheet?.answers[question.id]
      const ids = answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer
      return optionsOf(question)
        .filter(({ id }) => ids.includes(id))
        .map(({ text }) => say(text, locale))
        .join(', ')
    })
    return new Set(chosen).size > 1 && definition.questions.length > 0
      ? chosen.map((words) => `"${words || '–'}"`).join(' / ')
      : null
  }
}

function sheetPage(c: Ctx, one: Asked, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { number, found, own, isJoint } = one
  const { definition } = found.framework
  const title = isJoint ? t.sheet.jointTitle : t.sheet.title
  return page(
    c,
    {
      title: formTitle(`${title} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.desk, href: paths.desk() },
        { title: t.title, href: paths.weighing(number) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        title={title}
        kicker={`${number} · ${one.opened.file.title}`}
        lead={isJoint ? t.sheet.jointLead : t.sheet.lead}
      />
      <ExampleNotice framework={found.framework} locale={locale} />
      <Form
        compact
        action={isJoint ? paths.weighingJoint(number) : paths.weighingSheet(number)}
        label={title}
      >
        <OnceToken token={newOnceToken()} />
        <SheetFields
          framework={definition}
          field={bindFields(form, locale)}
          locale={locale}
          isJoint={isJoint}
          {...(isJoint ? { chosen: chosenBy(definition, found, locale) } : {})}
        />
        <FormActions submit={isJoint ? t.sheet.propose : t.sheet.finish}>
          {!isJoint && !own.done_at && (
            <Button kind="secondary" name="bewaar" value="ja">
              {t.sheet.keep}
            </Button>
          )}
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}
