import {
  AboutFields,
  activityBasics,
  type BasicWords,
  basicContent,
  basicLabels,
  basicsOf,
  DayFields,
  firstBasics,
  hasWays,
  PlanFirst,
} from '../../activities/index.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormInput, type FormState, parseForm, readForm, withError } from '../../kit/form.ts'
import { oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage, type ReachedProject, reachToWork } from '../../projects/index.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { makeSurvey, type Reached, type SurveyContent } from '../actions.ts'
import { identities } from '../rules.ts'
import { texts } from '../texts.ts'

const schema = activityBasics.extend({ identity: oneOf(identities) })

const wordsFor = (locale: Locale): BasicWords => {
  const { title, about } = texts(locale).desk
  return { title, question: about }
}

/** The form filled with what a survey says now. */
export const contentForm = ({ activity, survey }: Pick<Reached, 'activity' | 'survey'>): FormState => ({
  values: { ...basicsOf(activity), identity: [survey.identity] },
  errors: {},
})

/** The form with which a survey is made, or changed before it begins. */
export function ContentForm(props: {
  readonly action: string
  readonly reached: ReachedProject
  readonly form: FormState
  readonly submit: string
  readonly locale: Locale
}) {
  const { form, locale, reached } = props
  const t = texts(locale).desk
  return (
    <Form action={props.action} label={props.submit}>
      <OnceToken token={newOnceToken()} />
      <AboutFields form={form} reached={reached} locale={locale} words={wordsFor(locale)} />
      <RadioGroup
        {...bindFields(form, locale)('identity')}
        label={t.identity}
        options={identities.map((value) => ({ value, label: t.identities[value] }))}
      />
      <DayFields form={form} locale={locale} />
      <FormActions submit={props.submit} name="doe" value="bewaar" />
    </Form>
  )
}

/** What was filled in, or what is wrong with it. */
export function readContent(
  input: FormInput,
  locale: Locale,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly content: SurveyContent } {
  const parsed = parseForm(schema, input, locale, {
    ...basicLabels(locale, wordsFor(locale)),
    identity: texts(locale).desk.identity,
  })
  if (!parsed.ok) return parsed
  return { ok: true, content: { ...basicContent(parsed.value), identity: parsed.value.identity } }
}

/** `/werk/projecten/{nummer}/vragenlijsten/nieuw`: what it is about; the questions come after that. */
export async function showNewSurvey(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const values = { ...firstBasics(reached, c.var.act.now), identity: ['anonymous'] }
  return newPage(c, reached, { values, errors: {} })
}

function newPage(c: Ctx, reached: ReachedProject, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).desk
  return projectPage(c, reached.project, {
    title: t.newTitle,
    lead: t.newLead,
    form,
    body: !hasWays(reached) ? (
      <PlanFirst reached={reached} locale={locale} />
    ) : (
      <ContentForm
        action={paths.newSurvey(reached.project.number)}
        reached={reached}
        form={form}
        submit={t.make}
        locale={locale}
      />
    ),
  })
}

export async function submitNewSurvey(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { id, number } = reached.project
  const input = await readForm(c)
  const read = readContent(input, act.locale)
  if (!read.ok) return newPage(c, reached, read)
  try {
    const path = await once(act, input, async (act) => {
      const { slug } = await makeSurvey(act, id, read.content)
      return paths.deskSurveyPart(number, slug, 'vragen', { klaar: 'gemaakt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return newPage(c, reached, withError(input.text, 'opens', error.message))
  }
}
