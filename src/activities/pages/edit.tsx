import { Conflict } from '../../kit/errors.ts'
import { type FormState, momentIn, parseForm, readForm, withError } from '../../kit/form.ts'
import { oneOf, someOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage, type ReachedProject, reachToWork } from '../../projects/index.ts'
import { bindFields, CheckboxGroup, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { changeActivity, makeActivity } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { asked } from '../schema.ts'
import type { Activity, ActivityContent } from '../store.ts'
import {
  AboutFields,
  basicContent,
  basicLabels,
  basics,
  basicsOf,
  DayFields,
  firstBasics,
} from './basics.tsx'
import { reachActivityToWork } from './desk-reach.ts'

const switches = ['may_support', 'may_comment', 'review_first', 'without_email'] as const

const schema = basics.extend({ asks: oneOf(asked), rules: someOf(switches) })

export async function showNewActivity(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const values = {
    ...firstBasics(reached, c.var.act.now),
    ...{ asks: ['idea'], rules: ['may_support', 'may_comment', 'without_email'] },
  }
  return editPage(c, reached, null, { values, errors: {} })
}

/** The form filled with what an activity says now. */
export const activityForm = (activity: Activity): FormState => ({
  values: {
    ...basicsOf(activity),
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
  readonly locale: Locale
}) {
  const { form, locale } = props
  const t = deskTexts(locale).edit
  const field = bindFields(form, locale)
  return (
    <Form action={props.action} label={props.submit}>
      <OnceToken token={newOnceToken()} />
      <p>{t.kind}</p>
      <AboutFields form={form} reached={props.reached} locale={locale} />
      <RadioGroup
        {...field('asks')}
        label={t.asks}
        options={asked.map((value) => ({ value, label: t.asksOptions[value] }))}
      />
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
    body: (
      <ActivityForm
        action={activity ? paths.deskActivity(number, activity.slug) : paths.newActivity(number)}
        reached={reached}
        form={form}
        submit={activity ? t.save : t.make}
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
    ...{ asks: t.asks, rules: t.rules },
  })
  if (!parsed.ok) return editPage(c, reached, activity, parsed)
  const { asks, rules } = parsed.value
  const content: ActivityContent = {
    ...basicContent(parsed.value),
    asks,
    may_support: rules.includes('may_support'),
    may_comment: rules.includes('may_comment'),
    review_first: rules.includes('review_first'),
    without_email: rules.includes('without_email'),
  }
  try {
    const path = await once(act, input, async (act) => {
      if (activity) {
        await changeActivity(act, id, activity.id, content, momentIn(input.text, 'seen'))
        return paths.deskActivity(number, activity.slug, { klaar: 'veranderd' })
      }
      const made = await makeActivity(act, id, content)
      return paths.deskActivity(number, made.slug, { klaar: 'gemaakt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return editPage(c, reached, activity, withError(input.text, 'opens', error.message))
  }
}
