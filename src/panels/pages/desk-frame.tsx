import type { ComponentChildren } from 'preact'
import { type FormState, formStatus, formTitle } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { deskTexts } from '../desk-texts.ts'
import type { Panel } from '../store.ts'

/** A page of one group at the desk: where one is, what went wrong, what was done, and what there is to do. */
export function panelPage(
  c: Ctx,
  panel: Panel,
  about: {
    readonly title: string
    readonly lead?: string
    readonly form?: FormState
    readonly body: ComponentChildren
  },
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale)
  const errors = about.form?.errors ?? {}
  const isHome = about.title === panel.name
  return page(
    c,
    {
      title: formTitle(isHome ? panel.name : `${about.title} (${panel.name})`, errors, locale),
      current: 'desk',
      wide: isHome,
      breadcrumbs: [
        { title: t.title, href: paths.deskPanels() },
        ...(isHome ? [] : [{ title: panel.name, href: paths.deskPanel(panel.slug) }]),
      ],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PanelDone c={c} />
      <PageHeading title={about.title} kicker={isHome ? undefined : panel.name} lead={about.lead} />
      {about.body}
    </>,
    formStatus(errors),
  )
}

/** Says what somebody just did. */
function PanelDone({ c }: { readonly c: Ctx }) {
  const t = deskTexts(c.var.act.locale).one
  const words: Readonly<Record<string, string>> = t.done
  const done = c.req.query('klaar') ?? ''
  const amount = /^[1-9]\d{0,6}$/.exec(c.req.query('aantal') ?? '')?.[0]
  if (done === 'uitgenodigd' && amount)
    return <Notice tone="success" announce title={t.invitedDone(Number(amount))} />
  return Object.hasOwn(words, done) ? <Notice tone="success" announce title={words[done] ?? ''} /> : null
}
