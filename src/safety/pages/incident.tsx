import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  momentIn,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, oneOf, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Person, peopleByIds } from '../../people/index.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  Checkbox,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { incidentTexts } from '../incident-texts.ts'
import { addToIncident, followers, handleIncident, incidentToRead, reportIncident } from '../incidents.ts'
import { mayAddToIncident, mayHandleIncident } from '../rights.ts'
import { aboutOf } from '../rules.ts'
import { incidentKinds, incidentSettings, incidentTargets, longestOfIncident } from '../schema.ts'
import type { Incident } from '../store.ts'
import { AboutIncident, additions } from './incident-about.tsx'

const followUpFields = {
  gedaan: longText(longestOfIncident.done).optional(),
  politie: ticked(),
  wie: z.uuid().optional(),
  uiterlijk: dayText().optional(),
}
const schema = z.object({
  dag: dayText(),
  soort: oneOf(incidentKinds),
  tegen: oneOf(incidentTargets),
  waar: oneOf(incidentSettings),
  wat: longText(longestOfIncident.what),
  betrokken: longText(longestOfIncident.involved).optional(),
  ...followUpFields,
})
const handleSchema = z.object(followUpFields)

const labels = (locale: Locale) => {
  const t = incidentTexts(locale).form
  return {
    ...{ dag: t.day, soort: t.kind, tegen: t.target, waar: t.setting, wat: t.what, betrokken: t.involved },
    ...{ gedaan: t.done, politie: t.police, wie: t.followUp, uiterlijk: t.followUpOn },
  }
}

/** What was done so far, and who follows it up by when. */
function FollowUpFields(props: {
  readonly form: FormState
  readonly people: readonly Person[]
  readonly locale: Locale
}) {
  const { form, people, locale } = props
  const t = incidentTexts(locale).form
  const field = bindFields(form, locale)
  return (
    <>
      <TextArea
        {...field('gedaan')}
        label={t.done}
        hint={t.doneHint}
        max={longestOfIncident.done}
        rows={3}
        optional
      />
      <Checkbox {...field('politie')} label={t.police} />
      <Select
        {...field('wie')}
        label={t.followUp}
        empty={t.nobody}
        options={people.map(({ id, name, job_title }) => ({
          value: id,
          label: job_title ? `${name}, ${job_title}` : name,
        }))}
        optional
      />
      <DateInput {...field('uiterlijk')} label={t.followUpOn} optional />
    </>
  )
}

/** `/werk/incidenten/nieuw`: an official writes down what happened. */
export const showNewIncident = (c: Ctx): Promise<Response> =>
  newPage(c, freshForm({ dag: dayOf(c.var.act.now), bij: aboutOf(c.req.query('bij') ?? null)?.path ?? null }))

