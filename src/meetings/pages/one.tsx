import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { calendarMediaType } from '../../kit/calendar.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { hearsByMail, isStaff, type Person, peopleByIds } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { calendarOf, reasonWords, titleOf, whenWords } from '../mails.ts'
import { type MeetingRelations, mayManageMeeting, maySeeMeeting, maySeeStaffNotes } from '../rights.ts'
import { isOpen, mayStillAnswer } from '../rules.ts'
import { meetingById, type Participant, participantsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { AnswerForm, ManageForms, type Managing } from './forms.tsx'
import { MeetingBadge, MeetingTitle } from './parts.tsx'

export interface ShownMeeting extends MeetingRelations {
  readonly number: string | null
  readonly title: string
}

/** The meeting of this address for who may see it; others learn nothing, not even that it exists. */
export async function shownMeeting(act: Act, id: string): Promise<ShownMeeting> {
  const meeting = z.uuid().safeParse(id).success ? await meetingById(act.db, id) : null
  // A meeting of a project has a page for everybody.
  if (!meeting || meeting.kind === 'project') throw new NotFound()
  const opened = meeting.case_id ? await openedCase(act, meeting.case_id) : null
  const participants = await participantsOf(act.db, meeting.id)
  const about = { meeting, participants, relations: opened?.relations ?? null }
  if (!maySeeMeeting(act.actor, about)) throw new NotFound()
  return { ...about, number: opened?.file.number ?? null, title: meeting.title }
}

export const showMeeting = (c: Ctx): Promise<Response> => meetingPage(c, freshForm(), null)

/** `/afspraken/{id}`: when, where and who; answer for who takes part, arrange for who works on the case. */
export async function meetingPage(c: Ctx, form: FormState, asked: Managing): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).page
  const shown = await shownMeeting(act, c.req.param('id') ?? '')
  const { meeting, participants } = shown
  const people = await peopleByIds(
    act.db,
    participants.map((one) => one.person_id),
  )
  const mine = participants.find((one) => one.person_id === act.actor.personId)
  const manages = mayManageMeeting(act.actor, shown)
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const title = titleOf(meeting, locale)
  return page(
    c,
    { title: formTitle(title, form.errors, locale), current: isStaff(act.actor) ? 'desk' : 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        title={<MeetingTitle meeting={meeting} locale={locale} />}
        kicker={shown.number ? t.kicker(shown.number) : undefined}
      />
      {meeting.status === 'moved' && <Notice tone="warning" title={t.movedNotice} />}
      {meeting.status === 'cancelled' && <Notice tone="warning" title={t.cancelledNotice} />}
      <p>
        <MeetingBadge status={meeting.status} locale={locale} />
      </p>
      <DefinitionList items={facts(act, shown)} />
      {isOpen(meeting.status) && (
        <p class="no-print">
          <LinkButton href={paths.meetingFile(meeting.id)} kind="secondary" icon="calendar" download>
            {t.download}
          </LinkButton>
        </p>
      )}
      {mine && mayStillAnswer(meeting, act.now) && (
        <AnswerForm form={form} meeting={meeting} mine={mine} locale={locale} />
      )}
      <Section title={isOpen(meeting.status) ? t.who : t.whoCame}>
        <ul class="stack">
          {participants.map((one) => (
            <ParticipantLine
              participant={one}
              person={people.get(one.person_id)}
              withAnswer={isOpen(meeting.status)}
              withNeeds={maySeeStaffNotes(act.actor, shown)}
              locale={locale}
            />
          ))}
        </ul>
      </Section>
      {meeting.notes_for_parties && (
        <Section title={t.outcome}>
          <p class="keep-lines">{meeting.notes_for_parties}</p>
        </Section>
      )}
      {meeting.notes_for_staff && maySeeStaffNotes(act.actor, shown) && (
        <Section title={t.staffNotes}>
          <p class="small">{t.onlyStaff}</p>
          <p class="keep-lines">{meeting.notes_for_staff}</p>
        </Section>
      )}
      {manages && isOpen(meeting.status) && (
        <ManageForms form={form} meeting={meeting} asked={asked} now={act.now} locale={locale} />
      )}
    </>,
    formStatus(form.errors),
  )
}

function facts(act: Act, { meeting, number }: ShownMeeting): readonly Definition[] {
  const { locale } = act
  const t = texts(locale)
  const reason = reasonWords(meeting, locale)
  const href = number && (isStaff(act.actor) ? paths.deskCase(number) : paths.myCase(number))
  return [
    { term: t.page.when, value: whenWords(meeting, locale) },
    {
      term: t.page.where,
      value: (
        <>
          {meeting.place} <span class="small">({t.placeKinds[meeting.place_kind]})</span>
        </>
      ),
    },
    ...(meeting.agenda
      ? [{ term: t.page.agenda, value: <span class="keep-lines">{meeting.agenda}</span> }]
      : []),
    ...(reason ? [{ term: t.page.reason, value: reason }] : []),
    ...(href ? [{ term: t.page.initiative, value: <a href={href}>{meeting.title}</a> }] : []),
  ]
}

/** Somebody who takes part; what they need and how they hear from us is for who arranges it only. */
function ParticipantLine(props: {
  readonly participant: Participant
  readonly person: Person | undefined
  readonly withAnswer: boolean
  readonly withNeeds: boolean
  readonly locale: Locale
}) {
  const { participant, person, withAnswer, withNeeds, locale } = props
  const t = texts(locale)
  const { answer, needs, remark, role } = participant
  return (
    <li>
      {person?.name} ({t.roles[role]}){withAnswer && `: ${t.page.answers[answer ?? 'none']}`}
      {withNeeds && (
        <>
          {needs.length > 0 && (
            <>
              <br />
              <strong>{t.page.needsOf(needs.map((need) => t.needs[need]).join(', '))}</strong>
            </>
          )}
          {remark && (
            <>
              <br />
              <q class="keep-lines">{remark}</q>
            </>
          )}
          {person && !hearsByMail(person) && (
            <>
              <br />
              <strong>{t.page.noMail}</strong>
            </>
          )}
        </>
      )}
    </li>
  )
}

/** `/afspraken/{id}.ics`: the meeting as a file for a calendar. */
export async function downloadMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { meeting } = await shownMeeting(act, (c.req.param('bestand') ?? '').replace(/\.ics$/, ''))
  c.header('Content-Type', calendarMediaType('PUBLISH'))
  c.header('Content-Disposition', 'attachment; filename="afspraak.ics"')
  return c.body(calendarOf(act, meeting, 'PUBLISH', act.locale))
}
