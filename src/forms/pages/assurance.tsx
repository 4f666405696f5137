import type { JSX } from 'preact'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths as site } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import type { FormPaths } from '../paths.ts'
import type { FormDefinition } from '../schema.ts'
import { texts } from '../texts.ts'

/**
 * Why this form asks for more certainty, and every way to give it: the broker where there is one, a passkey where two
 * factors are enough, a link where signing in is; and paper or the telephone, where an official sees who it is.
 */
export function SignInToSend(props: {
  readonly c: Ctx
  readonly form: FormDefinition
  readonly paths: FormPaths
}): JSX.Element | null {
  const { form, paths } = props
  const { act } = props.c.var
  if (!form.assurance) return null
  const { level, why } = form.assurance
  const t = texts(act.locale).assurance
  const signIn = act.settings.broker ? act.municipality.sign_in : undefined
  const here = paths.check()
  return (
    <Section title={t.title}>
      <p>{say(why, act.locale)}</p>
      {act.actor.personId !== null && <p>{t.lower}</p>}
      {signIn ? (
        <>
          <p>{t.kept}</p>
          <LinkButton href={site.signInAtBroker(here, level)}>
            {t.broker(say(signIn.residents.name, act.locale))}
          </LinkButton>
        </>
      ) : (
        level !== 'low' && <p>{t.none}</p>
      )}
      {level !== 'high' && (
        <p>
          <a href={site.signInAgain(here)}>{level === 'low' ? t.link : t.passkey}</a>
        </p>
      )}
      <h3>{t.otherWays}</h3>
      <p>
        <a href={paths.paper()}>{t.paper}</a>
      </p>
      <p>{t.call(act.municipality.team.telephone)}</p>
      <p>
        <a href={paths.later()}>{texts(act.locale).saveForLater}</a>
      </p>
    </Section>
  )
}
