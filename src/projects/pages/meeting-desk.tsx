import { z } from 'zod'
import { csvOf } from '../../kit/csv.ts'
import { dayOf, formatDay, formatTime } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { isOpenMeeting, MeetingRefused, meetingTexts, momentsOf } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, OnceToken, Select, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { cancelProjectMeeting, keepAttendance, moveProjectMeeting, recordProjectMeeting } from '../actions.ts'
import { meetingWords } from '../meeting-texts.ts'
import { type ProjectMeeting, projectMeetingById, type SignUp, signUpsOf } from '../store.ts'
import { projectPage } from './frame.tsx'
import { hasBegun, meetingFacts, ProjectMeetingBadge } from './meeting-parts.tsx'
import { fieldOf, meetingLabels, WhenAndWhere, whenAndWhere } from './meetings-desk.tsx'
import { type Reached, reachToWork } from './reach.ts'

const moveSchema = z.object({ ...whenAndWhere, moveReason: longText(500) })
const cancelSchema = z.object({ cancelReason: longText(500) })
const outcomeSchema = z.object({ notes: longText(5000) })

type Asked = 'verzet' | 'afgezegd' | 'verslag' | null

async function reachMeeting(c: Ctx): Promise<Reached & { readonly meeting: ProjectMeeting }> {
  const reached = await reachToWork(c)
  const id = c.req.param('id') ?? ''
  const meeting = z.uuid().safeParse(id).success ? await projectMeetingById(c.var.act.db, id) : null
  if (meeting?.project_id !== reached.project.id) throw new NotFound('meeting')
  return { ...reached, meeting }
}

/** Who takes part or waits; who cancelled is no concern of ours. */
const expected = (signUps: readonly SignUp[]): readonly SignUp[] =>
  signUps.filter(({ state }) => state !== 'cancelled')

const needsOf = ({ needs, remark, guardian }: SignUp, locale: Locale): string =>
  [
    ...needs.map((need) => meetingTexts(locale).needs[need]),
    remark,
    guardian && meetingWords(locale).desk.young(guardian),
  ]
    .filter(Boolean)
    .join('; ')

/** `/werk/projecten/{nummer}/bijeenkomsten/{id}`: who comes and what they need, who was there, and what came of it. */
export async function showDeskMeeting(c: Ctx): Promise<Response> {
  return deskMeetingPage(c, freshForm(), null)
}

async function deskMeetingPage(c: Ctx, form: FormState, asked: Asked): Promise<Response> {
  const { act } = c.var
  const { locale, now } = act
  const t = meetingWords(locale)
  const { project, meeting } = await reachMeeting(c)
  const signUps = expected(await signUpsOf(act.db, meeting.id))
  const waiting = signUps.filter(({ state }) => state === 'waiting')
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const columns = t.desk.columns
  const ticks = hasBegun(meeting, now) && meeting.status !== 'cancelled'
  const table = (
    <Table
      locale={locale}
      caption={t.desk.who}
      captionHidden
      rows={signUps}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: columns.name, rowHeader: true, cell: ({ name }) => name },
        { key: 'people', title: columns.people, cell: ({ people }) => String(people) },
        { key: 'state', title: columns.state, cell: ({ state }) => t.states[state] },
        { key: 'needs', title: columns.needs, cell: (one) => needsOf(one, locale) },
        {
          key: 'attended',
          title: columns.attended,
          cell: (one) => (ticks ? <Attended signUp={one} locale={locale} /> : '☐'),
        },
      ]}
    />
  )
  return projectPage(c, project, {
    title: meeting.title,
    form,
    wide: true,
    body: (
      <>
        {done && <Notice tone="success" announce title={done} />}
        <p>
          <ProjectMeetingBadge meeting={meeting} now={now} locale={locale} />
        </p>
        <DefinitionList items={meetingFacts(meeting, now, locale)} />
        {project.published_on !== null && (
          <p class="no-print">
            <a href={paths.projectMeeting(project.slug, meeting.id)}>{t.desk.see}</a>
          </p>
        )}
        <Section title={t.desk.who}>
          {signUps.length === 0 ? (
            <p>{t.desk.nobody}</p>
          ) : (
            <>
              <p>
                {t.desk.counts(
                  meeting.taken,
                  waiting.reduce((sum, { people }) => sum + people, 0),
                )}
              </p>
              <p class="no-print">
                {t.desk.print}{' '}
                <a href={paths.deskMeetingFile(project.number, meeting.id)} download>
                  {t.desk.file}
                </a>
              </p>
              {ticks ? (
                <Form action={paths.deskMeeting(project.number, meeting.id)} label={t.desk.attend}>
                  <OnceToken token={newOnceToken()} />
                  {table}
                  <FormActions submit={t.desk.attend} name="doe" value="opkomst" kind="secondary" />
                </Form>
              ) : (
                table
              )}
            </>
          )}
        </Section>
        <Manage
          form={form}
          asked={asked}
          meeting={meeting}
          number={project.number}
          now={now}
          locale={locale}
        />
      </>
    ),
  })
}

