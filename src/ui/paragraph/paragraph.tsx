import type { ComponentChildren } from 'preact'

/** A numbered paragraph of a text, with what people said of it: under it on a phone, beside it where there is room. */
export function NumberedParagraph(props: {
  /** What an address points at. */
  readonly id: string
  readonly number: number
  /** The language of the text, where it differs from that of the page. */
  readonly lang?: 'nl' | undefined
  readonly body: string
  /** What was said, and where to say something. */
  readonly children: ComponentChildren
}) {
  const { id, number, lang, body, children } = props
  return (
    <div id={id} class="paragraph">
      <p class="paragraph__text keep-lines" lang={lang}>
        <strong class="paragraph__number">{number}.</strong> {body}
      </p>
      <div class="paragraph__said">{children}</div>
    </div>
  )
}
