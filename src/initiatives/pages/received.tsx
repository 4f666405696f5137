import { stepOf } from '../../cases/index.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Person } from '../../ui/person/person.tsx'
import { partyTexts } from '../party-texts.ts'
import { initiativeById, sentById } from '../store.ts'
import { resendConfirmation } from '../submit.ts'
import { texts } from '../texts.ts'
import { reachToDo } from './reach.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/initiatieven/ontvangen/{id}`: an idea that waits for its link; leads on once it was followed. */
export async function showSent(c: Ctx): Promise<Response> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const sent = uuid.test(id) ? await sentById(act.db, id) : null
  if (!sent) throw new NotFound()
  if (sent.case_id !== null) {
    const initiative = await initiativeById(act.db, sent.case_id)
    if (!initiative) throw new NotFound()
    return redirect(c, paths.initiativeReceived(initiative.number))
  }
  const t = partyTexts(act.locale).received
  return page(
    c,
    { title: t.waitTitle, current: 'idea' },
    <>
      {c.req.query('klaar') === 'opnieuw' && <Notice tone="success" announce title={t.sentAgain} />}
      <PageHeading title={t.waitTitle} lead={t.wait} />
      <p>{t.waitKept}</p>
      {act.settings.demo && (
        <Notice>
          <p>
            <a href={paths.demoMailbox()}>{paths.demoMailbox()}</a>
          </p>
        </Notice>
      )}
      <p>{t.notThere}</p>
      <Form action={paths.ideaReceived(sent.id)}>
        <FormActions submit={t.again} kind="secondary" />
      </Form>
    </>,
  )
}

export async function sendAgain(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  await resendConfirmation(c.var.act, id)
  return redirect(c, `${paths.ideaReceived(id)}?klaar=opnieuw`)
}

/** `/initiatieven/{nummer}/ontvangen`: number, next step, norm and contact, right after sending. */
export async function showReceived(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const { initiative, opened } = await reachToDo(c, 'edit')
  const { process, state, contactId } = opened
  const t = partyTexts(locale).received
  const contact = contactId === null ? null : await personById(act.db, contactId)
  const step = stepOf(process, state.step)
  const term = (name: string) => state.terms.find((one) => one.kind === 'norm' && one.name === name)
  const contactDue = term('contact')
  const day = (value: string) => formatDay(value, locale, 'long')
  return page(
    c,
    { title: t.title, current: 'idea' },
    <>
      <Notice tone="success" announce title={t.title}>
        <p>{t.lead(initiative.number)}</p>
      </Notice>
      <PageHeading kicker={initiative.number} title={initiative.title} lead={initiative.summary} />
      <div class="with-aside">
        <Section title={t.nextTitle}>
          {step && state.stepTerm && <p>{t.next(say(step.doing, locale), day(state.stepTerm.due))}</p>}
          {contactDue?.status === 'running' && <p>{t.contactBy(day(contactDue.due))}</p>}
          <div class="button-row no-print">
            <LinkButton href={paths.initiative(initiative.number, initiative.slug)}>{t.look}</LinkButton>
          </div>
        </Section>
        <aside class="stack stack-loose">
          {contact && (
            <Person
              locale={locale}
              name={contact.name}
              relation={
                state.guideId === null ? texts(locale).detail.yourOfficer : texts(locale).detail.yourContact
              }
              telephone={contact.phone ?? municipality.team.telephone}
              message={{
                href: paths.initiativeMessages(initiative.number),
                label: texts(locale).detail.sendMessage,
              }}
            />
          )}
        </aside>
      </div>
    </>,
  )
}
