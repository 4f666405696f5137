import type { Locale } from '../../kit/locale.ts'
import { Icon } from '../icon/icon.tsx'
import { texts } from '../texts.ts'

interface PersonProps {
  readonly locale: Locale
  readonly name: string
  /** What this person is to the reader: "je contactpersoon". */
  readonly relation: string
  readonly telephone?: string | undefined
  readonly email?: string | undefined
  readonly message?: { readonly href: string; readonly label: string } | undefined
  /** For instance who answers during an absence. */
  readonly note?: string | undefined
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => word?.[0] ?? '').join('')
}

/** Who to turn to, by name, with every way to reach them. */
export function Person({ locale, name, relation, telephone, email, message, note }: PersonProps) {
  const t = texts(locale)
  return (
    <address class="person">
      <span class="person__initials" aria-hidden="true">
        {initialsOf(name) || <Icon name="people" />}
      </span>
      <div class="person__words">
        <p>
          <strong>{name}</strong>
          <br />
          {relation}
        </p>
        {telephone && (
          <p class="person__way">
            <Icon name="phone" />
            <span>
              <span class="visually-hidden">{t.call} </span>
              <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
            </span>
          </p>
        )}
        {email && (
          <p class="person__way">
            <Icon name="mail" />
            <span>
              <span class="visually-hidden">{t.mail} </span>
              <a href={`mailto:${email}`}>{email}</a>
            </span>
          </p>
        )}
        {message && (
          <p class="person__way">
            <Icon name="chat" /> <a href={message.href}>{message.label}</a>
          </p>
        )}
        {note && <p class="small">{note}</p>}
      </div>
    </address>
  )
}
