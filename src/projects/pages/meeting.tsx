import { z } from 'zod'
import { calendarMediaType } from '../../kit/calendar.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { emailText, longText, shortText, someOf, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { meetingNeeds, meetingTexts } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { signUp } from '../actions.ts'
import { projectCalendar } from '../meeting-mails.ts'
import { keepSignUpDays, mostPeople, takesSignUps } from '../meeting-rules.ts'
import { meetingWords } from '../meeting-texts.ts'
import { type Project, type ProjectMeeting, projectMeetingById } from '../store.ts'
import { DutchOnly } from './dutch-only.tsx'
import { hasBegun, meetingFacts, ProjectMeetingBadge } from './meeting-parts.tsx'
import { reachShown } from './reach-public.ts'
import { ProjectTitle, projectTrail } from './title.tsx'

const amounts = Array.from({ length: mostPeople }, (_, nr) => String(nr + 1))

const schema = z.object({
  name: shortText(200),
  email: emailText(),
  people: z.enum(amounts as [string, ...string[]]).transform(Number),
  needs: someOf(meetingNeeds),
  remark: longText(1000).optional(),
  young: ticked(),
  guardian: shortText(200).optional(),
})

interface Reached {
  readonly project: Project
  readonly meeting: ProjectMeeting
}

/** The meeting of this address, of a project that everybody may see. */
async function reach(c: Ctx): Promise<Reached> {
  const { project } = await reachShown(c)
  const id = c.req.param('id') ?? ''
  const meeting = z.uuid().safeParse(id).success ? await projectMeetingById(c.var.act.db, id) : null
  if (meeting?.project_id !== project.id) throw new NotFound('meeting')
  return { project, meeting }
}

/** `/meedoen/{naam}/bijeenkomsten/{id}`: when, where, what about; signing up; and afterwards what came of it. */
export async function showProjectMeeting(c: Ctx): Promise<Response> {
  const { name, email } = c.var.act.actor
  return meetingPage(c, await reach(c), freshForm({ name, email, people: '1' }))
}

function meetingPage(c: Ctx, { project, meeting }: Reached, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale, now } = act
  const t = meetingWords(locale)
  const lang = langOfWords(locale)
  const isSent = c.req.query('klaar') === 'aangemeld'
  return page(
    c,
    {
      title: formTitle(meeting.title, form.errors, locale),
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {isSent && (
        <Notice tone="success" announce title={t.sign.sent}>
          <p>{t.sign.sentText}</p>
        </Notice>
      )}
      <PageHeading
        title={<span lang={lang}>{meeting.title}</span>}
        kicker={<ProjectTitle project={project} locale={locale} />}
      />
      <DutchOnly locale={locale} />
      {meeting.status === 'moved' && (
        <Notice tone="warning" title={t.moved}>
          {reasonOf(meeting, lang)}
        </Notice>
      )}
      {meeting.status === 'cancelled' && (
        <Notice tone="warning" title={t.cancelled}>
          {reasonOf(meeting, lang)}
        </Notice>
      )}
      <p>
        <ProjectMeetingBadge meeting={meeting} now={now} locale={locale} />
      </p>
      {hasBegun(meeting, now) && meeting.status !== 'cancelled' && (
        <Section title={t.outcome} id="uitkomst">
          {meeting.notes_for_parties ? (
            <p class="keep-lines" lang={lang}>
              {meeting.notes_for_parties}
            </p>
          ) : (
            <p>{t.noOutcome}</p>
          )}
        </Section>
      )}
      <DefinitionList items={meetingFacts(meeting, now, locale)} />
      {!hasBegun(meeting, now) && meeting.status !== 'cancelled' && (
        <p class="no-print">
          <LinkButton
            href={paths.projectMeetingFile(project.slug, meeting.id)}
            kind="secondary"
            icon="calendar"
            download
          >
            {t.calendar}
          </LinkButton>
        </p>
      )}
      {takesSignUps(meeting, now) && !isSent && (
        <SignUpForm form={form} action={paths.projectMeeting(project.slug, meeting.id)} locale={locale} />
      )}
      <p>
        <a href={paths.project(project.slug)}>{t.ofProject}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

const reasonOf = ({ reason }: ProjectMeeting, lang: string | undefined) =>
  reason && (
    <p class="keep-lines" lang={lang}>
      {reason}
    </p>
  )

function SignUpForm(props: { readonly form: FormState; readonly action: string; readonly locale: Locale }) {
  const { form, action, locale } = props
  const t = meetingWords(locale).sign
  const needs = meetingTexts(locale).needs
  const field = bindFields(form, locale)
  return (
    <Section title={t.title} id="aanmelden">
      <p>{t.lead}</p>
      <Form action={action} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextInput {...field('name')} label={t.name} autocomplete="name" />
        <TextInput {...field('email')} type="email" label={t.email} hint={t.emailHint} autocomplete="email" />
        <Select
          {...field('people')}
          label={t.people}
          options={amounts.map((amount) => ({ value: amount, label: amount }))}
        />
        <CheckboxGroup
          {...field('needs')}
          label={t.needs}
          optional
          options={meetingNeeds.map((need) => ({ value: need, label: needs[need] }))}
        />
        <TextArea {...field('remark')} label={t.remark} max={1000} rows={3} optional />
        <Checkbox {...field('young')} label={t.young} hint={t.youngHint} />
        <TextInput {...field('guardian')} label={t.guardian} hint={t.guardianHint} optional />
        <p class="small">
          {t.privacy(keepSignUpDays)} <a href={paths.conduct()}>{t.conduct}</a>.
        </p>
        <FormActions submit={t.button} />
      </Form>
    </Section>
  )
}

export async function submitSignUp(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reach(c)
  const { project, meeting } = reached
  const input = await readForm(c)
  const t = meetingWords(act.locale).sign
  const parsed = parseForm(schema, input, act.locale, {
    ...{ name: t.name, email: t.email, people: t.people, needs: t.needs, remark: t.remark },
    ...{ young: t.young, guardian: t.guardian },
  })
  if (!parsed.ok) return meetingPage(c, reached, parsed)
  const { young, guardian, remark, ...who } = parsed.value
  if (young && guardian === undefined)
    return meetingPage(c, reached, withError(input.text, 'guardian', t.guardianMissing))
  const path = await once(act, input, async (act) => {
    const parent = young ? (guardian ?? null) : null
    await signUp(act, meeting.id, { ...who, remark: remark ?? null, guardian: parent })
    return paths.projectMeeting(project.slug, meeting.id, { klaar: 'aangemeld' })
  })
  return redirect(c, path)
}

/** The meeting as a file for a calendar. */
export async function downloadProjectMeeting(c: Ctx): Promise<Response> {
  const { act } = c.var
  const about = await reach(c)
  c.header('Content-Type', calendarMediaType('PUBLISH'))
  c.header('Content-Disposition', 'attachment; filename="bijeenkomst.ics"')
  return c.body(projectCalendar(act, about, 'PUBLISH', act.locale))
}
