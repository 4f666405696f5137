import { inNobodysName } from '../../forms/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { ProjectTitle, projectTrail } from '../../projects/index.ts'
import { ErrorSummary, Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { behindLink, declineInvitation } from '../actions.ts'
import { isOpenOn } from '../rules.ts'
import { texts } from '../texts.ts'
import { answerForm, keepAnswers } from './parts.tsx'

type Behind = Awaited<ReturnType<typeof behindLink>>
const reach = (c: Ctx): Promise<Behind> =>
  behindLink(c.var.act, c.req.param('uitnodiging') ?? '', c.req.param('token') ?? '')
const here = (c: Ctx, query?: Readonly<Record<string, string>>): string =>
  paths.evaluationOf(c.req.param('uitnodiging') ?? '', c.req.param('token') ?? '', query)

/** `/evaluatie/{uitnodiging}/{geheim}`: the questions for somebody we asked, by the link in their mail. */
export async function showOwnEvaluation(c: Ctx): Promise<Response> {
  return ownPage(c, await reach(c), freshForm())
}

async function ownPage(c: Ctx, reached: Behind, state: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { project, invitation } = reached
  return page(
    c,
    {
      title: formTitle(t.titleOf(project.title), state.errors, locale),
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      {c.req.query('klaar') === 'geen-mail' && <Notice tone="success" announce title={t.fill.declined} />}
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={t.title}
        lead={t.fill.lead[invitation.who](project.title)}
      />
      {await body(c, reached, state)}
    </>,
    formStatus(state.errors),
  )
}

async function body(c: Ctx, reached: Behind, state: FormState) {
  const { act } = c.var
  const t = texts(act.locale).fill
  const { project, evaluation, invitation } = reached
  const day = formatDay(evaluation.closes_on, act.locale)
  const toPage = (
    <p>
      <a href={paths.evaluation(project.slug)}>{t.toResults}</a>
    </p>
  )
  if (!isOpenOn(evaluation, dayOf(act.now))) return <Notice title={t.over}>{toPage}</Notice>
  if (invitation.answered) {
    const sent = c.req.query('klaar') === 'verstuurd'
    return (
      <Notice tone="success" announce={sent} title={sent ? t.thanks : t.done}>
        <p>{t.thanksText(day)}</p>
        <p>
          <a href={paths.project(project.slug)}>{t.project}</a>
        </p>
      </Notice>
    )
  }
  return (
    <>
      <p>{t.until(day)}</p>
      {await answerForm(c, reached, { who: invitation.who, action: here(c), state })}
      {!invitation.declined && (
        <Form action={here(c)} label={t.decline}>
          <FormActions submit={t.decline} name="doe" value="geen-mail" kind="secondary" />
        </Form>
      )}
    </>
  )
}

export async function submitOwnEvaluation(c: Ctx): Promise<Response> {
  const reached = await reach(c)
  const input = await readForm(c)
  if (valueIn(input.text, 'doe') === 'geen-mail') {
    await declineInvitation(inNobodysName(c.var.act), reached.invitation)
    return redirect(c, here(c, { klaar: 'geen-mail' }))
  }
  const who = { by: 'link', invitation: reached.invitation } as const
  const kept = await keepAnswers(c, reached, who, input, here(c, { klaar: 'verstuurd' }))
  if ('path' in kept) return redirect(c, kept.path)
  return ownPage(c, reached, { values: input.text, errors: kept.errors })
}

/** `.../geen-mail`: the one click by which a mail program stops these mails (RFC 8058). */
export async function declineByMail(c: Ctx): Promise<Response> {
  const reached = await reach(c)
  await declineInvitation(inNobodysName(c.var.act), reached.invitation)
  return redirect(c, here(c, { klaar: 'geen-mail' }))
}
