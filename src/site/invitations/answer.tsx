import { dayOf, formatDay } from '../../kit/dates.ts'
import { readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  acceptInvitation,
  byLink,
  clearDraftCookies,
  clearSessionCookie,
  closeSession,
  declineInvitation,
  enter,
  isOfficialRole,
  isRole,
  lookAtInvitation,
  needsSecondFactor,
  personById,
  roles,
  type StandingInvitation,
  visitorAddress,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { texts } from './texts.ts'

/** A library or school shares one address. */
const perVisitor = { name: 'invitation-answer', attempts: 60, seconds: 60 * 60 }
/** Within this time a second press on the same page is a double click, in milliseconds. */
const doublePress = 60 * 1000

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''
const welcome = `${paths.desk()}?klaar=welkom`

const isSomebodyElse = (c: Ctx, { email }: StandingInvitation): boolean => {
  const { actor } = c.var.act
  return actor.personId !== null && actor.email?.toLowerCase() !== email.toLowerCase()
}

/** `/uitnodiging/{token}`: who invites, for what, and what one may do then. Nothing happens before a button. */
export async function showInvitation(c: Ctx): Promise<Response> {
  const { act } = c.var
  const invitation = await lookAtInvitation(act, tokenOf(c))
  if (invitation?.state !== 'open') return gonePage(c, invitation)
  if (isSomebodyElse(c, invitation)) return otherPage(c, invitation)
  const { locale } = act
  const words = texts(locale)
  const t = words.answer
  const { role, scope_id, email, expires_at, invited_by } = invitation
  const sender = invited_by === null ? null : await personById(act.db, invited_by)
  const area = scope_id && (await allAreas(act.db)).find(({ id }) => id === scope_id)?.name
  const name = isRole(role) ? say(roles[role], locale) : role
  const title = t.title(name)
  return page(
    c,
    { title },
    <>
      <PageHeading title={title} lead={t.lead(sender?.name ?? words.program, act.municipality.name)} />
      <Section title={t.mayTitle}>
        <ul>
          {(isRole(role) ? words.may[role] : []).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Section>
      <DefinitionList
        items={[
          { term: t.scope, value: area || words.wholeCity },
          { term: t.address, value: email },
          { term: t.until, value: formatDay(dayOf(expires_at), locale, 'long') },
        ]}
      />
      <p>{t.link}</p>
      {isOfficialRole(role) && needsSecondFactor(act.settings) && <p>{t.secondFactor}</p>}
      <Form action={paths.invitation(tokenOf(c))} label={title}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.accept} name="doen" value="aannemen">
          <Button kind="quiet" name="doen" value="afslaan">
            {t.decline}
          </Button>
        </FormActions>
      </Form>
    </>,
  )
}

function otherPage(c: Ctx, { email }: StandingInvitation): Response | Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).answer.other
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.text(email, act.actor.email ?? act.actor.name ?? '')} />
      <p>{t.next}</p>
      <Form action={paths.invitation(tokenOf(c))} label={t.signOut}>
        <FormActions submit={t.signOut} name="doen" value="uitloggen" />
      </Form>
    </>,
    409,
  )
}

/** It cannot be answered, and why; who accepted it goes where it led. */
function gonePage(c: Ctx, invitation: StandingInvitation | null): Response | Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).answer
  const state = invitation?.state ?? 'unknown'
  if (state === 'accepted' && act.actor.personId !== null && invitation?.person_id === act.actor.personId)
    return redirect(c, paths.desk())
  const { title, text } = t.gone[state === 'open' ? 'unknown' : state]
  return page(
    c,
    { title },
    <>
      <PageHeading title={title} lead={text} />
      {state === 'accepted' && <LinkButton href={paths.signIn(paths.desk())}>{t.signIn}</LinkButton>}
      <p>{t.call(act.municipality.team.telephone)}</p>
    </>,
    state === 'unknown' ? 404 : state === 'declined' ? 200 : 410,
  )
}

export async function answerInvitation(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const here = paths.invitation(tokenOf(c))
  await limit(act, perVisitor, visitorAddress(c))
  const invitation = await lookAtInvitation(act, tokenOf(c))
  if (!invitation) return gonePage(c, null)
  const other = isSomebodyElse(c, invitation)
  switch (valueIn(input.text, 'doen')) {
    case 'uitloggen':
      if (c.var.sessionToken) await closeSession(act, c.var.sessionToken)
      clearSessionCookie(c)
      clearDraftCookies(c)
      return redirect(c, here)
    case 'afslaan':
      if (other && invitation.state === 'open') return otherPage(c, invitation)
      await declineInvitation(act, tokenOf(c))
      return redirect(c, here)
    case 'aannemen': {
      if (other && invitation.state === 'open') return otherPage(c, invitation)
      const path = await once(act, input, async (act) =>
        (await acceptInvitation(act, tokenOf(c))) === null ? here : welcome,
      )
      const now = await lookAtInvitation(act, tokenOf(c))
      // Pressed twice on one page, both presses get in: a browser forgets the answer to the first.
      const isJustNow = now?.answered_at && act.now.getTime() - now.answered_at.getTime() < doublePress
      if (path === here || !isJustNow || !now.person_id) return redirect(c, here)
      // Who was signed in already stays so, with the second step they took.
      if (act.actor.personId === now.person_id) return redirect(c, welcome)
      return enter(c, now.person_id, byLink, welcome)
    }
    default:
      return redirect(c, here)
  }
}
