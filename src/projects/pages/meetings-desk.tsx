import { z } from 'zod'
import { dayOf, formatMoment } from '../../kit/dates.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { dayText, longText, numberText, oneOf, shortText, someOf, timeText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import {
  type MeetingRefusal,
  MeetingRefused,
  meetingTexts,
  momentsOf,
  placeKinds,
} from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
  TimeInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { planProjectMeeting } from '../actions.ts'
import { offers } from '../meeting-rules.ts'
import { meetingWords } from '../meeting-texts.ts'
import { projectMeetings } from '../store.ts'
import { projectPage } from './frame.tsx'
import { ProjectMeetingBadge } from './meeting-parts.tsx'
import { type Reached, reachToWork } from './reach.ts'

/** Day, times and place, as planning and moving send them; an evening is at a place or online. */
const kinds = placeKinds.filter((kind) => kind !== 'phone') as ['place', 'online']
export const whenAndWhere = {
  day: dayText(),
  from: timeText(),
  to: timeText(),
  placeKind: oneOf(kinds),
  place: shortText(500),
}

const schema = z.object({
  title: shortText(160),
  about: longText(3000),
  ...whenAndWhere,
  capacity: numberText({ min: 1, max: 2000 }).optional(),
  until: dayText(),
  offers: someOf(offers),
  offersNote: longText(500).optional(),
})

/** The field at which a broken rule is shown. */
export const fieldOf = (refusal: MeetingRefusal): string => {
  if (refusal === 'in_past') return 'day'
  return refusal === 'no_such_time' ? 'from' : 'to'
}

/** What the fields are called, in the texts of errors. */
export const meetingLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const { name, about, day, from, to, placeKind, place, capacity, until, offers, offersNote } =
    meetingWords(locale).desk
  return { title: name, about, day, from, to, placeKind, place, capacity, until, offers, offersNote }
}

/** Day, times and place of a meeting. */
export function WhenAndWhere(props: {
  readonly form: FormState
  readonly today: string
  readonly locale: Locale
}) {
  const { form, today, locale } = props
  const t = meetingWords(locale).desk
  const field = bindFields(form, locale)
  return (
    <>
      <DateInput {...field('day')} label={t.day} min={today} />
      <TimeInput {...field('from')} label={t.from} />
      <TimeInput {...field('to')} label={t.to} />
      <RadioGroup
        {...field('placeKind')}
        label={t.placeKind}
        options={kinds.map((kind) => ({ value: kind, label: meetingTexts(locale).placeKinds[kind] }))}
      />
      <TextInput {...field('place')} label={t.place} hint={t.placeHint} />
    </>
  )
}

/** `/werk/projecten/{nummer}/bijeenkomsten`: the meetings of a project, and planning one. */
export async function showMeetings(c: Ctx): Promise<Response> {
  return meetingsPage(c, await reachToWork(c), freshForm({ placeKind: 'place' }))
}

async function meetingsPage(c: Ctx, { project }: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, now } = act
  const t = meetingWords(locale)
  const meetings = await projectMeetings(act.db, [project.id])
  const field = bindFields(form, locale)
  return projectPage(c, project, {
    title: t.title,
    lead: t.desk.lead,
    form,
    body: (
      <>
        {meetings.length === 0 ? (
          <p>{t.desk.none}</p>
        ) : (
          <ul class="plain-list stack">
            {meetings.map((meeting) => (
              <li key={meeting.id}>
                <a href={paths.deskMeeting(project.number, meeting.id)}>{meeting.title}</a>{' '}
                <ProjectMeetingBadge meeting={meeting} now={now} locale={locale} />
                <br />
                {formatMoment(meeting.starts_at, locale, 'long')}
              </li>
            ))}
          </ul>
        )}
        <Section title={t.desk.plan}>
          <Form action={paths.deskProjectPart(project.number, 'meetings')} label={t.desk.plan}>
            <OnceToken token={newOnceToken()} />
            <TextInput {...field('title')} label={t.desk.name} />
            <TextArea {...field('about')} label={t.desk.about} max={3000} rows={5} />
            <WhenAndWhere form={form} today={dayOf(now)} locale={locale} />
            <NumberInput {...field('capacity')} label={t.desk.capacity} hint={t.desk.capacityHint} optional />
            <DateInput {...field('until')} label={t.desk.until} min={dayOf(now)} />
            <CheckboxGroup
              {...field('offers')}
              label={t.desk.offers}
              optional
              options={offers.map((offer) => ({ value: offer, label: t.offers[offer] }))}
            />
            <TextArea {...field('offersNote')} label={t.desk.offersNote} max={500} rows={3} optional />
            <FormActions submit={t.desk.button} />
          </Form>
        </Section>
      </>
    ),
  })
}

export async function submitMeetings(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { project } = reached
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, meetingLabels(act.locale))
  if (!parsed.ok) return meetingsPage(c, reached, parsed)
  const { day, from, to, until, capacity, offersNote, ...rest } = parsed.value
  const wrong = (field: string, message: string) =>
    meetingsPage(c, reached, withError(input.text, field, message))
  const refused = (refusal: MeetingRefusal) =>
    wrong(fieldOf(refusal), meetingTexts(act.locale).refusals[refusal])
  const moments = momentsOf(day, from, to)
  if (!moments.ok) return refused(moments.refusal)
  if (until > day) return wrong('until', meetingWords(act.locale).desk.untilLate)
  const { startsAt, endsAt } = moments
  try {
    const path = await onceSaid(act, input, c.req.path, async (act) => {
      const id = await planProjectMeeting(act, project.id, {
        ...rest,
        startsAt,
        endsAt,
        capacity: capacity ?? null,
        signUpUntil: until,
        offersNote: offersNote ?? null,
      })
      return paths.deskMeeting(project.number, id, { klaar: 'gepland' })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof MeetingRefused) return refused(error.refusal)
    throw error
  }
}
