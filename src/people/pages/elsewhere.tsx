import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { unlinkIdentity } from '../identities.ts'
import { texts } from '../security-texts.ts'
import type * as store from '../store.ts'
import { refuseOldSession } from './recent.ts'

/** What the other sites are called here; null where none is set. */
function namesOf(c: Ctx) {
  const { settings, municipality, locale } = c.var.act
  const { sign_in } = municipality
  return {
    provider: sign_in && settings.staffProvider ? say(sign_in.staff.name, locale) : null,
    broker: sign_in && settings.broker ? say(sign_in.residents.name, locale) : null,
  }
}

/** The way to sign in at the municipality's provider or the broker, where there is one. */
export function SignInElsewhere({ c, kind }: { readonly c: Ctx; readonly kind: store.IdentityKind }) {
  const name = namesOf(c)[kind]
  if (!name) return null
  const start = kind === 'provider' ? paths.signInAtProvider : paths.signInAtBroker
  return (
    <p>
      <LinkButton kind="secondary" href={start(c.req.query('terug'))}>
        {texts(c.var.act.locale).identity.signIn(name)}
      </LinkButton>
    </p>
  )
}

/** On the page of my sign-in: what is linked, and the way to link or unlink. */
export function Identities({
  c,
  linked,
  mayChange,
}: {
  readonly c: Ctx
  readonly linked: Awaited<ReturnType<typeof store.identitiesOf>>
  readonly mayChange: boolean
}) {
  const { act } = c.var
  const t = texts(act.locale).identity
  const names = namesOf(c)
  const wanted = names.broker !== null && !linked.some(({ kind }) => kind === 'broker')
  if (linked.length === 0 && !wanted) return null
  return (
    <Section title={t.title}>
      {linked.map(({ id, kind, created_at }) => {
        const name = names[kind] ?? t.title
        return (
          <div key={id} class="flow">
            <p>
              {t.linked(name)} {t.linkedOn(formatDay(dayOf(created_at), act.locale, 'long'))}
            </p>
            {mayChange && (
              <Form action={paths.unlinkIdentity()} label={t.unlink(name)}>
                <input type="hidden" name="identiteit" value={id} />
                <FormActions submit={t.unlink(name)} kind="quiet" />
              </Form>
            )}
          </div>
        )
      })}
      {wanted && mayChange && (
        <LinkButton kind="secondary" href={paths.signInAtBroker(paths.mySecurity())}>
          {t.link(names.broker ?? '')}
        </LinkButton>
      )}
    </Section>
  )
}

export async function dropIdentity(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  const id = valueIn((await readForm(c)).text, 'identiteit')
  await unlinkIdentity(c.var.act, z.uuid().catch(nobody).parse(id))
  return redirect(c, paths.mySecurity({ klaar: 'ontkoppeld' }))
}

const nobody = '00000000-0000-0000-0000-000000000000'
