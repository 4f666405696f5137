import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { type FormInput, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { dayText, longText, oneOf, shortText, someOf, timeText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { answerMeeting, cancelMeeting, MeetingRefused, moveMeeting, recordHeld } from '../actions.ts'
import { type MeetingRefusal, momentsOf, needs, placeKinds } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Managing } from './forms.tsx'
import { meetingPage, shownMeeting } from './one.tsx'

/** Day, times and place as the forms for planning and moving send them. */
export const whenAndWhere = {
  day: dayText(),
  from: timeText(),
  to: timeText(),
  placeKind: oneOf(placeKinds),
  place: shortText(500),
}

/** What the fields are called, in the texts of errors. */
export const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const { plan, manage, answer } = texts(locale)
  const { kind, day, from, to, placeKind, place, people, extra, agenda } = plan
  return {
    ...{ kind, day, from, to, placeKind, place, people, extra, agenda },
    ...{ answer: answer.question, needs: answer.needs, remark: answer.remark },
    ...{ moveReason: manage.moveReason, cancelReason: manage.cancelReason },
    ...{ notesParties: manage.outcome, notesStaff: manage.staffNotes },
    ...{ wasDay: manage.wasDay, wasFrom: plan.from, wasTo: plan.to },
  }
}

const answerSchema = z.object({
  answer: oneOf(['yes', 'no']),
  needs: someOf(needs),
  remark: longText(1000).optional(),
})
const moveSchema = z.object({ ...whenAndWhere, moveReason: longText(500) })
const cancelSchema = z.object({ cancelReason: longText(500) })
const outcome = { notesParties: longText(5000), notesStaff: longText(5000).optional() }
const heldSchema = z.object(outcome)
const earlierSchema = z.object({ wasDay: dayText(), wasFrom: timeText(), wasTo: timeText(), ...outcome })

/** The field at which a broken rule is shown. */
export const fieldOf = (refusal: MeetingRefusal): string => {
  if (refusal === 'in_past') return 'day'
  if (refusal === 'no_such_time') return 'from'
  return refusal === 'nobody' ? 'people' : 'to'
}

const fieldOfEarlier = (refusal: MeetingRefusal): string => {
  if (refusal === 'not_been' || refusal === 'before_planned') return 'wasDay'
  return refusal === 'no_such_time' ? 'wasFrom' : 'wasTo'
}

export async function changeMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  // Who may not see it learns nothing, not even from a refused form.
  await shownMeeting(act, id)
  const input = await readForm(c)
  const labels = labelsOf(act.locale)
  switch (input.text.doen?.[0]) {
    case 'antwoord': {
      const parsed = parseForm(answerSchema, input, act.locale, labels)
      if (!parsed.ok) return meetingPage(c, parsed, 'antwoord')
      const { answer, needs, remark } = parsed.value
      return submit(c, input, 'antwoord', 'antwoord', (act) =>
        answerMeeting(act, { meetingId: id, answer, needs, remark: remark ?? null }),
      )
    }
    case 'verplaats': {
      const parsed = parseForm(moveSchema, input, act.locale, labels)
      if (!parsed.ok) return meetingPage(c, parsed, 'verplaats')
      const { day, from, to, placeKind, place, moveReason } = parsed.value
      const moments = momentsOf(day, from, to)
      if (!moments.ok) return refused(c, input, 'verplaats', moments.refusal)
      const { startsAt, endsAt } = moments
      return submit(c, input, 'verplaats', 'verplaatst', (act) =>
        moveMeeting(act, { meetingId: id, startsAt, endsAt, placeKind, place, reason: moveReason }),
      )
    }
    case 'afzeggen': {
      const parsed = parseForm(cancelSchema, input, act.locale, labels)
      if (!parsed.ok) return meetingPage(c, parsed, 'afzeggen')
      return submit(c, input, 'afzeggen', 'afgezegd', (act) =>
        cancelMeeting(act, { meetingId: id, reason: parsed.value.cancelReason }),
      )
    }
    case 'geweest': {
      const parsed = parseForm(heldSchema, input, act.locale, labels)
      if (!parsed.ok) return meetingPage(c, parsed, 'geweest')
      const { notesParties, notesStaff } = parsed.value
      return submit(c, input, 'geweest', 'geweest', (act) =>
        recordHeld(act, { meetingId: id, notesParties, notesStaff: notesStaff ?? null }),
      )
    }
    case 'eerder': {
      const parsed = parseForm(earlierSchema, input, act.locale, labels)
      if (!parsed.ok) return meetingPage(c, parsed, 'eerder')
      const { wasDay, wasFrom, wasTo, notesParties, notesStaff } = parsed.value
      const was = momentsOf(wasDay, wasFrom, wasTo)
      if (!was.ok) return refused(c, input, 'eerder', was.refusal)
      return submit(c, input, 'eerder', 'geweest', (act) =>
        recordHeld(act, { meetingId: id, notesParties, notesStaff: notesStaff ?? null, was }),
      )
    }
    default:
      return meetingPage(c, freshForm(), null)
  }
}

function refused(c: Ctx, input: FormInput, asked: Managing, refusal: MeetingRefusal): Promise<Response> {
  const message = texts(c.var.act.locale).refusals[refusal]
  const field = asked === 'eerder' ? fieldOfEarlier(refusal) : fieldOf(refusal)
  return meetingPage(c, withError(input.text, field, message), asked)
}

async function submit(
  c: Ctx,
  input: FormInput,
  asked: Managing,
  done: string,
  work: (act: Act) => Promise<void>,
): Promise<Response> {
  try {
    const path = await once(c.var.act, input, async (act) => {
      await work(act)
      return `${paths.meeting(c.req.param('id') ?? '')}?klaar=${done}`
    })
    return redirect(c, path)
  } catch (error) {
    // What is over is over: no form to show again, but the page that says so.
    if (error instanceof MeetingRefused && error.refusal !== 'is_over' && error.refusal !== 'not_begun') {
      return refused(c, input, asked, error.refusal)
    }
    throw error
  }
}
