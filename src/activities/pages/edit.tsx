import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, momentIn, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, oneOf, someOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage, type ReachedProject, reachToWork } from '../../projects/index.ts'
import {
  bindFields,
  CheckboxGroup,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { changeActivity, keepParagraphs, keepPlaces, makeActivity } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { paragraphsWritten, readParagraphs, type WrittenParagraph } from '../paragraph-rules.ts'
import { placesWritten, readPlaces } from '../place-rules.ts'
import { type ActivityKind, asked, madeKinds } from '../schema.ts'
import type { Activity, ActivityContent, ActivityPlace } from '../store.ts'
import {
  AboutFields,
  basicContent,
  basicLabels,
  basics,
  basicsOf,
  DayFields,
  firstBasics,
  hasWays,
  PlanFirst,
} from './basics.tsx'
import { reachActivityToWork } from './desk-reach.ts'

const switches = ['may_support', 'may_comment', 'may_be_private', 'review_first', 'without_email'] as const

const schema = basics.extend({
  kind: oneOf(madeKinds).optional(),
  places: longText(20_000).optional(),
  paragraphs: longText(200_000).optional(),
  asks: oneOf(asked),
  rules: someOf(switches),
})

export async function showNewActivity(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const values = {
    ...firstBasics(reached, c.var.act.now),
    ...{ kind: ['ideas'], asks: ['idea'], rules: ['may_support', 'may_comment', 'without_email'] },
  }
  return editPage(c, reached, null, { values, errors: {} })
}

/** The form filled with what an activity says now. */
export const activityForm = (
  activity: Activity,
  places: readonly ActivityPlace[],
  paragraphs: readonly WrittenParagraph[],
): FormState => ({
  values: {
    ...basicsOf(activity),
    places: [placesWritten(places)],
    paragraphs: [paragraphsWritten(paragraphs)],
    ...{ asks: [activity.asks], rules: switches.filter((one) => activity[one]) },
  },
  errors: {},
})

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
        kind !== 'survey' && (
          <p>
            {t.kindIs}: {t.kinds[kind]}
          </p>
        )
      )}
      <AboutFields form={form} reached={props.reached} locale={locale} />
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
      {(kind === null || kind === 'paragraphs') && (
        <TextArea
          {...field('paragraphs')}
          label={t.paragraphs}
          hint={t.paragraphsHint}
          rows={8}
          max={200_000}
          optional={kind === null ? 'unsaid' : undefined}
        />
      )}
      <DayFields form={form} locale={locale} />
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
    body:
      !activity && !hasWays(reached) ? (
        <PlanFirst reached={reached} locale={locale} />
      ) : (
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
    ...basicLabels(act.locale),
    ...{ kind: t.kind, places: t.places, paragraphs: t.paragraphs, asks: t.asks, rules: t.rules },
  })
  if (!parsed.ok) return editPage(c, reached, activity, parsed)
  const { asks, rules } = parsed.value
  const kind = activity?.kind ?? parsed.value.kind ?? 'ideas'
  const written = readPlaces(kind === 'places' ? (parsed.value.places ?? '') : '')
  if (!written.ok) {
    const { kind: fault, line } = written.fault
    return editPage(c, reached, activity, withError(input.text, 'places', t.placesFaults[fault](line)))
  }
  const text = kind === 'paragraphs' ? readParagraphs(parsed.value.paragraphs ?? '') : null
  if (text?.ok === false) {
    const { kind: fault, start } = text.fault
    return editPage(
      c,
      reached,
      activity,
      withError(input.text, 'paragraphs', t.paragraphsFaults[fault](start)),
    )
  }
  let about = 'opens'
  const keep = async (act: Act, activityId: string): Promise<void> => {
    about = 'places'
    if (kind === 'places') await keepPlaces(act, activityId, written.places)
    if (text) await keepParagraphs(act, activityId, text.paragraphs)
  }
  const content: ActivityContent = {
    ...basicContent(parsed.value),
    asks,
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
        await keep(act, activity.id)
        return paths.deskActivity(number, activity.slug, { klaar: 'veranderd' })
      }
      const made = await makeActivity(act, id, content, kind)
      await keep(act, made.id)
      return paths.deskActivity(number, made.slug, { klaar: 'gemaakt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, reached, activity, withError(input.text, about, error.message))
  }
}
