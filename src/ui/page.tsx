import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Ctx } from '../kit/http.ts'
import type { Crumb } from './breadcrumbs/breadcrumbs.tsx'
import { type Alternate, Layout, type NavKey } from './layout.tsx'
import { texts } from './texts.ts'
import { SceneScope } from './vignette/vignette.tsx'

export interface PageOptions {
  /** What this page is, without the site's name; a step of a form says "Stap 2 van 5" in it. */
  readonly title: string
  /** One sentence for search engines. */
  readonly description?: string
  /** Entry of the menu this page belongs to. */
  readonly current?: NavKey
  /** The form on this page was refused: the title starts with "Fout:". */
  readonly error?: boolean
  /** More room, for lists and boards of the staff desk. */
  readonly wide?: boolean
  /** Pages above this one. */
  readonly breadcrumbs?: readonly Crumb[]
  /** Scripts of `ui/public` by name, for instance `['form']`. The page works without them. */
  readonly islands?: readonly string[]
  /** The same in another form: a feed to follow, a calendar, data for programs. */
  readonly alternates?: readonly Alternate[]
  /** Another style sheet than the theme that holds now: the preview of a draft. */
  readonly sheet?: string
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
}

/** A whole page as a response, in the language of the request. */
export function page(
  c: Ctx,
  options: PageOptions,
  body: ComponentChildren,
  status: NonNullable<PageOptions['status']> = options.status ?? 200,
): Response | Promise<Response> {
  const { act } = c.var
  const url = new URL(c.req.url)
  const title = options.error ? `${texts(act.locale).errorPrefix}: ${options.title}` : options.title
  const html = render(
    <Layout
      act={act}
      address={`${url.pathname}${url.search}`}
      title={title}
      description={options.description}
      current={options.current}
      wide={options.wide}
      crumbs={options.breadcrumbs}
      islands={options.islands ?? []}
      alternates={options.alternates ?? []}
      sheet={options.sheet}
      indexed={status === 200 && act.actor.personId === null && !act.settings.demo}
    >
      <SceneScope>{body}</SceneScope>
    </Layout>,
  )
  c.header('Content-Language', act.locale)
  return c.html(`<!doctype html>${html}`, status)
}
