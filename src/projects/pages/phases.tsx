import { type Day, parseDay } from '../../kit/dates.ts'
import { type FormErrors, type FormState, type FormValues, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  DateInput,
  EnterGoesOn,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  TextInput,
} from '../../ui/form/index.ts'
import { keepPhases } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { planTexts } from '../plan-texts.ts'
import { type PhaseContent, phasesOf } from '../store.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { type Reached, reachToWork } from './reach.ts'
import { rowField, rowForm, rowsIn } from './rows.ts'

const mostPhases = 20
const longest = 120
const field = (nr: number, part: string): string => rowField('fase', nr, part)

/** `/werk/projecten/{nummer}/planning`: the phases of a project, with days or vague ones. */
export async function showPhases(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const phases = await phasesOf(c.var.act.db, reached.project.id)
  const rows = phases.map(({ name, starts_on, ends_on, when_words }) => ({
    name,
    starts: starts_on,
    ends: ends_on,
    when: when_words,
  }))
  return phasesPage(c, reached, rowForm('fase', rows, mostPhases))
}

function phasesPage(c: Ctx, { project }: Reached, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).phases
  const bound = bindFields(form, locale)
  const count = rowsIn(form.values, mostPhases)
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        <p>{t.leaveEmpty}</p>
        <Form action={paths.deskProjectPart(project.number, 'phases')} label={t.title}>
          <EnterGoesOn label={t.save} />
          <OnceToken token={newOnceToken()} />
          <HiddenField name="rows" value={String(count)} />
          {Array.from({ length: count }, (_, nr) => (
            <fieldset key={field(nr, 'name')} class="flow">
              <legend>
                <strong>{t.legend(nr + 1)}</strong>
              </legend>
              <TextInput {...bound(field(nr, 'name'))} label={t.name} optional="unsaid" />
              <DateInput {...bound(field(nr, 'starts'))} label={t.starts} optional />
              <DateInput {...bound(field(nr, 'ends'))} label={t.ends} optional />
              <TextInput {...bound(field(nr, 'when'))} label={t.when} optional />
            </fieldset>
          ))}
          <FormActions submit={t.save} name="doe" value="bewaar">
            <Button kind="secondary" name="doe" value="erbij">
              {t.add}
            </Button>
          </FormActions>
        </Form>
      </>
    ),
  })
}

function phasesIn(
  values: FormValues,
  locale: Locale,
): { readonly phases: readonly PhaseContent[]; readonly errors: FormErrors } {
  const t = deskTexts(locale).phases
  const phases: PhaseContent[] = []
  const errors: Record<string, string> = {}
  for (let nr = 0; nr < rowsIn(values, mostPhases); nr += 1) {
    const typed = (part: string): string => valueIn(values, field(nr, part))
    const all = ['name', 'starts', 'ends', 'when'].map(typed)
    if (all.every((text) => text === '')) continue
    const starts: Day | null = parseDay(typed('starts'))
    const ends: Day | null = parseDay(typed('ends'))
    for (const part of ['starts', 'ends'])
      if (typed(part) !== '' && !parseDay(typed(part))) errors[field(nr, part)] = planTexts(locale).noDay
    for (const part of ['name', 'when'])
      if (typed(part).length > longest) errors[field(nr, part)] = planTexts(locale).tooLong(longest)
    if (typed('name') === '') errors[field(nr, 'name')] = t.nameMissing
    if (typed('starts') === '' && typed('when') === '') errors[field(nr, 'starts')] = t.whenMissing
    if (ends !== null && (starts === null || ends < starts)) errors[field(nr, 'ends')] ??= t.order
    phases.push({ name: typed('name'), starts_on: starts, ends_on: ends, when_words: typed('when') || null })
  }
  return { phases, errors }
}

export async function submitPhases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const input = await readForm(c)
  const { phases, errors } = phasesIn(input.text, act.locale)
  if (Object.keys(errors).length > 0) return phasesPage(c, reached, { values: input.text, errors })
  const { id, number } = reached.project
  const path = await once(act, input, async (act) => {
    await keepPhases(act, id, phases)
    return valueIn(input.text, 'doe') === 'erbij'
      ? `${paths.deskProjectPart(number, 'phases')}?klaar=bewaard`
      : paths.deskProject(number, { klaar: 'bewaard' })
  })
  return redirect(c, path)
}
