import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, shortText, timeText, yesOrNo } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { MeetingRefused, meetingTexts, momentsOf } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
  TimeInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { type JuryFault, JuryRefused, planRound, type RoundPlan } from '../actions.ts'
import { juryName, roundScheme, weeksBefore } from '../jury.ts'
import { mayServe } from '../rights.ts'
import { texts } from '../texts.ts'
import { deskJuryAsked } from './desk.tsx'

const schema = z.object({
  closesOn: dayText(),
  votesUntil: dayText(),
  written: yesOrNo(),
  day: dayText().optional(),
  from: timeText().optional(),
  to: timeText().optional(),
  place: shortText(500).optional(),
  agenda: longText(2000).optional(),
  short: z.literal('ja').optional(),
})
type Planned = z.output<typeof schema>

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const { closesOn, votesUntil, written, day, from, to, place, agenda } = texts(locale).plan
  return { closesOn, votesUntil, written, day, from, to, place, agenda }
}

/** `/werk/juries/{slug}/ronde`: planning a round, with or without a meeting. */
export const showPlanRound = (c: Ctx): Promise<Response> => planPage(c, freshForm({ written: 'nee' }))

async function planPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const jury = await deskJuryAsked(c)
  if (!mayServe(act.actor)) throw new Forbidden()
  const t = texts(locale)
  const scheme = await roundScheme(act)
  const weeks = weeksBefore(scheme)
  const today = dayOf(act.now)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.plan.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.desk.title, href: paths.deskJuries() },
        { title: juryName(jury, locale), href: paths.deskJury(jury.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.plan.title} kicker={juryName(jury, locale)} lead={t.plan.lead} />
      <Form action={paths.planRound(jury.slug)} label={t.plan.title}>
        <OnceToken token={newOnceToken()} />
        <DateInput
          {...field('closesOn')}
          label={t.plan.closesOn}
          hint={weeks === null ? undefined : t.plan.closesHint(weeks)}
          min={today}
        />
        <DateInput {...field('votesUntil')} label={t.plan.votesUntil} min={today} />
        <RadioGroup
          {...field('written')}
          label={t.plan.written}
          options={(['nee', 'ja'] as const).map((value) => ({ value, label: t.plan.writtenOptions[value] }))}
        />
        <DateInput {...field('day')} label={t.plan.day} hint={t.plan.optional} min={today} optional />
        {'day' in form.errors && <Checkbox {...field('short')} label={t.plan.short} optional="unsaid" />}
        <TimeInput {...field('from')} label={t.plan.from} optional />
        <TimeInput {...field('to')} label={t.plan.to} optional />
        <TextInput {...field('place')} label={t.plan.place} autocomplete="off" optional />
        <TextArea {...field('agenda')} label={t.plan.agenda} max={2000} rows={4} optional />
        <FormActions submit={t.plan.button} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** The field at which a broken rule is shown. */
const fieldOf = (fault: JuryFault): string =>
  fault === 'votes_before_closing'
    ? 'votesUntil'
    : fault === 'meeting_before_closing' || fault === 'meeting_too_soon'
      ? 'day'
      : 'closesOn'

type Meeting =
  | { readonly ok: true; readonly meeting: RoundPlan['meeting'] }
  | { readonly ok: false; readonly state: FormState }

/** The meeting as it was typed; what is missing is told at its field. */
function meetingIn(input: FormInput, planned: Planned, locale: Locale): Meeting {
  if (planned.written) return { ok: true, meeting: null }
  const { day, from, to, place, agenda = null } = planned
  const missing = (['day', 'from', 'to', 'place'] as const).find((name) => planned[name] === undefined)
  if (!day || !from || !to || !place)
    return { ok: false, state: withError(input.text, missing ?? 'day', texts(locale).plan.missing) }
  const moments = momentsOf(day, from, to)
  if (!moments.ok)
    return { ok: false, state: withError(input.text, 'to', meetingTexts(locale).refusals[moments.refusal]) }
  return { ok: true, meeting: { startsAt: moments.startsAt, endsAt: moments.endsAt, place, agenda } }
}

export async function submitPlanRound(c: Ctx): Promise<Response> {
  const { act } = c.var
  const jury = await deskJuryAsked(c)
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return planPage(c, parsed)
  const { closesOn, votesUntil } = parsed.value
  const asked = meetingIn(input, parsed.value, act.locale)
  if (!asked.ok) return planPage(c, asked.state)
  try {
    const path = await once(act, input, async (act) => {
      const id = await planRound(act, {
        areaId: jury.area.id,
        closesOn,
        votesUntil,
        meeting: asked.meeting,
        knowsItIsShort: parsed.value.short === 'ja',
      })
      return paths.juryRound(id, { klaar: 'gepland' })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof MeetingRefused) return planPage(c, withError(input.text, 'day', error.message))
    if (!(error instanceof JuryRefused)) throw error
    return planPage(c, withError(input.text, fieldOf(error.fault), error.message))
  }
}
