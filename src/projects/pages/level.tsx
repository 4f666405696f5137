import { z } from 'zod'
import {
  type Answers,
  askedQuestions,
  currentFramework,
  type FrameworkDefinition,
  type FrameworkVersion,
  optionsOf,
} from '../../frameworks/index.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valuesIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { answerLevel, departFromLevel } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { answersOf, type ChosenLevel } from '../level.ts'
import { frameworkKey } from '../schema.ts'
import { projectPage } from './frame.tsx'
import { ExampleNotice, OutcomeLine } from './level-view.tsx'
import { type Reached, reachToWork } from './reach.ts'

const answerField = (question: string): string => `antwoord_${question}`

/** `/werk/projecten/{nummer}/afwegingskader`: must people take part, and how? */
export async function showLevel(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const framework = await currentFramework(c.var.act, frameworkKey)
  const values = reached.chosen ? answersOf(reached.chosen.result.answers) : {}
  return levelPage(c, reached, framework, { values, errors: {} })
}

function levelPage(
  c: Ctx,
  reached: Reached,
  framework: FrameworkVersion,
  form: FormState,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).level
  const field = bindFields(form, locale)
  const { definition } = framework
  return projectPage(c, reached.project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <ExampleNotice framework={framework} locale={locale} />
        {reached.chosen && <p>{t.again}</p>}
        <Form action={paths.deskProjectPart(reached.project.number, 'level')} label={t.title} compact>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="versie" value={String(definition.version)} />
          {askableIn(definition).map((question) => {
            const choice = {
              ...field(answerField(question.id)),
              label: say(question.text, locale),
              options: optionsOf(question).map(({ id, text }) => ({ value: id, label: say(text, locale) })),
              ...(question.help ? { hint: say(question.help, locale) } : {}),
              ...(question.optional ? { optional: true } : {}),
            }
            return question.kind === 'several' ? (
              <CheckboxGroup key={question.id} {...choice} optional />
            ) : (
              <RadioGroup key={question.id} {...choice} />
            )
          })}
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

/** Questions that can be asked here: one that waits for an outcome that is not switched on is left out. */
const askableIn = (framework: FrameworkDefinition) =>
  framework.questions.filter(
    ({ when }) =>
      !when ||
      !('enabled' in when) ||
      framework.outcomes.some(({ id, enabled }) => id === when.enabled && enabled !== false),
  )

function answersIn(framework: FrameworkDefinition, { text }: Pick<FormInput, 'text'>): Answers {
  return Object.fromEntries(
    framework.questions.flatMap((question) => {
      const offered = optionsOf(question).map(({ id }) => id)
      const chosen = valuesIn(text, answerField(question.id)).filter((id) => offered.includes(id))
      if (chosen.length === 0) return []
      return [[question.id, question.kind === 'several' ? chosen : (chosen[0] ?? '')] as const]
    }),
  )
}

export async function submitLevel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const framework = await currentFramework(act, frameworkKey)
  const { definition } = framework
  const input = await readForm(c)
  const t = deskTexts(act.locale).level
  if (valuesIn(input.text, 'versie')[0] !== String(definition.version))
    return levelPage(
      c,
      reached,
      framework,
      withError(input.text, answerField(definition.questions[0]?.id ?? ''), t.newVersion),
    )
  const answers = answersIn(definition, input)
  const missing = askedQuestions(definition, answers).filter(
    ({ id, optional }) => !optional && answers[id] === undefined,
  )
  if (missing.length > 0) {
    const errors = Object.fromEntries(
      missing.map(({ id, text }) => [answerField(id), t.missing(say(text, act.locale))]),
    )
    return levelPage(c, reached, framework, { values: input.text, errors })
  }
  const { project } = reached
  try {
    const path = await once(act, input, async (act) => {
      const open = await answerLevel(act, project.id, { answers, version: definition.version })
      if (open.length > 0) throw new Conflict(t.lead)
      return paths.deskProject(project.number, { klaar: 'kader' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const first = answerField(definition.questions[0]?.id ?? '')
    return levelPage(c, reached, framework, withError(input.text, first, error.message))
  }
}

const departSchema = z.object({
  outcome: shortText(60),
  reason: longText(2000),
  decidedBy: shortText(160),
  decidedOn: dayText(),
})

/** `/werk/projecten/{nummer}/afwijken`: another outcome than the framework's, with a published reason. */
export async function showDepart(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  if (!reached.chosen || !canDepart(reached)) return redirect(c, paths.deskProject(reached.project.number))
  return departPage(c, reached, reached.chosen, freshForm())
}

/** Once for an outcome, and before a plan was made with it. */
export const canDepart = ({ chosen, plans }: Pick<Reached, 'chosen' | 'plans'>): boolean =>
  chosen !== null &&
  chosen.level.decided_by === null &&
  !plans.some(({ level_id }) => level_id === chosen.level.id)

function departPage(
  c: Ctx,
  reached: Reached,
  chosen: ChosenLevel,
  form: FormState,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).depart
  const field = bindFields(form, locale)
  const { framework, result } = chosen
  return projectPage(c, reached.project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <ExampleNotice framework={framework} locale={locale} />
        <OutcomeLine chosen={chosen} locale={locale} />
        <Form action={paths.deskProjectPart(reached.project.number, 'depart')} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('outcome')}
            label={t.outcome}
            options={framework.definition.outcomes
              .filter(({ id, enabled }) => id !== result.outcome && enabled !== false)
              .map(({ id, title, summary }) => ({
                value: id,
                label: say(title, locale),
                hint: say(summary, locale),
              }))}
          />
          <TextArea {...field('reason')} label={t.reason} hint={t.reasonHint} max={2000} rows={4} />
          <TextInput {...field('decidedBy')} label={t.decidedBy} hint={t.decidedByHint} />
          <DateInput {...field('decidedOn')} label={t.decidedOn} />
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

const faultFields = {
  unknown_outcome: 'outcome',
  same_outcome: 'outcome',
  no_reason: 'reason',
  no_name: 'decidedBy',
  future: 'decidedOn',
} as const

export async function submitDepart(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { chosen, project } = reached
  if (!chosen) return redirect(c, paths.deskProject(project.number))
  const input = await readForm(c)
  const t = deskTexts(act.locale).depart
  const again = (form: FormState) => departPage(c, reached, chosen, form)
  const parsed = parseForm(departSchema, input, act.locale, t as unknown as Record<string, string>)
  if (!parsed.ok) return again(parsed)
  const isEnabled = chosen.framework.definition.outcomes.some(
    ({ id, enabled }) => id === parsed.value.outcome && enabled !== false,
  )
  if (!isEnabled) return again(withError(input.text, 'outcome', t.faults.unknown_outcome))
  try {
    const path = await once(act, input, async (act) => {
      const fault = await departFromLevel(act, project.id, parsed.value)
      if (fault) throw new DepartureRefused(fault)
      return paths.deskProject(project.number, { klaar: 'afgeweken' })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof DepartureRefused)
      return again(withError(input.text, faultFields[error.fault], t.faults[error.fault]))
    if (!(error instanceof Conflict)) throw error
    return again(withError(input.text, 'outcome', error.message))
  }
}

/** Undoes the transaction: what is wrong is told at its field. */
class DepartureRefused extends Error {
  override name = 'DepartureRefused'
  constructor(readonly fault: keyof typeof faultFields) {
    super(fault)
  }
}
