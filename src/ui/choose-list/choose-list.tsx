import type { ComponentChildren } from 'preact'

interface ChooseListProps {
  /** Name of the boxes; null where nothing can be chosen. */
  readonly name: string | null
  readonly items: readonly {
    /** What a ticked box sends. */
    readonly value: string
    /** What choosing it is called, for who cannot see it beside its words. */
    readonly label: string
    readonly children: ComponentChildren
  }[]
}

/** Things to read one by one, of which any number can be chosen for what the form does with them. */
export function ChooseList({ name, items }: ChooseListProps) {
  return (
    <ul class="choose-list">
      {items.map(({ value, label, children }) => (
        <li key={value}>
          {name !== null && (
            <label class="choose-list__box">
              <input type="checkbox" name={name} value={value} />
              <span class="visually-hidden">{label}</span>
            </label>
          )}
          <div class="choose-list__words">{children}</div>
        </li>
      ))}
    </ul>
  )
}
