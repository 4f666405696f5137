import { NotFound } from '../../kit/errors.ts'
import { readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { isOpenMeeting, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { cancelSignUp, signUpBehind } from '../actions.ts'
import { meetingWords } from '../meeting-texts.ts'
import { projectById, projectMeetingById } from '../store.ts'

/** `/aanmelding/{code}`: behind the link of a mail; how it stands, and cancelling. To open it changes nothing. */
export async function showSignUp(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = meetingWords(locale)
  const code = c.req.param('token') ?? ''
  const mine = await signUpBehind(act, code)
  const meeting = await projectMeetingById(db, mine.meeting_id)
  const project = meeting ? await projectById(db, meeting.project_id) : null
  if (!meeting || !project) throw new NotFound('meeting')
  const isOff = meeting.status === 'cancelled'
  const canCancel = mine.state !== 'cancelled' && isOpenMeeting(meeting.status) && meeting.starts_at > act.now
  const words = {
    coming: t.mine.coming(mine.people),
    waiting: t.mine.waiting,
    cancelled: t.mine.cancelled,
  }
  return page(
    c,
    { title: t.mine.title },
    <>
      <PageHeading title={t.mine.title} kicker={meeting.title} />
      <Notice tone={isOff ? 'warning' : 'info'} title={isOff ? t.cancelled : words[mine.state]} />
      <DefinitionList
        items={[
          { term: t.when, value: whenWords(meeting, locale) },
          { term: t.where, value: meeting.place },
        ]}
      />
      {canCancel && (
        <Form action={paths.signUp(code)} label={t.mine.cancel}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.mine.cancel} kind="secondary" />
        </Form>
      )}
      <div class="button-row">
        <LinkButton kind="secondary" href={paths.projectMeeting(project.slug, meeting.id)}>
          {t.mine.again}
        </LinkButton>
      </div>
    </>,
  )
}

export async function submitCancelSignUp(c: Ctx): Promise<Response> {
  const { act } = c.var
  const code = c.req.param('token') ?? ''
  const path = await once(act, await readForm(c), async (act) => {
    await cancelSignUp(act, code)
    return paths.signUp(code)
  })
  return redirect(c, path)
}