/** How many of a sign-up were there. */
function Attended({ signUp, locale }: { readonly signUp: SignUp; readonly locale: Locale }) {
  const { id, name, people, attended } = signUp
  const field = bindFields(freshForm({ [`was_${id}`]: attended === null ? '' : String(attended) }), locale)
  return (
    <Select
      {...field(`was_${id}`)}
      label={meetingWords(locale).desk.attendOf(name)}
      optional="unsaid"
      empty="–"
      options={Array.from({ length: people + 1 }, (_, nr) => ({ value: String(nr), label: String(nr) }))}
    />
  )
}

function Manage(props: {
  readonly form: FormState
  readonly asked: Asked
  readonly meeting: ProjectMeeting
  readonly number: string
  readonly now: Date
  readonly locale: Locale
}) {
  const { form, asked, meeting, number, now, locale } = props
  const t = meetingWords(locale).desk
  const action = paths.deskMeeting(number, meeting.id)
  const formFor = (which: Asked, known: FormState): FormState => (asked === which ? form : known)
  const outcome = bindFields(formFor('verslag', freshForm({ notes: meeting.notes_for_parties })), locale)
  const current = freshForm({
    day: dayOf(meeting.starts_at),
    from: formatTime(meeting.starts_at, 'en'),
    to: formatTime(meeting.ends_at, 'en'),
    placeKind: meeting.place_kind,
    place: meeting.place,
  })
  const move = formFor('verzet', current)
  const cancel = bindFields(formFor('afgezegd', freshForm()), locale)
  return (
    <div class="stack no-print">
      {hasBegun(meeting, now) && meeting.status !== 'cancelled' && (
        <Disclosure summary={t.outcome} open={asked === 'verslag' || meeting.status !== 'held'}>
          <Form action={action} label={t.outcome}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...outcome('notes')} label={t.outcomeText} hint={t.outcomeHint} max={5000} />
            <FormActions submit={t.outcome} name="doe" value="verslag" />
          </Form>
        </Disclosure>
      )}
      {isOpenMeeting(meeting.status) && (
        <>
          <Disclosure summary={t.move} open={asked === 'verzet'}>
            <Form action={action} label={t.move}>
              <OnceToken token={newOnceToken()} />
              <WhenAndWhere form={move} today={dayOf(now)} locale={locale} />
              <TextArea {...bindFields(move, locale)('moveReason')} label={t.reason} max={500} rows={3} />
              <FormActions submit={t.move} name="doe" value="verzet" />
            </Form>
          </Disclosure>
          <Disclosure summary={t.cancel} open={asked === 'afgezegd'}>
            <Form action={action} label={t.cancel}>
              <OnceToken token={newOnceToken()} />
              <TextArea {...cancel('cancelReason')} label={t.cancelReason} max={500} rows={3} />
              <FormActions submit={t.cancelButton} name="doe" value="afgezegd" kind="danger" />
            </Form>
          </Disclosure>
        </>
      )}
    </div>
  )
}

