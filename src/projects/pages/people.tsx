import { type FormErrors, type FormState, type FormValues, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleWithRoles } from '../../people/index.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  EnterGoesOn,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { keepPeople } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { planTexts } from '../plan-texts.ts'
import type { PersonContent } from '../store.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { type Reached, reachToWork } from './reach.ts'
import { rowField, rowForm, rowsIn } from './rows.ts'

const mostPeople = 20
const longest = 200
const field = (nr: number, part: string): string => rowField('mens', nr, part)

/** Colleagues who can work on a project: those who lead projects. */
async function colleaguesOf(c: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const leaders = await peopleWithRoles(c.var.act.db, 'project_leader')
  return leaders.map(({ id, name }) => ({ id, name: name ?? '' }))
}

/** `/werk/projecten/{nummer}/mensen`: who to turn to, by function, and which colleagues work on it. */
export async function showPeople(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  const rows = reached.people.map(({ function: name, task, reach, person_id }) => ({
    function: name,
    task,
    reach,
    person: person_id,
  }))
  return peoplePage(c, reached, rowForm('mens', rows, mostPeople))
}

async function peoplePage(c: Ctx, { project }: Reached, form: FormState): Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).people
  const bound = bindFields(form, locale)
  const count = rowsIn(form.values, mostPeople)
  const options = (await colleaguesOf(c)).map(({ id, name }) => ({ value: id, label: name }))
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        <p>{t.leaveEmpty}</p>
        <Form action={paths.deskProjectPart(project.number, 'people')} label={t.title}>
          <EnterGoesOn label={t.save} />
          <OnceToken token={newOnceToken()} />
          <HiddenField name="rows" value={String(count)} />
          {Array.from({ length: count }, (_, nr) => (
            <fieldset key={field(nr, 'function')} class="flow">
              <legend>
                <strong>{t.legend(nr + 1)}</strong>
              </legend>
              <TextInput
                {...bound(field(nr, 'function'))}
                label={t.function}
                hint={t.functionHint}
                optional="unsaid"
              />
              <TextInput {...bound(field(nr, 'task'))} label={t.task} optional="unsaid" />
              <TextInput
                {...bound(field(nr, 'reach'))}
                label={t.reach}
                hint={t.reachHint}
                optional="unsaid"
              />
              <Select
                {...bound(field(nr, 'person'))}
                label={t.person}
                hint={t.personHint}
                empty={t.nobody}
                options={options}
                optional
              />
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

function peopleIn(
  values: FormValues,
  known: readonly string[],
  locale: Locale,
): { readonly people: readonly PersonContent[]; readonly errors: FormErrors } {
  const t = deskTexts(locale).people
  const people: PersonContent[] = []
  const errors: Record<string, string> = {}
  for (let nr = 0; nr < rowsIn(values, mostPeople); nr += 1) {
    const typed = (part: string): string => valueIn(values, field(nr, part))
    if (typed('function') === '') continue
    const person = known.find((id) => id === typed('person')) ?? null
    for (const part of ['function', 'task', 'reach'])
      if (typed(part).length > longest) errors[field(nr, part)] = planTexts(locale).tooLong(longest)
    for (const part of ['task', 'reach']) if (typed(part) === '') errors[field(nr, part)] = t.incomplete
    if (person !== null && people.some(({ person_id }) => person_id === person))
      errors[field(nr, 'person')] = t.twice
    people.push({
      function: typed('function'),
      task: typed('task'),
      reach: typed('reach'),
      person_id: person,
    })
  }
  return { people, errors }
}

export async function submitPeople(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const input = await readForm(c)
  // Who stands with the project stays there, also after their role ended.
  const known = [
    ...(await colleaguesOf(c)).map(({ id }) => id),
    ...reached.people.flatMap(({ person_id }) => person_id ?? []),
  ]
  const { people, errors } = peopleIn(input.text, known, act.locale)
  if (Object.keys(errors).length > 0) return peoplePage(c, reached, { values: input.text, errors })
  const { id, number } = reached.project
  const path = await once(act, input, async (act) => {
    await keepPeople(act, id, people)
    return valueIn(input.text, 'doe') === 'erbij'
      ? `${paths.deskProjectPart(number, 'people')}?klaar=bewaard`
      : paths.deskProject(number, { klaar: 'bewaard' })
  })
  return redirect(c, path)
}
