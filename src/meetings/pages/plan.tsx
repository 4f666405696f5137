import { z } from 'zod'
import { mayHandle, must, type OpenedCase, openedCaseByNumber } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { departmentName } from '../../kit/municipality.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds, peopleWithRoles } from '../../people/index.ts'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  type Option,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { MeetingRefused, planMeeting } from '../actions.ts'
import { worksOnCases } from '../rights.ts'
import { type MeetingRefusal, meetingKinds, momentsOf } from '../rules.ts'
import { meetingsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { fieldOf, labelsOf, whenAndWhere } from './change.tsx'
import { WhenAndWhere } from './forms.tsx'

const planSchema = z.object({
  kind: oneOf(meetingKinds),
  ...whenAndWhere,
  people: z.array(z.uuid()).default([]),
  extra: z.uuid().optional(),
  agenda: longText(2000).optional(),
})

/** Who can be invited, and what is filled in beforehand. */
export interface PlanChoices {
  readonly number: string
  readonly people: readonly Option[]
  readonly colleagues: readonly Option[]
  readonly form: FormState
  readonly today: string
}

/** What the form to plan a meeting needs. The first meeting of a case is the intake. */
export async function planChoices(act: Act, opened: OpenedCase): Promise<PlanChoices> {
  const { relations, contactId, file } = opened
  const near = [...new Set([...relations.personIds, ...relations.handlerIds, ...relations.adviserIds])]
  const people = await peopleByIds(act.db, near)
  const staff = await peopleWithRoles(act.db)
  const label = (name: string, about: string | null): string =>
    about ? `${name} (${departmentName(act.municipality, about, act.locale)})` : name
  const hasIntake = (await meetingsOf(act.db, file.id)).some((meeting) => meeting.kind === 'intake')
  return {
    number: file.number,
    people: near.flatMap((id) => {
      const person = people.get(id)
      return person ? [{ value: id, label: label(person.name, person.department) }] : []
    }),
    colleagues: staff
      .filter((member) => !people.has(member.id) && worksOnCases(member))
      .map(({ id, name, department }) => ({ value: id, label: label(name, department) })),
    form: {
      values: {
        kind: [hasIntake ? 'talk' : 'intake'],
        placeKind: ['place'],
        people: [...relations.personIds, ...(contactId ? [contactId] : [])],
      },
      errors: {},
    },
    today: dayOf(act.now),
  }
}

/** The form to plan a meeting, also for the page of a case at the desk; it posts to a page of its own. */
export function PlanForm(props: {
  readonly choices: PlanChoices
  readonly locale: Locale
  readonly form?: FormState
}) {
  const { choices, locale } = props
  const t = texts(locale)
  const form = props.form ?? choices.form
  const field = bindFields(form, locale)
  return (
    <Form action={paths.newMeeting(choices.number)} label={t.plan.title}>
      <OnceToken token={newOnceToken()} />
      <RadioGroup
        {...field('kind')}
        label={t.plan.kind}
        options={meetingKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
      />
      <WhenAndWhere form={form} today={choices.today} locale={locale} />
      <CheckboxGroup {...field('people')} label={t.plan.people} options={choices.people} />
      <Select {...field('extra')} label={t.plan.extra} options={choices.colleagues} optional />
      <TextArea {...field('agenda')} label={t.plan.agenda} max={2000} rows={4} optional />
      <FormActions submit={t.plan.button} />
    </Form>
  )
}

export const showNewMeeting = (c: Ctx): Promise<Response> => newMeetingPage(c)

async function newMeetingPage(c: Ctx, form?: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).plan
  const opened = await caseOf(c)
  const choices = await planChoices(act, opened)
  const { number, title } = opened.file
  const errors = form?.errors ?? {}
  return page(
    c,
    {
      title: formTitle(t.title, errors, locale),
      current: 'desk',
      breadcrumbs: [{ title, href: paths.deskCase(number) }],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading title={t.title} kicker={`${number} · ${title}`} lead={t.lead} />
      <PlanForm choices={choices} locale={locale} {...(form ? { form } : {})} />
    </>,
    formStatus(errors),
  )
}

async function caseOf(c: Ctx): Promise<OpenedCase> {
  const opened = await openedCaseByNumber(c.var.act, c.req.param('nummer') ?? '')
  must(c.var.act, opened, mayHandle)
  return opened
}

export async function makeMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const opened = await caseOf(c)
  const input = await readForm(c)
  const parsed = parseForm(planSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return newMeetingPage(c, parsed)
  const { day, from, to, people, extra, kind, placeKind, place, agenda } = parsed.value
  const refused = (refusal: MeetingRefusal) =>
    newMeetingPage(c, withError(input.text, fieldOf(refusal), texts(act.locale).refusals[refusal]))
  const moments = momentsOf(day, from, to)
  if (!moments.ok) return refused(moments.refusal)
  try {
    const path = await onceSaid(act, input, c.req.path, async (act) => {
      const id = await planMeeting(act, {
        caseId: opened.file.id,
        kind,
        startsAt: moments.startsAt,
        endsAt: moments.endsAt,
        placeKind,
        place,
        agenda: agenda ?? null,
        participantIds: extra ? [...people, extra] : people,
      })
      return `${paths.meeting(id)}?klaar=gepland`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof MeetingRefused) return refused(error.refusal)
    throw error
  }
}
