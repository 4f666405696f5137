import { z } from 'zod'
import { announce } from '../../kit/events.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { emailText } from '../../kit/form-fields.ts'
import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { clearDraftCookies, clearSessionCookie, visitorAddress } from '../cookies.ts'
import { joinOrganisation } from '../organisations.ts'
import { texts as securityTexts } from '../security-texts.ts'
import { closeSession } from '../sessions.ts'
import {
  followLink,
  type LinkState,
  linkMinutes,
  lookAtLink,
  personOfLink,
  requestSignInLink,
} from '../signin.ts'
import { byLink } from '../standing.ts'
import type { EmailLink } from '../store.ts'
import { texts } from '../texts.ts'
import { SignInElsewhere } from './elsewhere.tsx'
import { enter, returnPathOf } from './enter.ts'
import { PasskeySignIn } from './passkey-forms.tsx'

/** Within this time a second press on the same page is a double click, in milliseconds. */
const doublePress = 60 * 1000

const emailSchema = z.object({ email: emailText() })

export function showSignIn(c: Ctx): Response | Promise<Response> {
  const { actor } = c.var.act
  const isAgain = c.req.query('opnieuw') !== undefined
  if (actor.personId && !isAgain) return redirect(c, returnPathOf(c))
  return signInPage(c, freshForm({ email: actor.email }))
}

export function signInPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).signIn
  const { again, passkeys } = securityTexts(locale)
  const { title, lead } = c.var.act.actor.personId ? again : { title: t.title, lead: t.intro }
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(title, form.errors, locale), islands: ['passkey'] },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={lead} />
      <Form action={paths.signIn(c.req.query('terug'))}>
        <OnceToken token={newOnceToken()} />
        <TextInput {...field('email')} label={t.email} hint={t.emailHint} type="email" autocomplete="email" />
        <FormActions submit={t.send} />
      </Form>
      <p>{t.newHere}</p>
      <Section title={passkeys.signInTitle}>
        <PasskeySignIn locale={locale} returnTo={c.req.query('terug')} />
      </Section>
      <SignInElsewhere c={c} kind="broker" />
      <p>
        <a href={paths.staffSignIn(c.req.query('terug'))}>{t.staff}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

/** The answer is the same for a known and an unknown address. */
export async function sendSignInLink(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(emailSchema, input, act.locale, { email: texts(act.locale).signIn.email })
  if (!parsed.ok) return signInPage(c, parsed)
  const { email } = parsed.value
  await once(act, input, async (act) => {
    await requestSignInLink(act, { email, returnPath: returnPathOf(c), visitorAddress: visitorAddress(c) })
    return paths.linkSent()
  })
  const t = texts(act.locale).sent
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.body(email)} />
      <p>{t.next(linkMinutes)}</p>
      <p>{t.nothing}</p>
      {act.settings.demo && (
        <Notice>
          <p>
            <a href={paths.demoMailbox()}>{t.demoMailbox}</a>
          </p>
        </Notice>
      )}
      <p>
        <a href={paths.signIn(c.req.query('terug'))}>{t.again}</a>
      </p>
    </>,
  )
}

/** Opening a link shows a button; only pressing it signs in, because mail scanners open links too. */
export async function showLink(c: Ctx): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const looked = await lookAtLink(c.var.act, token)
  if (looked.state !== 'valid') return theirsOrDead(c, looked)
  const { locale } = c.var.act
  const t = isSignIn(looked.link) ? texts(locale).link : texts(locale).confirmLink
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.body(looked.link.email)} />
      <Form action={paths.followLink(token)}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.button} />
      </Form>
    </>,
  )
}

/** Who used the link and is signed in already goes where it led: that page is still theirs. */
function theirsOrDead(c: Ctx, { state, link }: LinkState): Response | Promise<Response> {
  const { actor } = c.var.act
  const isTheirs = state === 'used' && actor.email !== null && actor.email === link?.email
  return isTheirs ? redirect(c, safeReturnPath(link?.return_path, paths.mine())) : deadLink(c, state, link)
}

/** Other links confirm an address for something: an idea, an invitation. They sign in as well. */
const isSignIn = (link: EmailLink | null): boolean => link === null || link.purpose === 'sign_in'

export async function useLink(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const refused = 'refused'
  const path = await once(act, await readForm(c), async (act) => {
    const followed = await followLink(act, token)
    if (followed.state !== 'valid') return refused
    const { link } = followed
    const person = await personOfLink(act, link)
    if (link.purpose === 'join_organisation' && link.subject_id) {
      await joinOrganisation(act, person.id, link.subject_id)
    }
    await announce(act, {
      type: 'link_followed',
      purpose: link.purpose,
      subjectId: link.subject_id,
      personId: person.id,
    })
    return safeReturnPath(link.return_path, paths.mine())
  })
  const looked = await lookAtLink(act, token)
  const { link } = looked
  // Pressed twice on one page, both presses get in: a browser forgets the answer to the first.
  const isJustNow = link?.used_at && act.now.getTime() - link.used_at.getTime() < doublePress
  if (path === refused || !link || !isJustNow) return theirsOrDead(c, looked)
  return enter(c, (await personOfLink(act, link)).id, byLink, path)
}

function deadLink(
  c: Ctx,
  state: 'valid' | 'unknown' | 'expired' | 'used',
  link: EmailLink | null,
): Response | Promise<Response> {
  const signIn = texts(c.var.act.locale).link
  const t = isSignIn(link) ? signIn : { ...signIn, ...texts(c.var.act.locale).confirmLink }
  const words = {
    unknown: [t.unknownTitle, t.unknown],
    used: [t.usedTitle, t.used],
    expired: [t.expiredTitle, t.expired],
    valid: [t.title, ''],
  } as const
  const [title, lead] = words[state]
  return page(
    c,
    { title },
    <>
      <PageHeading title={title} lead={lead} />
      <LinkButton href={paths.signIn(link?.return_path ?? undefined)}>{t.again}</LinkButton>
    </>,
    state === 'unknown' ? 404 : 410,
  )
}

export async function signOut(c: Ctx): Promise<Response> {
  if (c.var.sessionToken) await closeSession(c.var.act, c.var.sessionToken)
  clearSessionCookie(c)
  clearDraftCookies(c)
  return redirect(c, paths.home())
}
