import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  freshForm,
  momentIn,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, oneOf, shortText, someOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Plan, projectPage, type ReachedProject, reachToWork } from '../../projects/index.ts'
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
import { changeActivity, keepPlaces, makeActivity } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { placesWritten, readPlaces } from '../place-rules.ts'
import { type ActivityKind, asked, madeKinds } from '../schema.ts'
import type { Activity, ActivityContent, ActivityPlace } from '../store.ts'
import { reachActivityToWork } from './desk-reach.ts'

const switches = ['may_support', 'may_comment', 'may_be_private', 'review_first', 'without_email'] as const

const schema = z.object({
  kind: oneOf(madeKinds).optional(),
  places: longText(20_000).optional(),
  way: shortText(100),
  title: shortText(120),
  question: shortText(300),
  explanation: longText(4000).optional(),
  asks: oneOf(asked),
  opens: dayText(),
  closes: dayText(),
  answerOn: dayText().optional(),
  rules: someOf(switches),
})

/** The ways of the published plan, to carry one of them out. */
const waysOf = ({ plans }: ReachedProject): Plan['ways'] =>
  plans.find(({ state }) => state === 'published')?.plan.ways ?? []

export async function showNewActivity(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const [way] = waysOf(reached)
  const first = freshForm({
    kind: 'ideas',
    way: way?.key,
    title: way?.what,
    asks: 'idea',
    opens: way?.from && way.from >= dayOf(c.var.act.now) ? way.from : null,
    closes: way?.until,
  })
  const form = {
    ...first,
    values: { ...first.values, rules: ['may_support', 'may_comment', 'without_email'] },
  }
  return editPage(c, reached, null, form)
}

const formOf = (activity: Activity, places: readonly ActivityPlace[]): FormState => {
  const form = freshForm({
    kind: activity.kind,
    places: placesWritten(places),
    way: activity.way_key,
    title: activity.title,
    question: activity.question,
    explanation: activity.explanation,
    asks: activity.asks,
    opens: activity.opens_on,
    closes: activity.closes_on,
    answerOn: activity.answer_on,
    seen: activity.changed_at.toISOString(),
  })
  return { ...form, values: { ...form.values, rules: switches.filter((one) => activity[one]) } }
}

/** The form with which an activity is made, or changed before it begins. */
export function ActivityForm(props: {
  readonly action: string
  readonly reached: ReachedProject
  readonly form: FormState
  readonly submit: string
  /** What was made stays of its kind. */
  readonly kind: ActivityKind | null
  readonly locale: Locale
}) {
  const { form, kind, locale } = props
  const t = deskTexts(locale).edit
  const field = bindFields(form, locale)
  return (
    <Form action={props.action} label={props.submit}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
      {kind === null ? (
        <RadioGroup
          {...field('kind')}
          label={t.kind}
          options={madeKinds.map((value) => ({
            value,
            label: t.kinds[value],
            hint: t.kindHints[value],
          }))}
        />
      ) : (
        <p>
          {t.kindIs}: {kind === 'survey' ? '' : t.kinds[kind]}
        </p>
      )}
      <RadioGroup
        {...field('way')}
        label={t.way}
        options={waysOf(props.reached).map(({ key, what }) => ({ value: key, label: what }))}
      />
      <TextInput {...field('title')} label={t.title} hint={t.titleHint} />
      <TextInput {...field('question')} label={t.question} />
      <TextArea
        {...field('explanation')}
        label={t.explanation}
        hint={t.explanationHint}
        rows={5}
        max={4000}
        optional
      />
      <RadioGroup
        {...field('asks')}
        label={t.asks}
        options={asked.map((value) => ({ value, label: t.asksOptions[value] }))}
      />
      {(kind === null || kind === 'places') && (
        <TextArea
          {...field('places')}
          label={t.places}
          hint={t.placesHint}
          rows={4}
          max={20_000}
          optional={kind === null ? 'unsaid' : true}
        />
      )}
      <DateInput {...field('opens')} label={t.opens} />
      <DateInput {...field('closes')} label={t.closes} />
      <DateInput {...field('answerOn')} label={t.answerOn} hint={t.answerHint} optional />
      <CheckboxGroup
        {...field('rules')}
        label={t.rules}
        hint={t.names}
        options={switches.map((value) => ({ value, label: t[value] }))}
        optional="unsaid"
      />
      <FormActions submit={props.submit} name="doe" value="bewaar" />
    </Form>
  )
}

async function editPage(
  c: Ctx,
  reached: ReachedProject,
  activity: Activity | null,
  form: FormState,
): Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).edit
  const { number } = reached.project
  return projectPage(c, reached.project, {
    title: activity ? t.editTitle : t.newTitle,
    form,
    body: (
      <ActivityForm
        action={activity ? paths.deskActivity(number, activity.slug) : paths.newActivity(number)}
        reached={reached}
        form={form}
        submit={activity ? t.save : t.make}
        kind={activity?.kind ?? null}
        locale={locale}
      />
    ),
  })
}

/** The form filled with what an activity says now. */
export const activityForm = formOf

export const submitNewActivity = async (c: Ctx): Promise<Response> => submit(c, await reachToWork(c), null)
export const submitChangedActivity = async (c: Ctx): Promise<Response> => {
  const reached = await reachActivityToWork(c)
  return submit(c, reached, reached.activity)
}

async function submit(c: Ctx, reached: ReachedProject, activity: Activity | null): Promise<Response> {
  const { act } = c.var
  const { id, number } = reached.project
  const input = await readForm(c)
  const t = deskTexts(act.locale).edit
  const parsed = parseForm(schema, input, act.locale, {
    ...{ way: t.way, title: t.title, question: t.question, explanation: t.explanation },
    ...{
      kind: t.kind,
      places: t.places,
      asks: t.asks,
      opens: t.opens,
      closes: t.closes,
      answerOn: t.answerOn,
      rules: t.rules,
    },
  })
  if (!parsed.ok) return editPage(c, reached, activity, parsed)
  const { way, opens, closes, answerOn, rules, explanation, kind: chosen, places, ...same } = parsed.value
  const kind = activity?.kind ?? chosen ?? 'ideas'
  const written = readPlaces(kind === 'places' ? (places ?? '') : '')
  if (!written.ok) {
    const { kind: fault, line } = written.fault
    return editPage(c, reached, activity, withError(input.text, 'places', t.placesFaults[fault](line)))
  }
  const content: ActivityContent = {
    ...same,
    ...{ way_key: way, opens_on: opens, closes_on: closes },
    ...{ answer_on: answerOn ?? null, explanation: explanation ?? null },
    may_support: rules.includes('may_support'),
    may_comment: rules.includes('may_comment'),
    may_be_private: rules.includes('may_be_private'),
    review_first: rules.includes('review_first'),
    without_email: rules.includes('without_email'),
  }
  try {
    const path = await once(act, input, async (act) => {
      if (activity) {
        await changeActivity(act, id, activity.id, content, momentIn(input.text, 'seen'))
        if (kind === 'places') await keepPlaces(act, activity.id, written.places)
        return paths.deskActivity(number, activity.slug, { klaar: 'veranderd' })
      }
      const made = await makeActivity(act, id, content, kind)
      if (kind === 'places') await keepPlaces(act, made.id, written.places)
      return paths.deskActivity(number, made.slug, { klaar: 'gemaakt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, reached, activity, withError(input.text, 'opens', error.message))
  }
}
