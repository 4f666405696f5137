import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { asset } from '../kit/assets.ts'
import type { Ctx } from '../kit/http.ts'
import { SceneScope } from './vignette/vignette.tsx'

/** No script, no form, no cookie: what stands in the page of somebody else shows, and leads here. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ')

/** Whether an answer may stand in a page of somebody else. */
export const isEmbeddable = (headers: Headers): boolean => headers.get('Content-Security-Policy') === policy

/**
 * A small page for a frame in the site of somebody else, in the language of the request; its links open a page of their
 * own. Everything else of the site may not be framed.
 */
export function embedded(
  c: Ctx,
  options: {
    readonly title: string
    /** The style sheet of the theme that holds now. */
    readonly sheet: string | null | undefined
  },
  body: ComponentChildren,
): Response | Promise<Response> {
  const html = render(
    <html lang={c.var.act.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{options.title}</title>
        <meta name="robots" content="noindex" />
        <base target="_blank" />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('site.css')} />
        {options.sheet && <link rel="stylesheet" href={options.sheet} />}
      </head>
      <body class="utrecht-document page-embedded">
        <main>
          <SceneScope>{body}</SceneScope>
        </main>
      </body>
    </html>,
  )
  c.header('Content-Language', c.var.act.locale)
  c.header('Content-Security-Policy', policy)
  return c.html(`<!doctype html>${html}`)
}
