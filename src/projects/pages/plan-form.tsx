import { type FrameworkDefinition, publishedFramework } from '../../frameworks/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, momentIn, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  EnterGoesOn,
  Form,
  FormActions,
  HiddenField,
  MoneyInput,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { savePlan, submitPlan } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { fitting } from '../level.ts'
import { planTexts } from '../plan-texts.ts'
import { reaches } from '../schema.ts'
import type { PlanVersion } from '../store.ts'
import { texts } from '../texts.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { ExampleNotice } from './level-view.tsx'
import { completeErrors, fieldErrors, longest, mostWays, planIn, valuesOf, wayField } from './plan-fields.ts'
import { openPlanOf, type Reached, reachToWork } from './reach.ts'

interface Writing extends Reached {
  readonly open: PlanVersion
  readonly framework: FrameworkDefinition | null
}

async function reachWriting(c: Ctx): Promise<Writing> {
  const reached = await reachToWork(c)
  const open = openPlanOf(reached)
  if (!open) throw new NotFound('plan')
  const framework =
    reached.chosen?.framework.definition ??
    (await publishedFramework(c.var.act.db, 'participation-level'))?.definition ??
    null
  return { ...reached, open, framework }
}

/** `/werk/projecten/{nummer}/plan`: write the participation plan. */
export async function showPlanForm(c: Ctx): Promise<Response> {
  const writing = await reachWriting(c)
  const { open, project } = writing
  if (open.state !== 'draft' && open.state !== 'returned')
    return redirect(c, paths.deskProject(project.number))
  const room = c.req.query('klaar') === 'erbij' || open.plan.ways.length === 0 ? 1 : 0
  const values = {
    ...valuesOf(open.plan, room),
    changeNote: [open.change_note ?? ''],
    seen: [open.changed_at.toISOString()],
  }
  return planPage(c, writing, { values, errors: {} })
}

function planPage(c: Ctx, writing: Writing, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).planPage
  const { project, open, chosen } = writing
  return projectPage(c, project, {
    title: t.title(open.version),
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        {chosen && <ExampleNotice framework={chosen.framework} locale={locale} />}
        <Form action={paths.deskProjectPart(project.number, 'plan')} label={t.title(open.version)}>
          <EnterGoesOn label={t.save} />
          <OnceToken token={newOnceToken()} />
          <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
          <PlanFields writing={writing} form={form} locale={locale} />
          <FormActions submit={t.submit} name="doe" value="voorleggen">
            <Button kind="secondary" name="doe" value="bewaar">
              {t.save}
            </Button>
          </FormActions>
        </Form>
      </>
    ),
  })
}

interface FieldsProps {
  readonly writing: Writing
  readonly form: FormState
  readonly locale: Locale
}

