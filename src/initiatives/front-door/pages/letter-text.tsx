import type { JSX } from 'preact'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import type { Facts } from '../facts.ts'
import { texts } from '../texts.ts'
import { NextSteps } from './done.tsx'

/** What to say at the desk or on the telephone. */
export function SayAloud({ facts, locale }: { readonly facts: Facts; readonly locale: Locale }): JSX.Element {
  const t = texts(locale).entered
  const { initiative, contact, contactBy } = facts
  const lines = [
    t.say(initiative.title, initiative.number),
    ...(contactBy ? [t.sayContact(formatDay(contactBy, locale, 'long'))] : []),
    ...(contact ? [t.sayOfficer(contact.name, contact.phone)] : []),
  ]
  return (
    <blockquote lang={locale}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </blockquote>
  )
}

/** The receipt as a letter, in the language of its reader. */
export function Letter({
  act,
  facts,
  locale,
}: {
  readonly act: Act
  readonly facts: Facts
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale)
  const { initiative, contact, person, opened } = facts
  const { municipality } = act
  return (
    <article class="flow" lang={locale}>
      <p class="keep-lines">{[person?.name, person?.postal_address].filter(Boolean).join('\n')}</p>
      <p>{`${municipality.name}, ${formatDay(dayOf(act.now), locale, 'medium')}`}</p>
      <p>
        <strong>{t.letter.subject(initiative.number)}</strong>
      </p>
      <p>{t.letter.dear(person?.name ?? '')}</p>
      <p>{t.letter.thanks(initiative.title, initiative.number)}</p>
      <NextSteps facts={facts} locale={locale} />
      {contact && <p>{t.entered.sayOfficer(contact.name, contact.phone)}</p>}
      <p>{t.letter.privacy}</p>
      <p>{opened.state.consentOn === null ? t.letter.publicNo : t.letter.publicYes}</p>
      <p>{t.letter.closing}</p>
      <p class="keep-lines">
        {[
          say(municipality.team.name, locale),
          say(municipality.organisation, locale),
          municipality.address.post,
          municipality.team.telephone,
        ].join('\n')}
      </p>
    </article>
  )
}
