export interface Tab {
  readonly key: string
  readonly label: string
  readonly href: string
  /** How many there are, when that helps to choose. */
  readonly count?: number | undefined
}

interface TabsProps {
  /** Names the group for screen readers. */
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly current: string
}

/** Views of one thing as links, each with an address of its own; no script. */
export function Tabs({ label, tabs, current }: TabsProps) {
  return (
    <nav class="tabs no-print" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <a href={tab.href} aria-current={tab.key === current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="tabs__count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
