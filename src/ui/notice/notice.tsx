import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { Icon, type IconName } from '../icon/icon.tsx'

export type NoticeTone = 'info' | 'success' | 'warning' | 'error'

const looks: Readonly<Record<NoticeTone, { readonly name: string; readonly icon: IconName }>> = {
  info: { name: 'info', icon: 'info' },
  success: { name: 'ok', icon: 'success' },
  warning: { name: 'warning', icon: 'warning' },
  error: { name: 'error', icon: 'error' },
}

interface NoticeProps {
  readonly tone?: NoticeTone
  readonly title?: string
  readonly level?: HeadingLevel
  /** True right after something the reader did: screen readers then say it at once. */
  readonly announce?: boolean
  readonly children?: ComponentChildren
}

/** Something the reader must know before going on. */
export function Notice({ tone = 'info', title, level = 2, announce, children }: NoticeProps) {
  const { name, icon } = looks[tone]
  return (
    <div
      class={`utrecht-alert utrecht-alert--${name} notice notice--${tone}`}
      role={announce ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icon} />
      <div class="notice__words flow">
        {title && (
          <Heading level={level} class="notice__title">
            {title}
          </Heading>
        )}
        {children}
      </div>
    </div>
  )
}