function PlanFields(props: FieldsProps) {
  const { writing, form, locale } = props
  const t = planTexts(locale)
  const field = bindFields(form, locale)
  const hints: Readonly<Record<string, string>> = t.hints
  const area = (name: keyof typeof t.fields, rows = 3) => (
    <TextArea
      {...field(name)}
      label={t.fields[name]}
      max={longest}
      rows={rows}
      {...(hints[name] ? { hint: hints[name] } : {})}
    />
  )
  const line = (name: keyof typeof t.fields) => (
    <TextInput {...field(name)} label={t.fields[name]} {...(hints[name] ? { hint: hints[name] } : {})} />
  )
  const { chosen, open } = writing
  const care = chosen ? fitting(chosen).filter(({ kind }) => kind === 'care') : []
  return (
    <>
      <Section title={t.sections.what}>
        {area('goal')}
        {area('decision')}
        {line('decider')}
        <DateInput {...field('decisionOn')} label={t.fields.decisionOn} optional />
        <TextInput
          {...field('decisionWhen')}
          label={t.fields.decisionWhen}
          hint={t.hints.decisionWhen}
          optional
        />
      </Section>
      <Section title={t.sections.room}>
        {area('fixed')}
        {area('open')}
        {chosen?.result.flags.includes('article_needed') && area('exception')}
      </Section>
      <Section title={t.sections.who}>
        {area('affected')}
        {area('hardToReach')}
        {area('reaching')}
      </Section>
      <Section title={t.sections.ways}>
        <Ways {...props} />
      </Section>
      <Section title={t.sections.after}>
        {area('use')}
        <DateInput {...field('feedbackOn')} label={t.fields.feedbackOn} optional />
        <TextInput
          {...field('feedbackWhen')}
          label={t.fields.feedbackWhen}
          hint={t.hints.decisionWhen}
          optional
        />
        {area('feedbackHow')}
        {area('evaluation')}
      </Section>
      <Section title={t.sections.care}>
        {line('languages')}
        {area('accessibility')}
        {area('safety')}
        {care.length > 0 && (
          <CheckboxGroup
            {...field('care')}
            label={t.fields.care}
            hint={t.hints.care}
            options={care.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
            optional
          />
        )}
        {area('privacy')}
      </Section>
      <Section title={t.sections.means}>
        <MoneyInput {...field('budgetCents')} label={t.fields.budgetCents} optional />
        <NumberInput {...field('hours')} label={t.fields.hours} optional />
        {line('contact')}
      </Section>
      {open.version > 1 && (
        <Section title={t.sections.change}>
          <TextArea
            {...field('changeNote')}
            label={t.changeNote}
            hint={t.changeNoteHint}
            max={longest}
            rows={3}
          />
        </Section>
      )}
    </>
  )
}

/** The ways to take part, each with its own few fields. */
function Ways({ writing, form, locale }: FieldsProps) {
  const t = planTexts(locale)
  const field = bindFields(form, locale)
  const count = Math.min(mostWays, Number(valueIn(form.values, 'ways')) || 0)
  const methods = (writing.framework?.methods ?? []).filter(({ kind }) => kind === 'method')
  return (
    <>
      <HiddenField name="ways" value={String(count)} />
      <p>{t.way.leaveEmpty}</p>
      {Array.from({ length: count }, (_, nr) => (
        <fieldset key={wayField(nr, 'key')} class="flow">
          <legend>
            <strong>{t.way.legend(nr + 1)}</strong>
          </legend>
          <HiddenField name={wayField(nr, 'key')} value={valueIn(form.values, wayField(nr, 'key'))} />
          <TextInput {...field(wayField(nr, 'what'))} label={t.way.what} />
          <Select
            {...field(wayField(nr, 'method'))}
            label={t.way.method}
            empty={t.way.noMethod}
            options={methods.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
            optional
          />
          <Select
            {...field(wayField(nr, 'reach'))}
            label={t.way.reach}
            options={reaches.map((value) => ({ value, label: texts(locale).reaches[value] }))}
          />
          <DateInput {...field(wayField(nr, 'from'))} label={t.way.from} optional />
          <DateInput {...field(wayField(nr, 'until'))} label={t.way.until} optional />
          <TextInput
            {...field(wayField(nr, 'when'))}
            label={t.way.when}
            hint={t.hints.decisionWhen}
            optional
          />
          <TextInput {...field(wayField(nr, 'where'))} label={t.way.where} />
        </fieldset>
      ))}
      {count < mostWays && (
        <p>
          <Button kind="secondary" name="doe" value="erbij">
            {t.way.add}
          </Button>
        </p>
      )}
    </>
  )
}

export async function submitPlanForm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const writing = await reachWriting(c)
  const { project, chosen, open, framework } = writing
  const input = await readForm(c)
  const what = valueIn(input.text, 'doe')
  const plan = planIn(input, framework)
  const note = valueIn(input.text, 'changeNote')
  const isDone = what === 'voorleggen'
  const errors = {
    ...(isDone
      ? completeErrors(
          plan,
          { flags: chosen?.result.flags ?? null, needsNote: open.version > 1, note },
          act.locale,
        )
      : {}),
    ...fieldErrors(input, act.locale),
  }
  if (Object.keys(errors).length > 0) {
    // Ways are told apart by their place: show them as they were read where the plan is complete enough to say so.
    const values =
      Object.keys(fieldErrors(input, act.locale)).length > 0 ? input.text : shown(input.text, plan)
    return planPage(c, writing, { values, errors })
  }
  try {
    const path = await once(act, input, async (act) => {
      const seen = momentIn(input.text, 'seen')
      await savePlan(act, project.id, { plan, changeNote: note || null, seen })
      if (isDone) await submitPlan(act, project.id)
      if (isDone) return paths.deskProject(project.number, { klaar: 'voorgelegd' })
      const klaar = what === 'erbij' ? 'erbij' : 'bewaard'
      return `${paths.deskProjectPart(project.number, 'plan')}?klaar=${klaar}`
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return planPage(c, writing, withError(input.text, 'goal', error.message))
  }
}

/** What was typed, with the ways in the order in which the plan has them: those left empty are gone. */
function shown(typed: FormState['values'], plan: PlanVersion['plan']): FormState['values'] {
  const { ways, ...rest } = valuesOf(plan, plan.ways.length === 0 ? 1 : 0)
  const own = Object.fromEntries(Object.entries(typed).filter(([name]) => !/^way\d+_/.test(name)))
  const ofWays = Object.fromEntries(Object.entries(rest).filter(([name]) => /^way\d+_/.test(name)))
  return { ...own, ...ofWays, ways: ways ?? ['1'] }
}
