import { type Day, formatDay, formatMoment } from '../../../kit/dates.ts'
import { Conflict } from '../../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { allAreas } from '../../../places/index.ts'
import { ErrorSummary, Form, FormActions, OnceToken, Select } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { memberAt } from '../person.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { leaveWork } from './actions.ts'
import { type Inventory, inventoryOf, type LeftThing } from './inventory.ts'
import { fieldOf, thingKinds } from './rules.ts'
import { texts } from './texts.ts'

export const showHandOver = (c: Ctx): Promise<Response> => handOverPage(c, null)

/** `/beheer/mensen/{id}/vertrek`: all that somebody leaves behind, each line with who takes it over. */
async function handOverPage(c: Ctx, refused: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const person = await memberAt(c)
  if (person.id === act.actor.personId) throw new Conflict(t.yourself)
  const inventory = await inventoryOf(act, person.id)
  const areas = new Map((await allAreas(act.db)).map(({ id, name }) => [id, name]))
  const form = refused ?? freshForm(suggestions(inventory))
  const options = inventory.colleagues.map(({ id, name, job_title }) => ({
    value: id,
    label: job_title ? `${name}, ${job_title}` : name,
  }))
  const field = (name: string) => ({ name, locale, values: form.values, error: form.errors[name] })
  const { home, people } = administrationTexts(locale)
  return page(
    c,
    {
      title: formTitle(t.title(person.name), form.errors, locale),
      current: 'administration',
      breadcrumbs: [
        { href: paths.administration(), title: home.title },
        { href: paths.administerPeople(), title: people.title },
        { href: paths.administerPerson(person.id), title: person.name },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title(person.name)} lead={inventory.things.length > 0 ? t.lead : t.nothing} />
      <Form action={paths.handOver(person.id)}>
        <OnceToken token={newOnceToken()} />
        {inventory.things.length > 1 && (
          <Select {...field('alles')} label={t.allTo} hint={t.allToHint} optional options={options} />
        )}
        {thingKinds.map((kind) => {
          const things = inventory.things.filter((one) => one.kind === kind)
          if (things.length === 0) return null
          return (
            <Section key={kind} title={`${t.kinds[kind]} (${things.length})`}>
              {things.map((one) => (
                <Select
                  key={one.id}
                  {...field(fieldOf(one))}
                  label={nameOf(one, areas, locale)}
                  hint={t.to}
                  options={options}
                />
              ))}
            </Section>
          )
        })}
        <Select {...field('verder')} label={t.rest} hint={t.restHint} options={options} />
        <p>{t.what}</p>
        <FormActions submit={t.submit} kind="danger" />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

function suggestions({ things, colleagues }: Inventory): Record<string, string | null> {
  const first = things.find(({ suggestedId }) => suggestedId)?.suggestedId ?? colleagues[0]?.id ?? null
  return Object.fromEntries([...things.map((one) => [fieldOf(one), one.suggestedId]), ['verder', first]])
}

/** By number, area and day: titles and words are for who works on the case. */
function nameOf({ kind, file, when }: LeftThing, areas: ReadonlyMap<string, string>, locale: Locale): string {
  const place = [file?.number, areas.get(file?.area_id ?? '')].filter(Boolean).join(', ')
  if (kind === 'case' || when === null) return place
  if (kind === 'meeting') return `${formatMoment(new Date(when), locale, 'long')} (${place})`
  return `${texts(locale).by(formatDay(when as Day, locale, 'long'))} (${place})`
}

/** Hands over everything as chosen, and ends the work. */
export async function handOverAll(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const person = await memberAt(c)
  if (person.id === act.actor.personId) throw new Conflict(t.yourself)
  const inventory = await inventoryOf(act, person.id)
  const choices = inventory.things.map(({ kind, id }) => ({
    kind,
    id,
    toId: chosen(input, fieldOf({ kind, id })),
  }))
  const known = new Set(inventory.colleagues.map(({ id }) => id))
  const wrong = [
    ...choices.map((one) => [fieldOf(one), one.toId] as const),
    ['verder', valueIn(input.text, 'verder')] as const,
  ]
    .filter(([, toId]) => !known.has(toId))
    .map(([name]) => [name, t.choose] as const)
  if (wrong.length > 0) return handOverPage(c, { values: input.text, errors: Object.fromEntries(wrong) })
  try {
    const path = await once(act, input, async (act) => {
      await leaveWork(act, { personId: person.id, choices, restToId: valueIn(input.text, 'verder') })
      return `${paths.administerPerson(person.id)}?klaar=vertrokken`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return handOverPage(c, withError(input.text, 'verder', error.message))
    throw error
  }
}

/** One colleague for all goes before what stands on a line. */
const chosen = (input: FormInput, name: string): string =>
  valueIn(input.text, 'alles') || valueIn(input.text, name)
