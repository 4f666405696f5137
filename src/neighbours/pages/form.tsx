import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { dayText, longText, shortText, timeText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { keepForm } from '../actions.ts'
import { neighboursConfig } from '../schema.ts'
import { texts } from '../texts.ts'
import { type Kept, keptPage, reachToInvolve } from './kept.tsx'

const schema = z.object({
  over: longText(2000),
  contact: shortText(200),
  sluit: dayText(),
  dag: dayText().optional(),
  tijd: timeText().optional(),
  plek: shortText(200).optional(),
})

/** A form stays open for half a year at most. */
const mostDays = 183

/** `/initiatieven/{nummer}/buren/formulier`: opens the form for the neighbours, or changes it. */
export async function showForm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachToInvolve(c)
  const { form, reached } = kept
  const days = neighboursConfig(act.settings).reaction_days
  return formPage(
    c,
    kept,
    freshForm({
      over: form?.about ?? reached.initiative.summary,
      contact: form?.contact ?? (await initiatorToReach(act, reached.opened.relations.initiatorIds)),
      dag: form?.meeting_on,
      tijd: form?.meeting_time,
      plek: form?.meeting_place,
      sluit: form?.closes_on ?? addDays(dayOf(act.now), days),
    }),
  )
}

/** Whom the neighbours can turn to, as far as we know: name with telephone, else with e-mail address. */
async function initiatorToReach(act: Act, initiatorIds: readonly string[]): Promise<string | null> {
  const people = await peopleByIds(act.db, initiatorIds)
  const person = initiatorIds.flatMap((id) => people.get(id) ?? [])[0]
  if (!person) return null
  return [person.name, person.phone ?? person.email].filter((one) => one !== null).join(', ')
}

function formPage(c: Ctx, kept: Kept, state: FormState): Response | Promise<Response> {
  const { locale, now } = c.var.act
  const t = texts(locale).form
  const field = bindFields(state, locale)
  const today = dayOf(now)
  return keptPage(c, kept.reached, {
    title: t.title,
    lead: t.lead,
    form: state,
    body: (
      <Form action={paths.caseReactionForm(kept.reached.initiative.number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('over')} label={t.about} hint={t.aboutHint} max={2000} rows={6} />
        <TextInput {...field('contact')} label={t.contact} hint={t.contactHint} />
        <DateInput
          {...field('sluit')}
          label={t.closes}
          hint={t.closesHint}
          min={today}
          max={addDays(today, mostDays)}
        />
        <Section title={t.meetingTitle}>
          <p>{t.meetingText}</p>
          <DateInput {...field('dag')} label={t.meetingDay} optional />
          <TextInput {...field('tijd')} label={t.meetingTime} hint={t.meetingTimeHint} optional />
          <TextInput {...field('plek')} label={t.meetingPlace} hint={t.meetingPlaceHint} optional />
        </Section>
        <FormActions submit={kept.form ? t.save : t.open} />
      </Form>
    ),
  })
}

export async function sendForm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachToInvolve(c)
  const t = texts(act.locale).form
  const input = await readForm(c)
  const labels = {
    ...{ over: t.about, contact: t.contact, sluit: t.closes },
    ...{ dag: t.meetingDay, tijd: t.meetingTime, plek: t.meetingPlace },
  }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return formPage(c, kept, parsed)
  const { over, contact, sluit, dag, tijd, plek } = parsed.value
  const today = dayOf(act.now)
  // A form that closed may keep its day while its words change.
  if (sluit < today && sluit !== kept.form?.closes_on)
    return formPage(c, kept, withError(input.text, 'sluit', t.past))
  if (sluit > addDays(today, mostDays)) return formPage(c, kept, withError(input.text, 'sluit', t.far))
  if (dag === undefined && (tijd !== undefined || plek !== undefined))
    return formPage(c, kept, withError(input.text, 'dag', t.meetingDayMissing))
  if (dag !== undefined && plek === undefined)
    return formPage(c, kept, withError(input.text, 'plek', t.meetingPlaceMissing))
  const meeting = dag === undefined ? null : { on: dag, time: tijd ?? null, place: plek ?? null }
  const { case_id: caseId, number } = kept.reached.initiative
  const path = await once(act, input, async (act) => {
    await keepForm(act, { caseId, about: over, contact, closesOn: sluit, meeting })
    return paths.caseNeighbours(number, { klaar: 'formulier' })
  })
  return redirect(c, path)
}
