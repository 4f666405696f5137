import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { privacyTexts } from '../../privacy/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import type { Mine } from './data.ts'
import { texts } from './texts.ts'

/** Beside the plans: the way to one's work, details and organisations. */
export function Aside({ act, mine }: { readonly act: Act; readonly mine: Mine }) {
  const { locale, actor } = act
  const t = texts(locale)
  const { person, organisations } = mine
  return (
    <>
      {mayEnter('desk', actor) && (
        <Section title={t.desk.title}>
          <p>{t.desk.text}</p>
          <LinkButton kind="secondary" href={paths.desk()}>
            {t.desk.go}
          </LinkButton>
        </Section>
      )}
      <Section title={t.data.title}>
        <DefinitionList
          items={[
            { term: t.data.name, value: person.name },
            { term: t.data.email, value: person.email ?? '' },
            { term: t.data.phone, value: person.phone ?? t.data.noPhone },
            { term: t.data.channel, value: t.data.channels[person.channel] },
            { term: t.data.language, value: t.data.languages[person.locale] },
          ]}
        />
        <p>
          <a href={paths.myDetails()}>{t.data.change}</a>
        </p>
        <p>
          <a href={paths.mySecurity()}>{t.data.security}</a>
        </p>
        <p>
          <a href={paths.aboutMe()}>{privacyTexts(locale).link}</a>
        </p>
      </Section>
      <Section title={t.organisations.title}>
        {organisations.length > 0 ? (
          <ul>
            {organisations.map((organisation) => (
              <li>{organisation.name}</li>
            ))}
          </ul>
        ) : (
          <p>{t.organisations.none}</p>
        )}
        <p>
          <a href={paths.myOrganisations()}>
            {organisations.length > 0 ? t.organisations.manage : t.organisations.add}
          </a>
        </p>
      </Section>
    </>
  )
}
