import { z } from 'zod'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Assurance, assurances } from '../../kit/actor.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import type { Municipality } from '../../kit/municipality.ts'
import type { ProviderSettings } from '../../kit/settings.ts'
import { paths } from '../../paths.ts'
import {
  type Answer,
  askedSchema,
  askProvider,
  beginAttempt,
  type Claims,
  closeSessionsOf,
  endAttempt,
  enter,
  followGroups,
  type GroupGrant,
  linkIdentity,
  personByEmail,
  personOfVouched,
  readAnswer,
  vouchedFor,
  welcomeStaff,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { tellLastAdministrator } from '../administration/leaving/mails.ts'
import { roleEnded } from '../administration/leaving/role-ended.ts'
import { acrValuesFor, assuranceOf, grantsOf, staffNext, tookSecondStep } from './rules.ts'
import { texts } from './texts.ts'

type Kind = 'provider' | 'broker'

interface Elsewhere {
  readonly settings: ProviderSettings
  readonly signIn: NonNullable<Municipality['sign_in']>
  readonly back: string
  readonly start: (returnTo?: string, level?: Assurance) => string
  readonly name: string
}

/** The other site, as far as it is set and configured; else its pages do not exist. */
function elsewhere(c: Ctx, kind: Kind): Elsewhere {
  const { settings, municipality, locale } = c.var.act
  const provider = kind === 'provider' ? settings.staffProvider : settings.broker
  const signIn = municipality.sign_in
  if (!provider || !signIn) throw new NotFound()
  return kind === 'provider'
    ? {
        settings: provider,
        signIn,
        back: paths.backFromProvider(),
        start: (returnTo) => paths.signInAtProvider(returnTo),
        name: say(signIn.staff.name, locale),
      }
    : {
        settings: provider,
        signIn,
        back: paths.backFromBroker(),
        start: paths.signInAtBroker,
        name: say(signIn.residents.name, locale),
      }
}

const levelOf = (text: string | undefined): Assurance | null => assurances.find((one) => one === text) ?? null

/** Sends the browser there. A link and no form: our pages may not post to another site. */
const goTo =
  (kind: Kind) =>
  async (c: Ctx): Promise<Response> => {
    const { act } = c.var
    const there = elsewhere(c, kind)
    const level = kind === 'broker' ? levelOf(c.req.query('niveau')) : null
    const question = await askProvider(there.settings, {
      level,
      redirectUri: absolute(act, there.back),
      scope: kind === 'provider' ? 'openid email profile groups' : 'openid profile',
      returnPath: c.req.query('terug') ?? null,
      acrValues: acrValuesFor(level, there.signIn.residents),
      locale: act.locale,
      now: act.now,
    })
    if (!question) return failed(c, kind, 'away')
    await beginAttempt(c, kind, question.asked)
    return c.redirect(question.address, 303)
  }

export const goToProvider = goTo('provider')
export const goToBroker = goTo('broker')

/** What the other side answered, held against what this browser asked. */
async function answerOf(
  c: Ctx,
  kind: Kind,
): Promise<{
  readonly answer: Answer
  readonly returnPath: string | null
  readonly level: Assurance | null
}> {
  const { act } = c.var
  const there = elsewhere(c, kind)
  const attempt = askedSchema.safeParse((await endAttempt(c, kind))?.asked)
  if (!attempt.success) return { answer: { ok: false, reason: 'wrong' }, returnPath: null, level: null }
  const address = new URL(absolute(act, there.back))
  address.search = new URL(c.req.url).search
  const answer = await readAnswer(there.settings, {
    address,
    asked: attempt.data,
    groupsClaim: there.signIn.staff.groups_claim,
    now: act.now,
  })
  return { answer, returnPath: attempt.data.returnPath, level: attempt.data.level }
}

/** Staff come back from the municipality's provider: their roles follow their groups. */
export async function returnFromProvider(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { answer, returnPath } = await answerOf(c, 'provider')
  if (!answer.ok) return failed(c, 'provider', answer.reason)
  const { claims } = answer
  const { staff } = elsewhere(c, 'provider').signIn
  const grants = grantsOf(claims.groups, staff, await allAreas(act.db))
  const vouched = vouchedFor(act, 'provider', claims)
  const known = await personOfVouched(act, vouched)
  const email = claims.email_verified ? claims.email : undefined
  const next = staffNext({
    isKnown: known !== null,
    hasRole: grants.length > 0,
    verifiedEmail: email !== undefined,
    emailIsTaken: email !== undefined && (await personByEmail(act.db, email)) !== null,
  })
  const isTwice = tookSecondStep(claims, staff)
  const by = {
    method: 'provider',
    secondFactor: isTwice ? 'provider' : null,
    assurance: isTwice ? 'substantial' : 'low',
  } as const
  if (next === 'refuse') {
    const stays = known !== null && (await followTo(act, known, []))
    if (known && stays) return enter(c, known, by, lastAdministrator)
    if (known) await closeSessionsOf(act, known)
    return failed(c, 'provider', 'no_group')
  }
  if (next === 'link') return askToLink(c, 'provider', claims, returnPath)
  const personId =
    known ?? (await welcomeStaff(act, vouched, { name: claims.name ?? email ?? '', email: email ?? '' }))
  const stays = await followTo(act, personId, grants)
  return enter(c, personId, by, stays ? lastAdministrator : returnPath)
}

const lastAdministrator = `${paths.administration()}?let-op=laatste-beheerder`

/**
 * Roles follow the groups, and no work is left without somebody who answers for it. True for the last administrator, who
 * stays so against their groups.
 */
function followTo(act: Act, personId: string, grants: readonly GroupGrant[]): Promise<boolean> {
  return inTransaction(act, async (act) => {
    const { keptAdministrator } = await followGroups(act, personId, grants)
    if (keptAdministrator) await tellLastAdministrator(act, personId)
    else await roleEnded(act, personId)
    return keptAdministrator
  })
}

/** Residents come back from the broker, with the level of assurance it vouches for. */
export async function returnFromBroker(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { answer, returnPath, level } = await answerOf(c, 'broker')
  if (!answer.ok) return failed(c, 'broker', answer.reason)
  const { claims } = answer
  const known = await personOfVouched(act, vouchedFor(act, 'broker', claims))
  if (!known) return askToLink(c, 'broker', claims, returnPath, level)
  const assurance = assuranceOf(claims.acr, elsewhere(c, 'broker').signIn.residents)
  return enter(c, known, { method: 'broker', secondFactor: null, assurance }, returnPath)
}

const waitingSchema = z.object({
  kind: z.enum(['provider', 'broker']),
  issuer: z.string(),
  subjects: z.array(z.string()),
  name: z.string(),
  returnPath: z.string().nullable(),
  level: z.enum(assurances).nullable().default(null),
})

/**
 * Nobody here yet: they sign in by their e-mail address in this same browser, and then say that both are theirs. So an
 * address that the other side names opens no account, and nobody links their own identity to somebody else's.
 */
async function askToLink(
  c: Ctx,
  kind: Kind,
  claims: Claims,
  returnPath: string | null,
  level: Assurance | null = null,
): Promise<Response> {
  const { act } = c.var
  const { name } = elsewhere(c, kind)
  const waiting = { ...vouchedFor(act, kind, claims), name: claims.name ?? '', returnPath, level }
  await beginAttempt(c, 'identity', waiting)
  if (act.actor.personId) return redirect(c, paths.linkIdentity())
  const t = texts(act.locale).unknown
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.lead(name)} />
      <p>{t.text}</p>
      <LinkButton href={paths.signIn(paths.linkIdentity())}>{t.goOn}</LinkButton>
    </>,
  )
}