async function newPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = incidentTexts(locale)
  const people = await followers(act)
  const field = bindFields(form, locale)
  const options = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: names[value] }))
  return page(
    c,
    {
      title: formTitle(t.form.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.list.title, href: paths.incidents() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.form.title} lead={t.form.lead} />
      <p>
        <strong>{t.list.danger}</strong> {t.list.seenBy}
      </p>
      <AboutIncident act={act} path={valueIn(form.values, 'bij')} />
      <Form action={paths.newIncident()} label={t.form.title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="bij" value={valueIn(form.values, 'bij')} />
        <DateInput {...field('dag')} label={t.form.day} />
        <RadioGroup {...field('soort')} label={t.form.kind} options={options(incidentKinds, t.kinds)} />
        <RadioGroup {...field('tegen')} label={t.form.target} options={options(incidentTargets, t.targets)} />
        <Select {...field('waar')} label={t.form.setting} options={options(incidentSettings, t.settings)} />
        <TextArea {...field('wat')} label={t.form.what} max={longestOfIncident.what} rows={6} />
        <TextArea
          {...field('betrokken')}
          label={t.form.involved}
          hint={t.form.involvedHint}
          max={longestOfIncident.involved}
          rows={2}
          optional
        />
        <FollowUpFields form={form} people={people} locale={locale} />
        <FormActions submit={t.form.send}>
          <LinkButton kind="secondary" href={paths.incidents()}>
            {t.form.back}
          </LinkButton>
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function submitNewIncident(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, labels(act.locale))
  if (!parsed.ok) return newPage(c, parsed)
  const { dag, soort, tegen, waar, wat, betrokken, gedaan, politie, wie, uiterlijk } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const nr = await reportIncident(act, {
        ...{ happened_on: dag, kind: soort, target: tegen, setting: waar, what: wat },
        ...{ involved: betrokken ?? null, done: gedaan ?? null, to_police: politie },
        ...{ follow_up_id: wie ?? null, follow_up_on: uiterlijk ?? null },
        about_path: aboutOf(valueIn(input.text, 'bij'))?.path ?? null,
      })
      return paths.incident(nr, { klaar: 'gemeld' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return newPage(c, withError(input.text, faultField(act, error.message), error.message))
  }
}

/** The field that a refusal is about. */
const faultField = (act: Act, message: string): string => {
  const t = incidentTexts(act.locale).refused
  if (message === t.future) return 'dag'
  return message === t.whoAndWhen || message === t.nobody ? 'wie' : 'gedaan'
}

const reach = (c: Ctx): Promise<Incident> => {
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('incident') ?? '')?.[0] ?? 0)
  if (nr === 0) throw new NotFound('incident')
  return incidentToRead(c.var.act, nr)
}

/** `/werk/incidenten/{nr}`: what happened, what was done, and following it up. */
export async function showIncident(c: Ctx): Promise<Response> {
  const incident = await reach(c)
  return incidentPage(c, incident, formOf(incident))
}

const formOf = (incident: Incident): FormState =>
  freshForm({
    ...{ gedaan: incident.done, politie: incident.to_police ? 'ja' : null },
    ...{ wie: incident.follow_up_id, uiterlijk: incident.follow_up_on },
  })

async function incidentPage(c: Ctx, incident: Incident, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor } = act
  const t = incidentTexts(locale)
  const people = await peopleByIds(db, [incident.reported_by, incident.follow_up_id])
  const nameOf = (id: string | null): string => people.get(id ?? '')?.name ?? ''
  const title = t.list.name(incident.nr)
  const saved: Readonly<Record<string, string>> = t.one.saved
  const klaar = c.req.query('klaar') ?? ''
  const canHandle = incident.closed_at === null && mayHandleIncident(actor, incident)
  const reported = formatDay(dayOf(incident.reported_at), locale)
  const { follow_up_id, follow_up_on } = incident
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.list.title, href: paths.incidents() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(saved, klaar) && <Notice tone="success" announce title={saved[klaar] ?? ''} />}
      <PageHeading title={title} lead={t.list.seenBy} />
      {incident.closed_at && <p>{t.one.closedOn(formatDay(dayOf(incident.closed_at), locale))}</p>}
      <DefinitionList
        items={[
          { term: t.one.day, value: formatDay(incident.happened_on, locale) },
          { term: t.one.kind, value: t.kinds[incident.kind] },
          { term: t.one.target, value: t.targets[incident.target] },
          { term: t.one.setting, value: t.settings[incident.setting] },
          { term: t.one.police, value: incident.to_police ? t.one.policeYes : t.one.policeNo },
          { term: t.one.reported, value: t.one.by(nameOf(incident.reported_by), reported) },
          {
            term: t.one.followUp,
            value:
              follow_up_id === null || follow_up_on === null
                ? t.list.nobody
                : t.list.by(nameOf(follow_up_id), formatDay(follow_up_on, locale)),
          },
        ]}
      />
      <AboutIncident act={act} path={incident.about_path} />
      <Section title={t.one.what}>
        <p class="keep-lines">{incident.what}</p>
      </Section>
      {incident.involved && (
        <Section title={t.one.involved}>
          <p class="keep-lines">{incident.involved}</p>
        </Section>
      )}
      {await additions(act, incident, form, mayAddToIncident(actor, incident))}
      {canHandle ? (
        <Section title={t.one.handle} id="opvolgen">
          <Form action={paths.incident(incident.nr)} label={t.one.handle}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="seen" value={incident.changed_at.toISOString()} />
            <FollowUpFields
              form={valueIn(form.values, 'doe') === 'aanvulling' ? formOf(incident) : form}
              people={await followers(act)}
              locale={locale}
            />
            <FormActions submit={t.one.save} name="doe" value="bewaar">
              <Button kind="secondary" name="doe" value="sluit">
                {t.one.close}
              </Button>
            </FormActions>
          </Form>
        </Section>
      ) : (
        <Section title={t.one.done}>
          <p class="keep-lines">{incident.done ?? t.one.doneNone}</p>
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** Adds to it, says what was done, hands it on, or closes it. */
export async function submitIncident(c: Ctx): Promise<Response> {
  const { act } = c.var
  const incident = await reach(c)
  const input = await readForm(c)
  if (valueIn(input.text, 'doe') === 'aanvulling') {
    const body = valueIn(input.text, 'aanvulling').slice(0, longestOfIncident.done)
    try {
      const path = await once(act, input, async (act) => {
        await addToIncident(act, incident.nr, body)
        return paths.incident(incident.nr, { klaar: 'aangevuld' })
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return incidentPage(c, incident, withError(input.text, 'aanvulling', error.message))
    }
  }
  const parsed = parseForm(handleSchema, input, act.locale, labels(act.locale))
  if (!parsed.ok) return incidentPage(c, incident, parsed)
  const { gedaan, politie, wie, uiterlijk } = parsed.value
  const close = valueIn(input.text, 'doe') === 'sluit'
  try {
    const path = await once(act, input, async (act) => {
      await handleIncident(act, incident.nr, {
        ...{ done: gedaan ?? null, to_police: politie },
        ...{ follow_up_id: wie ?? null, follow_up_on: uiterlijk ?? null },
        ...{ close, seen: momentIn(input.text, 'seen') },
      })
      return paths.incident(incident.nr, { klaar: close ? 'afgesloten' : 'bewaard' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return incidentPage(c, incident, withError(input.text, faultField(act, error.message), error.message))
  }
}
