export interface Tag {
  readonly label: string
  readonly href?: string | undefined
}

/** Subjects and areas: short words, as links where there is a list behind them. */
export function Tags({ label, tags }: { readonly label: string; readonly tags: readonly Tag[] }) {
  return (
    <ul class="tags" aria-label={label}>
      {tags.map((tag) => (
        <li key={tag.label}>
          {tag.href ? (
            <a class="tag" href={tag.href}>
              {tag.label}
            </a>
          ) : (
            <span class="tag">{tag.label}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