/** Signed in now: are both of them yours? */
export async function showLinkIdentity(c: Ctx): Promise<Response> {
  const { act } = c.var
  const attempt = waitingSchema.safeParse((await endAttempt(c, 'identity'))?.asked)
  if (!attempt.success) return failed(c, act.settings.broker ? 'broker' : 'provider', 'wrong')
  // Looked at, so used up: what goes on is a new one.
  await beginAttempt(c, 'identity', attempt.data)
  const t = texts(act.locale).link
  const { name } = elsewhere(c, attempt.data.kind)
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.lead(name, attempt.data.name, act.actor.email ?? '')} />
      <p>{t.text(name)}</p>
      <Form action={paths.linkIdentity()} label={t.title}>
        <FormActions submit={t.yes} name="doen" value="ja" />
        <FormActions submit={t.no} name="doen" value="nee" kind="quiet" />
      </Form>
    </>,
  )
}

export async function finishLinkIdentity(c: Ctx): Promise<Response> {
  const { act } = c.var
  const attempt = waitingSchema.safeParse((await endAttempt(c, 'identity'))?.asked)
  if (valueIn((await readForm(c)).text, 'doen') === 'nee') return redirect(c, paths.mine())
  if (!attempt.success) return failed(c, act.settings.broker ? 'broker' : 'provider', 'wrong')
  const { kind, issuer, subjects, returnPath, level } = attempt.data
  const there = elsewhere(c, kind)
  try {
    await linkIdentity(act, { kind, issuer, subjects })
  } catch (error) {
    if (error instanceof Conflict) return failed(c, kind, 'taken')
    throw error
  }
  // Once more along there, which asks nothing again: so the session gets its roles and its level.
  return redirect(c, there.start(safeReturnPath(returnPath, paths.mine()), level ?? undefined))
}

type Failure = Extract<Answer, { ok: false }>['reason'] | 'no_group' | 'taken'

const statuses = { away: 503, denied: 403, wrong: 400, no_group: 403, taken: 409 } as const

/** What went wrong, in plain words, and how else to come in. */
function failed(c: Ctx, kind: Kind, reason: Failure): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).failed
  const { start, name } = elsewhere(c, kind)
  const { title, text } = t[reason]
  return page(
    c,
    { title },
    <>
      <PageHeading title={title} lead={text(name)} />
      <ul>
        {reason !== 'no_group' && reason !== 'taken' && (
          <li>
            <a href={start(safeReturnPath(c.req.query('terug'), ''))}>{t.again(name)}</a>
          </li>
        )}
        <li>
          <a href={paths.signIn()}>{t.byLink}</a>
        </li>
      </ul>
    </>,
    statuses[reason],
  )
}
