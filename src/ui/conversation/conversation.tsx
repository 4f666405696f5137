import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
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
      {messages.map(({ key, author, mine, when, dateTime, text, files, internal }) => (
        <li
          key={key}
          id={`bericht-${key}`}
          class={`message${mine ? ' message--mine' : ''}${internal ? ' message--internal' : ''}`}
        >
          <p class="message__head">
            <strong>{author}</strong>
            {mine && ` (${t.you})`} · <time dateTime={dateTime}>{when}</time>
            {internal && <span> · {internal}</span>}
          </p>
          <p class="keep-lines">{text}</p>
          {files}
        </li>
      ))}
    </ol>
  )
}
