import type { ComponentChildren } from 'preact'

export interface Definition {
  readonly term: string
  readonly value: ComponentChildren
  /** Where to change it: a check-your-answers page links every answer to its question. */
  readonly change?: { readonly href: string; readonly label: string } | undefined
}

/** Facts by name: details of a case, or answers to check before sending. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="definition-list">
      {items.map(({ term, value, change }) => (
        <div key={term} class="definition-list__item">
          <dt>{term}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="definition-list__change no-print">
              <a href={change.href}>
                {change.label}
                <span class="visually-hidden">: {term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
