import type { Act } from '../../../kit/act.ts'
import { addDays, type Day, dayOf, formatDay, formatMoment, parseDay } from '../../../kit/dates.ts'
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
import { Button } from '../../../ui/button/button.tsx'
import { DateInput, ErrorSummary, Form, FormActions, OnceToken, Select } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { memberAt } from '../person.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { leaveWork } from './actions.ts'
import { type Inventory, inventoryOf, type LeftThing, takersOf } from './inventory.ts'
import { cancelLeave, planLeave } from './plan.ts'
import { fieldOf, type ThingKind, thingKinds } from './rules.ts'
import { type PlannedLeave, plannedLeaveOf } from './store.ts'
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
  const plan = await plannedLeaveOf(act.db, person.id)
  const form = refused ?? freshForm({ ...suggestions(inventory), ...planned(plan) })
  const optionsFor = (...kinds: readonly ThingKind[]) =>
    takersOf(inventory, kinds).map(({ id, name, job_title }) => ({
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
      {inventory.weighed > 0 && <p>{t.weighed(inventory.weighed)}</p>}
      {lacksLeader(inventory) && (
        <Notice tone="warning" title={t.noLeader}>
          <p>
            {t.noLeaderText} <a href={paths.administerPeople()}>{t.noLeaderLink}</a>
          </p>
        </Notice>
      )}
      {plan && (
        <Notice
          tone={plan.stuck_on ? 'warning' : 'info'}
          title={t.planned(person.name, formatDay(plan.from_day, locale, 'long'))}
        >
          <p>{plan.stuck_on ? t.stuck : t.plannedText}</p>
          <Form action={paths.handOver(person.id)} label={t.cancel}>
            <FormActions submit={t.cancel} name="doen" value="annuleren" kind="secondary" />
          </Form>
        </Notice>
      )}
      <Form action={paths.handOver(person.id)} label={t.title(person.name)}>
        <OnceToken token={newOnceToken()} />
        {inventory.things.length > 1 && optionsFor(...kindsIn(inventory)).length > 0 && (
          <Select
            {...field('alles')}
            label={t.allTo}
            hint={t.allToHint}
            optional
            options={optionsFor(...kindsIn(inventory))}
          />
        )}
        {thingKinds.map((kind) => {
          const things = inventory.things.filter((one) => one.kind === kind)
          if (things.length === 0) return null
          return (
            <Section key={kind} title={`${t.kinds[kind]} (${things.length})`}>
              {kind === 'project' && <p>{t.projectGoes}</p>}
              {things.map((one) => (
                <Select
                  key={one.id}
                  {...field(fieldOf(one))}
                  label={nameOf(one, areas, locale)}
                  hint={t.to}
                  options={optionsFor(kind)}
                />
              ))}
            </Section>
          )
        })}
        <Select {...field('verder')} label={t.rest} hint={t.restHint} options={optionsFor()} />
        <DateInput {...field('vanaf')} label={t.fromDay} hint={t.fromDayHint} optional />
        <p>{t.plannedLater}</p>
        <p>{t.what}</p>
        <FormActions submit={t.plan} name="doen" value="plannen">
          <Button kind="danger" name="doen" value="nu">
            {t.submit}
          </Button>
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}

const kindsIn = ({ things }: Inventory): readonly ThingKind[] => [...new Set(things.map(({ kind }) => kind))]

/** Whether a project would have nobody to lead it: then a colleague gets that role first. */
const lacksLeader = (inventory: Inventory): boolean =>
  inventory.things.some(({ kind }) => kind === 'project') && takersOf(inventory, ['project']).length === 0

function suggestions({ things, colleagues }: Inventory): Record<string, string | null> {
  const first = things.find(({ suggestedId }) => suggestedId)?.suggestedId ?? colleagues[0]?.id ?? null
  return Object.fromEntries([...things.map((one) => [fieldOf(one), one.suggestedId]), ['verder', first]])
}

/** What was agreed, for what is still there. */
const planned = (plan: PlannedLeave | null): Record<string, string> =>
  plan === null
    ? {}
    : {
        ...Object.fromEntries(plan.choices.map((one) => [fieldOf(one), one.toId])),
        verder: plan.rest_to_id,
        vanaf: plan.from_day,
      }

/** By number, area and day: titles and words are for who works on the case. What everybody can read has its title. */
function nameOf(
  { kind, file, project, when }: LeftThing,
  areas: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  const named = project && [project.number, ...(project.published_on ? [project.title] : [])].join(', ')
  if (named && kind === 'project') return named
  const place = named ?? [file?.number, areas.get(file?.area_id ?? '')].filter(Boolean).join(', ')
  if (kind === 'case' || when === null) return place
  if (kind === 'meeting') return `${formatMoment(new Date(when), locale, 'long')} (${place})`
  return `${texts(locale).by(formatDay(when as Day, locale, 'long'))} (${place})`
}

/** Hands over everything as chosen and ends the work, now or on a day to come; or calls that off. */
export async function handOverAll(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const person = await memberAt(c)
  if (person.id === act.actor.personId) throw new Conflict(t.yourself)
  const done = (what: string): string => `${paths.administerPerson(person.id)}?klaar=${what}`
  const doing = valueIn(input.text, 'doen')
  if (doing === 'annuleren') {
    await cancelLeave(act, person.id)
    return redirect(c, done('geannuleerd'))
  }
  const inventory = await inventoryOf(act, person.id)
  const choices = inventory.things.map(({ kind, id }) => ({
    kind,
    id,
    toId: chosen(input, fieldOf({ kind, id })),
  }))
  const restToId = valueIn(input.text, 'verder')
  const isTaker = (toId: string, ...kinds: readonly ThingKind[]): boolean =>
    takersOf(inventory, kinds).some(({ id }) => id === toId)
  const wrong = [
    ...choices.filter(({ kind, toId }) => !isTaker(toId, kind)).map(fieldOf),
    ...(isTaker(restToId) ? [] : ['verder']),
  ].map((name) => [name, t.choose] as const)
  const fromDay = parseDay(valueIn(input.text, 'vanaf'))
  const dayFault = faultOfDay(act, doing === 'plannen', valueIn(input.text, 'vanaf'))
  const errors = Object.fromEntries([...wrong, ...(dayFault ? [['vanaf', dayFault] as const] : [])])
  if (Object.keys(errors).length > 0) return handOverPage(c, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      if (doing === 'plannen' && fromDay) {
        await planLeave(act, { personId: person.id, fromDay, choices, restToId })
        return done('gepland')
      }
      await leaveWork(act, { personId: person.id, choices, restToId })
      return done('vertrokken')
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return handOverPage(c, withError(input.text, 'verder', error.message))
    throw error
  }
}

/** A day belongs to a plan, and to nothing else: nobody leaves today because a button was mistaken for another. */
function faultOfDay(act: Act, isPlan: boolean, text: string): string | null {
  const t = texts(act.locale)
  if (!isPlan) return text === '' ? null : t.dayChosen
  const day = parseDay(text)
  if (text === '') return t.fromDayMissing
  const today = dayOf(act.now)
  return day === null || day <= today || day > addDays(today, 366) ? t.fromDayWrong : null
}

/** One colleague for all goes before what stands on a line. */
const chosen = (input: FormInput, name: string): string =>
  valueIn(input.text, 'alles') || valueIn(input.text, name)
