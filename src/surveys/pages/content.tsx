import { z } from 'zod'
import { activityDeskTexts } from '../../activities/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Plan, projectPage, type ReachedProject, reachToWork } from '../../projects/index.ts'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { makeSurvey, type Reached, type SurveyContent } from '../actions.ts'
import { identities } from '../rules.ts'
import { texts } from '../texts.ts'

const schema = z.object({
  way: shortText(100),
  title: shortText(120),
  question: shortText(300),
  explanation: longText(4000).optional(),
  identity: oneOf(identities),
  opens: dayText(),
  closes: dayText(),
  answerOn: dayText().optional(),
})

/** The ways of the published plan, to carry one of them out. */
const waysOf = ({ plans }: ReachedProject): Plan['ways'] =>
  plans.find(({ state }) => state === 'published')?.plan.ways ?? []

/** The form filled with what a survey says now. */
export const contentForm = ({ activity, survey }: Pick<Reached, 'activity' | 'survey'>): FormState =>
  freshForm({
    ...{ way: activity.way_key, title: activity.title, question: activity.question },
    ...{ explanation: activity.explanation, identity: survey.identity },
    ...{ opens: activity.opens_on, closes: activity.closes_on, answerOn: activity.answer_on },
    seen: activity.changed_at.toISOString(),
  })

/** The form with which a survey is made, or changed before it begins. */
export function ContentForm(props: {
  readonly action: string
  readonly reached: ReachedProject
  readonly form: FormState
  readonly submit: string
  readonly locale: Locale
}) {
  const { form, locale } = props
  const t = texts(locale).desk
  const words = activityDeskTexts(locale).edit
  const field = bindFields(form, locale)
  return (
    <Form action={props.action} label={props.submit}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
      <RadioGroup
        {...field('way')}
        label={words.way}
        options={waysOf(props.reached).map(({ key, what }) => ({ value: key, label: what }))}
      />
      <TextInput {...field('title')} label={t.title} hint={words.titleHint} />
      <TextInput {...field('question')} label={t.about} />
      <TextArea {...field('explanation')} label={words.explanation} rows={5} max={4000} optional />
      <RadioGroup
        {...field('identity')}
        label={t.identity}
        options={identities.map((value) => ({ value, label: t.identities[value] }))}
      />
      <DateInput {...field('opens')} label={words.opens} />
      <DateInput {...field('closes')} label={words.closes} />
      <DateInput {...field('answerOn')} label={words.answerOn} hint={words.answerHint} optional />
      <FormActions submit={props.submit} name="doe" value="bewaar" />
    </Form>
  )
}

/** What was filled in, or what is wrong with it. */
export function readContent(
  input: FormInput,
  locale: Locale,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly content: SurveyContent } {
  const t = texts(locale).desk
  const words = activityDeskTexts(locale).edit
  const parsed = parseForm(schema, input, locale, {
    ...{ way: words.way, title: t.title, question: t.about, explanation: words.explanation },
    ...{ identity: t.identity, opens: words.opens, closes: words.closes, answerOn: words.answerOn },
  })
  if (!parsed.ok) return parsed
  const { way, opens, closes, answerOn, explanation, ...same } = parsed.value
  return {
    ok: true,
    content: {
      ...same,
      ...{ way_key: way, opens_on: opens, closes_on: closes },
      ...{ answer_on: answerOn ?? null, explanation: explanation ?? null },
    },
  }
}

/** `/werk/projecten/{nummer}/vragenlijsten/nieuw`: what it is about; the questions come after that. */
export async function showNewSurvey(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const [way] = waysOf(reached)
  return newPage(
    c,
    reached,
    freshForm({
      ...{ way: way?.key, title: way?.what, identity: 'anonymous', closes: way?.until },
      opens: way?.from && way.from >= dayOf(c.var.act.now) ? way.from : null,
    }),
  )
}

function newPage(c: Ctx, reached: ReachedProject, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).desk
  return projectPage(c, reached.project, {
    title: t.newTitle,
    lead: t.newLead,
    form,
    body: (
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
