import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  DateInput,
  EnterGoesOn,
  Fieldset,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { savePlan } from '../actions.ts'
import { mostWays, partMark } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import { wayFault } from '../rules.ts'
import { reaches, type Way } from '../schema.ts'
import { texts } from '../texts.ts'
import { wayDays } from '../words.ts'
import { projectPage } from './frame.tsx'
import { fieldErrors, gapField, gapMessage, wayIn, wayValues } from './plan-fields.ts'
import { abovePlan, asksToCheck, reachWriting, type Writing } from './plan-writing.ts'

/** The ways to take part that a plan has, each with what it lacks, and a way to add one. */
export function WaysList({ writing, locale }: { readonly writing: Writing; readonly locale: Locale }) {
  const t = planTexts(locale)
  const { project, open } = writing
  const { ways } = open.plan
  return (
    <>
      <p>{t.way.lead}</p>
      {ways.length === 0 ? (
        <p>{t.way.none}</p>
      ) : (
        <TaskList
          label={t.way.all}
          tasks={ways.map((way, nr) => {
            const fault = wayFault(way)
            const check = fault ? { nakijken: 'ja' } : {}
            return {
              key: way.key,
              title: t.way.legend(nr + 1, way.what),
              href: paths.planWay(project.number, way.key, check),
              facts: fault ? [t.way.faults[fault]] : [wayDays(way, locale), way.where].filter(Boolean),
              status: fault
                ? { label: t.writing.open(1), tone: 'wait' }
                : { label: t.writing.done, tone: 'good' },
            }
          })}
        />
      )}
      {ways.length < mostWays && (
        <LinkButton href={paths.planWay(project.number, 'nieuw')} kind="secondary">
          {t.way.add}
        </LinkButton>
      )}
    </>
  )
}

interface Naming extends Writing {
  /** Null for one that is not in the plan yet. */
  readonly way: Way | null
  readonly nr: number
}

async function reachWay(c: Ctx): Promise<Naming> {
  const writing = await reachWriting(c)
  const key = c.req.param('wijze')
  const { ways } = writing.open.plan
  const at = ways.findIndex((way) => way.key === key)
  const way = ways[at]
  if (!way && key !== 'nieuw') throw new NotFound('plan')
  return { ...writing, way: way ?? null, nr: (way ? at : ways.length) + 1 }
}

/** `/werk/projecten/{nummer}/plan/manieren/{manier}`: one way to take part, or a new one (`nieuw`). */
export async function showPlanWay(c: Ctx): Promise<Response> {
  const naming = await reachWay(c)
  const { way, open, project, gaps, isOpen } = naming
  if (!isOpen) return redirect(c, paths.deskProject(project.number))
  const { locale } = c.var.act
  const faults = gaps.filter((gap) => gap.kind === 'way' && gap.way.key === way?.key)
  const errors = asksToCheck(c)
    ? Object.fromEntries(faults.map((gap) => [gapField(gap), gapMessage(gap, locale)]))
    : {}
  const values = way ? { ...wayValues(way), seen: [partMark(open, { way: way.key })] } : {}
  return wayPage(c, naming, { values, errors })
}

function wayPage(c: Ctx, naming: Naming, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = planTexts(locale).way
  const { project, way, nr } = naming
  const title = way ? t.legend(nr, way.what) : t.new
  return projectPage(c, project, {
    title,
    above: abovePlan(naming, locale, 'manieren'),
    form,
    body: (
      <Form action={paths.planWay(project.number, way?.key ?? 'nieuw')} label={title}>
        <EnterGoesOn label={t.save} />
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
        <WayFields naming={naming} form={form} locale={locale} />
        <FormActions submit={t.save} name="doe" value="bewaar">
          {way && (
            <Button kind="secondary" name="doe" value="weg">
              {t.take}
            </Button>
          )}
        </FormActions>
      </Form>
    ),
  })
}

function WayFields(props: { readonly naming: Naming; readonly form: FormState; readonly locale: Locale }) {
  const { naming, form, locale } = props
  const t = planTexts(locale)
  const field = bindFields(form, locale)
  const methods = (naming.framework?.methods ?? []).filter(({ kind }) => kind === 'method')
  return (
    <>
      <TextInput {...field('what')} label={t.way.what} />
      <Select
        {...field('method')}
        label={t.way.method}
        empty={t.way.noMethod}
        options={methods.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
        optional
      />
      <Select
        {...field('reach')}
        label={t.way.reach}
        options={reaches.map((value) => ({ value, label: texts(locale).reaches[value] }))}
      />
      <Fieldset name="tijd" locale={locale} label={t.writing.wayTime} hint={t.writing.either}>
        <DateInput {...field('from')} label={t.way.from} optional="unsaid" />
        <DateInput {...field('until')} label={t.way.until} hint={t.way.untilHint} optional="unsaid" />
        <TextInput {...field('when')} label={t.way.when} hint={t.hints.decisionWhen} optional="unsaid" />
      </Fieldset>
      <TextInput {...field('where')} label={t.way.where} />
    </>
  )
}

export async function submitPlanWay(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const naming = await reachWay(c)
  const { project, way, framework } = naming
  const isTaken = way !== null && valueIn(input.text, 'doe') === 'weg'
  const key = way?.key ?? newOnceToken().slice(0, 8)
  const written = wayIn(input.text, key, framework)
  const errors = {
    ...fieldErrors(input.text, act.locale),
    // A way is told apart by what it is: the rest may be written later.
    ...(written.what === '' ? { what: planTexts(act.locale).way.faults.what } : {}),
  }
  if (!isTaken && Object.keys(errors).length > 0) return wayPage(c, naming, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      const seen = way ? { seen: valueIn(input.text, 'seen') } : {}
      await savePlan(act, project.id, { way: { key, way: isTaken ? null : written }, ...seen })
      return paths.planChapter(project.number, 'manieren', { klaar: isTaken ? 'weg' : 'bewaard' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return wayPage(c, naming, withError(input.text, 'what', error.message))
  }
}
