import type { ComponentChildren } from 'preact'
import { StatusBadge, type Tone } from '../status/status.tsx'

export interface Task {
  readonly key: string
  /** What there is to do or to look at; the link. */
  readonly title: string
  readonly href: string
  /** Language of the title, where somebody wrote it in another one than that of the page. */
  readonly lang?: string | undefined
  /** The same of what it is about. */
  readonly aboutLang?: string | undefined
  /** What it is about: number and name of a case. */
  readonly about?: ComponentChildren
  /** When it is due, in words. */
  readonly status?: { readonly label: string; readonly tone?: Tone } | undefined
  /** Short facts on one line. */
  readonly facts?: readonly string[]
  /** More, such as a meter. */
  readonly more?: ComponentChildren
}

/** What somebody has to do, most urgent first: one link per line. */
export function TaskList({ tasks, label }: { readonly tasks: readonly Task[]; readonly label?: string }) {
  return (
    <ul class="tasks" aria-label={label}>
      {tasks.map(({ key, ...task }) => (
        <TaskRow key={key} {...task} />
      ))}
    </ul>
  )
}

function TaskRow({ title, href, lang, about, aboutLang, status, facts = [], more }: Omit<Task, 'key'>) {
  return (
    <li class={`task task--${status?.tone ?? 'active'}`}>
      <div class="task__words">
        <p>
          <a class="task__link" href={href} lang={lang}>
            {title}
          </a>
        </p>
        {about && (
          <p class="task__about" lang={aboutLang}>
            {about}
          </p>
        )}
        {facts.length > 0 && (
          <ul class="task__facts">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
        {more}
      </div>
      {status && (
        <div class="task__status">
          <StatusBadge tone={status.tone ?? 'active'}>{status.label}</StatusBadge>
        </div>
      )}
    </li>
  )
}
