import type { ComponentChildren } from 'preact'
import { type FormState, formStatus, formTitle } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { deskTexts } from '../desk-texts.ts'
import type { Project } from '../store.ts'

/** A page of one project at the desk: where one is, what went wrong, and what there is to do. */
export function projectPage(
  c: Ctx,
  project: Project,
  about: {
    readonly title: string
    readonly lead?: string
    readonly form?: FormState
    /** Where the errors are mended, when that is on other pages. */
    readonly hrefOf?: (name: string) => string
    /** Pages between the project and this one. */
    readonly above?: readonly { readonly title: string; readonly href: string }[]
    readonly wide?: boolean
    readonly islands?: readonly string[]
    readonly body: ComponentChildren
  },
): Response | Promise<Response> {
  const { locale } = c.var.act
  const errors = about.form?.errors ?? {}
  return page(
    c,
    {
      title: formTitle(`${about.title} (${project.number})`, errors, locale),
      current: 'desk',
      wide: about.wide ?? false,
      islands: about.islands ?? [],
      breadcrumbs: [
        { title: deskTexts(locale).title, href: paths.deskProjects() },
        { title: project.title, href: paths.deskProject(project.number) },
        ...(about.above ?? []),
      ],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} hrefOf={about.hrefOf} />
      <PageHeading
        title={about.title}
        kicker={`${project.number} · ${project.title}`}
        lead={about.lead ?? ''}
      />
      {about.body}
    </>,
    // What is still missing may be pointed out on a page that was only asked for.
    c.req.method === 'GET' ? 200 : formStatus(errors),
  )
}

/** Says what somebody just did. */
export function DoneNotice({ c, locale }: { readonly c: Ctx; readonly locale: Locale }) {
  const words: Readonly<Record<string, string>> = deskTexts(locale).done
  const done = c.req.query('klaar') ?? ''
  if (!Object.hasOwn(words, done)) return null
  return <Notice tone="success" announce title={words[done] ?? ''} />
}
