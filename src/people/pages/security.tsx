import { z } from 'zod'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { ErrorSummary, Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { isStaff } from '../roles.ts'
import { texts } from '../security-texts.ts'
import { endOtherSessions, endOwnSession } from '../sessions.ts'
import { deviceOf, isRecent } from '../standing.ts'
import * as store from '../store.ts'
import { texts as peopleTexts } from '../texts.ts'
import { Identities } from './elsewhere.tsx'
import { PasskeyAdd } from './passkey-forms.tsx'

export const showSecurity = (c: Ctx): Promise<Response> => securityPage(c, freshForm())

/** `/mijn/veiligheid`: passkeys, the app with codes, and where I am signed in. */
export async function securityPage(c: Ctx, form: FormState): Promise<Response> {
  const { act, session } = c.var
  const { locale } = act
  const { page: t, passkeys: p, password, app, codes } = texts(locale)
  const me = act.actor.personId ?? ''
  const [sessions, passkeys, authenticator, left, linked, hasPassword] = await Promise.all([
    store.sessionsOf(act.db, me, act.now),
    store.passkeysOf(act.db, me),
    store.authenticatorOf(act.db, me),
    store.unusedRecoveryCodes(act.db, me),
    store.identitiesOf(act.db, me),
    store.hasPassword(act.db, me),
  ])
  const mayChange = isRecent(session, act.now)
  const done = t.done[c.req.query('klaar') ?? '']
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'mine',
      islands: mayChange ? ['passkey'] : [],
      breadcrumbs: [{ href: paths.mine(), title: peopleTexts(locale).mine }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      {done && <Notice tone="success" announce title={done} />}
      {!mayChange && (
        <Notice title={t.askAgainTitle}>
          <p>{t.askAgain}</p>
          <LinkButton kind="secondary" href={paths.signInAgain(paths.mySecurity())}>
            {t.signInAgain}
          </LinkButton>
        </Notice>
      )}
      <Section title={t.passkeysTitle}>
        <p>{p.what}</p>
        {passkeys.length === 0 ? (
          <p>{p.none}</p>
        ) : (
          <Passkeys passkeys={passkeys} mayChange={mayChange} locale={locale} />
        )}
        {mayChange && (
          <Section level={3} title={p.addTitle}>
            <PasskeyAdd locale={locale} form={form} />
          </Section>
        )}
      </Section>
      {(hasPassword || isStaff(act.actor)) && (
        <Section title={password.section}>
          <p>{hasPassword ? password.has : password.hasNone}</p>
          {mayChange && (
            <LinkButton kind="secondary" href={paths.changePassword()}>
              {password.title}
            </LinkButton>
          )}
        </Section>
      )}
      <Section title={t.appTitle}>
        <p>{app.what}</p>
        <p>{authenticator ? app.on(formatDay(dayOf(authenticator.created_at), locale, 'long')) : app.off}</p>
        {mayChange && !authenticator && (
          <LinkButton kind="secondary" href={paths.addAuthenticator()}>
            {app.turnOn}
          </LinkButton>
        )}
        {mayChange && authenticator && (
          <Form action={paths.removeAuthenticator()} label={app.turnOff}>
            <FormActions submit={app.turnOff} kind="quiet" />
          </Form>
        )}
      </Section>
      {authenticator && (
        <Section title={t.codesTitle}>
          <p>{codes.what}</p>
          <p>{codes.left(left)}</p>
          {mayChange && (
            <Form action={paths.newRecoveryCodes()} label={codes.make}>
              <p class="small">{codes.makeHint}</p>
              <FormActions submit={codes.make} kind="secondary" />
            </Form>
          )}
        </Section>
      )}
      <Identities c={c} linked={linked} mayChange={mayChange} />
      <Sessions sessions={sessions} current={session?.id ?? ''} locale={locale} />
    </>,
    formStatus(form.errors),
  )
}

function Passkeys({
  passkeys,
  mayChange,
  locale,
}: {
  readonly passkeys: readonly store.Passkey[]
  readonly mayChange: boolean
  readonly locale: Locale
}) {
  const t = texts(locale).passkeys
  const day = (at: Date): string => formatDay(dayOf(at), locale, 'medium')
  return (
    <Table
      locale={locale}
      caption={t.caption}
      captionHidden
      rows={passkeys}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t.name, rowHeader: true, cell: ({ name }) => name },
        { key: 'added', title: t.added, cell: (one) => day(one.created_at) },
        {
          key: 'used',
          title: t.used,
          cell: (one) => (one.last_used_at ? day(one.last_used_at) : t.never),
        },
        ...(mayChange
          ? [
              {
                key: 'remove',
                title: t.remove,
                cell: ({ id, name }: store.Passkey) => (
                  <Form action={paths.removePasskey()} label={`${t.remove}: ${name}`}>
                    <input type="hidden" name="sleutel" value={id} />
                    <Button kind="quiet" about={name}>
                      {t.remove}
                    </Button>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Sessions({
  sessions,
  current,
  locale,
}: {
  readonly sessions: readonly store.SessionRow[]
  readonly current: string
  readonly locale: Locale
}) {
  const { page: p, sessions: t } = texts(locale)
  const nameOf = ({ device }: store.SessionRow): string => {
    const { browser, system } = deviceOf(device)
    return browser && system ? t.deviceOf(browser, system) : (browser ?? system ?? t.unknown)
  }
  const howOf = ({ method, second_factor }: store.SessionRow): string => {
    const isTwo = second_factor !== null && method !== 'passkey' && method !== 'demo'
    return isTwo ? t.withSecond(t.methods[method]) : t.methods[method]
  }
  const moment = (at: Date): string => formatMoment(at, locale)
  return (
    <Section title={p.sessionsTitle}>
      <Table
        locale={locale}
        caption={t.caption}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            title: t.device,
            rowHeader: true,
            cell: (one) => (
              <span>
                {nameOf(one)} {one.id === current && <StatusBadge tone="good">{t.this}</StatusBadge>}
              </span>
            ),
          },
          { key: 'how', title: t.how, cell: howOf },
          { key: 'in', title: t.signedIn, cell: (one) => moment(one.created_at) },
          { key: 'seen', title: t.seen, cell: (one) => moment(one.last_seen_at) },
          {
            key: 'end',
            title: t.end,
            cell: (one) =>
              one.id !== current && (
                <Form action={paths.endSessions()}>
                  <input type="hidden" name="sessie" value={one.id} />
                  <Button kind="quiet" about={`${nameOf(one)}, ${moment(one.created_at)}`}>
                    {t.end}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form action={paths.endSessions()} label={t.endOthers}>
          <FormActions submit={t.endOthers} name="doen" value="andere" kind="secondary" />
        </Form>
      ) : (
        <p>{t.onlyHere}</p>
      )}
    </Section>
  )
}

/** Ends one of my sessions, or all but this one. */
export async function changeSessions(c: Ctx): Promise<Response> {
  const { act, session } = c.var
  const { text } = await readForm(c)
  if (valueIn(text, 'doen') === 'andere') {
    await endOtherSessions(act, session?.id ?? '')
    return redirect(c, paths.mySecurity({ klaar: 'sessies' }))
  }
  await endOwnSession(act, z.uuid().catch(nobody).parse(valueIn(text, 'sessie')))
  return redirect(c, paths.mySecurity({ klaar: 'sessie' }))
}

const nobody = '00000000-0000-0000-0000-000000000000'
