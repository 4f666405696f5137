import type { ComponentChildren } from 'preact'

/** Level of a heading within its page; parts get it as a prop, so that no level is ever skipped. */
export type HeadingLevel = 2 | 3 | 4

interface HeadingProps {
  readonly level: HeadingLevel
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly children: ComponentChildren
}

/** A heading of the level its place in the page asks for. */
export function Heading({ level, id, class: name, children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} class={name}>
      {children}
    </Tag>
  )
}

interface PageHeadingProps {
  readonly title: ComponentChildren
  /** Language of title and lead, where somebody wrote them in another one than that of the page. */
  readonly lang?: string | undefined
  /** A few words above the title: kind, number, area. */
  readonly kicker?: ComponentChildren
  readonly lead?: ComponentChildren
  /** Buttons or links beside the title. */
  readonly actions?: ComponentChildren
}

/** The one `h1` of a page with what belongs to it. */
export function PageHeading({ title, lang, kicker, lead, actions }: PageHeadingProps) {
  return (
    <header class="page-heading">
      {kicker && <p class="page-heading__kicker">{kicker}</p>}
      <h1 lang={lang}>{title}</h1>
      {lead && (
        <p class="lead" lang={lang}>
          {lead}
        </p>
      )}
      {actions && <div class="row no-print">{actions}</div>}
    </header>
  )
}

interface SectionProps {
  readonly title: ComponentChildren
  readonly level?: HeadingLevel
  readonly id?: string
  /** A link at the end of the heading's line, such as "Alle initiatieven". */
  readonly more?: { readonly href: string; readonly label: string }
  readonly children: ComponentChildren
}

/** A part of a page under its own heading. */
export function Section({ title, level = 2, id, more, children }: SectionProps) {
  return (
    <section class="section flow" id={id}>
      <div class="section__head">
        <Heading level={level}>{title}</Heading>
        {more && <a href={more.href}>{more.label}</a>}
      </div>
      {children}
    </section>
  )
}
