import type { ComponentChildren } from 'preact'
import { markConversationRead, mayHandle } from '../../../cases/index.ts'
import { areaName, kindName } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type FormErrors, formStatus, formTitle } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { type DeskView, deskViews, paths } from '../../../paths.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { Desk } from '../../../ui/desk/desk.tsx'
import { ErrorSummary } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs/tabs.tsx'
import { Margin } from './margin.tsx'
import { NextStep } from './next-step.tsx'
import type { DeskCase } from './open.ts'
import { texts } from './texts.ts'

const viewKeys = Object.keys(deskViews) as readonly DeskView[]

/** Says what was just done, after the redirect of a form. */
export function DoneNotice({
  klaar,
  locale,
}: {
  readonly klaar: string | undefined
  readonly locale: Locale
}) {
  const t = texts(locale)
  const told: Readonly<Record<string, string>> = { ...t.done, message: t.messageSent }
  const title = klaar && Object.hasOwn(told, klaar) ? told[klaar] : undefined
  return title ? <Notice tone="success" announce title={title} /> : null
}

export interface View {
  readonly view: DeskView
  readonly record: ComponentChildren
  readonly errors?: FormErrors
  /** More for the margin. */
  readonly more?: ComponentChildren
}

/** One view of a case: heading, tabs, the next step first, the record left and what only staff see beside it. */
export async function casePage(
  c: Ctx,
  found: DeskCase,
  { view, record, errors = {}, more }: View,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { opened, initiative } = found
  const { number, title } = opened.file
  if (view === 'conversation' && mayHandle(act.actor, opened.relations)) {
    await markConversationRead(act, opened.file.id)
  }
  const areas = new Map((await allAreas(act.db)).map((area) => [area.id, area]))
  const name = view === 'overview' ? title : `${t.views[view]}: ${title}`
  return page(
    c,
    {
      title: formTitle(`${name} (${number})`, errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.desk, href: paths.desk() }],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <DoneNotice klaar={c.req.query('klaar')} locale={locale} />
      <PageHeading
        title={title}
        kicker={kickerOf(act, found, areas)}
        actions={initiative && <a href={paths.initiative(number, initiative.slug)}>{t.publicPage}</a>}
      />
      <Tabs
        label={t.viewsLabel}
        current={view}
        tabs={viewKeys.map((key) => ({ key, label: t.views[key], href: paths.deskCase(number, key) }))}
      />
      <Desk
        record={record}
        marginTitle={t.staffOnly}
        first={<NextStep locale={locale} found={found} />}
        margin={
          <Margin act={act} found={found} full={view === 'overview'}>
            {more}
          </Margin>
        }
      />
    </>,
    formStatus(errors),
  )
}

const kickerOf = (act: Act, { opened, initiative }: DeskCase, areas: ReadonlyMap<string, Area>): string =>
  [
    opened.file.number,
    kindName(opened.file.kind, act.locale),
    ...(initiative ? [areaName(initiative, areas, act.locale)] : []),
  ].join(' · ')
