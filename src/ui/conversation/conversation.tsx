import type { ComponentChildren } from 'preact'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { texts } from '../texts.ts'

export interface Message {
  readonly key: string
  readonly author: string
  /** Written by the reader or the reader's side. */
  readonly mine: boolean
  readonly when: string
  readonly dateTime: string
  /** Plain text; line breaks are kept. */
  readonly text: string
  readonly files?: ComponentChildren
  /** The message came by mail; `quoted` is what stood below it from earlier. */
  readonly byMail?: { readonly quoted: string | null } | undefined
  /** For staff: not visible to the initiator. */
  readonly internal?: string | undefined
}

/** One conversation per case, oldest first, as people know it from their telephone. */
export function Conversation({
  locale,
  messages,
}: {
  readonly locale: Locale
  readonly messages: readonly Message[]
}) {
  const t = texts(locale)
  return (
    <ol class="conversation">
      {messages.map(({ key, author, mine, when, dateTime, text, files, byMail, internal }) => (
        <li
          key={key}
          id={`bericht-${key}`}
          class={`message${mine ? ' message--mine' : ''}${internal ? ' message--internal' : ''}`}
        >
          <p class="message__head">
            <strong>{author}</strong>
            {mine && ` (${t.you})`} · <time dateTime={dateTime}>{when}</time>
            {byMail && <span> · {t.byMail}</span>}
            {internal && <span> · {internal}</span>}
          </p>
          <p class="keep-lines" lang={mine ? undefined : langOfWords(locale)}>
            {text}
          </p>
          {byMail?.quoted && (
            <Disclosure summary={t.quoted}>
              <p class="keep-lines small">{byMail.quoted}</p>
            </Disclosure>
          )}
          {files}
        </li>
      ))}
    </ol>
  )
}