export async function changeDeskMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { project, meeting } = await reachMeeting(c)
  const input = await readForm(c)
  const t = meetingWords(act.locale).desk
  const labels = {
    ...meetingLabels(act.locale),
    ...{ moveReason: t.reason, cancelReason: t.cancelReason, notes: t.outcomeText },
  }
  const meetingId = meeting.id
  switch (valueIn(input.text, 'doe')) {
    case 'opkomst': {
      const attended = attendedIn(input, await signUpsOf(act.db, meetingId))
      return submit(c, input, 'opkomst', (act) => keepAttendance(act, project.id, { meetingId, attended }))
    }
    case 'verslag': {
      const parsed = parseForm(outcomeSchema, input, act.locale, labels)
      if (!parsed.ok) return deskMeetingPage(c, parsed, 'verslag')
      const { notes } = parsed.value
      return submit(c, input, 'verslag', (act) => recordProjectMeeting(act, project.id, { meetingId, notes }))
    }
    case 'afgezegd': {
      const parsed = parseForm(cancelSchema, input, act.locale, labels)
      if (!parsed.ok) return deskMeetingPage(c, parsed, 'afgezegd')
      const reason = parsed.value.cancelReason
      return submit(c, input, 'afgezegd', (act) =>
        cancelProjectMeeting(act, project.id, { meetingId, reason }),
      )
    }
    case 'verzet': {
      const parsed = parseForm(moveSchema, input, act.locale, labels)
      if (!parsed.ok) return deskMeetingPage(c, parsed, 'verzet')
      const { day, from, to, placeKind, place, moveReason: reason } = parsed.value
      const moments = momentsOf(day, from, to)
      const refused = (refusal: Parameters<typeof fieldOf>[0]) => {
        const message = meetingTexts(act.locale).refusals[refusal]
        return deskMeetingPage(c, withError(input.text, fieldOf(refusal), message), 'verzet')
      }
      if (!moments.ok) return refused(moments.refusal)
      const { startsAt, endsAt } = moments
      try {
        return await submit(c, input, 'verzet', (act) =>
          moveProjectMeeting(act, project.id, { meetingId, startsAt, endsAt, placeKind, place, reason }),
        )
      } catch (error) {
        if (error instanceof MeetingRefused && error.refusal !== 'is_over') return refused(error.refusal)
        throw error
      }
    }
    default:
      return deskMeetingPage(c, freshForm(), null)
  }
}

async function submit(
  c: Ctx,
  input: FormInput,
  done: string,
  work: (act: Ctx['var']['act']) => Promise<void>,
): Promise<Response> {
  const number = c.req.param('project') ?? ''
  const path = await once(c.var.act, input, async (act) => {
    await work(act)
    return paths.deskMeeting(number, c.req.param('id') ?? '', { klaar: done })
  })
  return redirect(c, path)
}

/** What was ticked, for the sign-ups of this meeting; nobody was there more often than they signed up. */
function attendedIn(input: FormInput, signUps: readonly SignUp[]): ReadonlyMap<string, number | null> {
  return new Map(
    signUps.map(({ id, people }) => {
      const typed = valueIn(input.text, `was_${id}`)
      return [id, /^\d$/.test(typed) ? Math.min(people, Number(typed)) : null]
    }),
  )
}

/** Who comes, as a spreadsheet. */
export async function downloadDeskMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { meeting } = await reachMeeting(c)
  const t = meetingWords(locale)
  const { name, email, people, state, needs, attended, signed } = t.desk.columns
  const rows = expected(await signUpsOf(act.db, meeting.id)).map((one) => [
    one.name,
    one.email,
    one.people,
    t.states[one.state],
    needsOf(one, locale),
    one.attended,
    formatDay(dayOf(one.signed_up_at), locale),
  ])
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="bijeenkomst.csv"')
  return c.body(csvOf([name, email, people, state, needs, attended, signed], rows))
}
