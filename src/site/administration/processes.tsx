import { type PublishedVersion, publishedVersions, validateProcess } from '../../cases/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from './texts.ts'

/** `/beheer/processen`: every published version, with how many cases run by it. */
export async function showProcesses(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).processes
  const versions = await publishedVersions(act.db)
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: texts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {versions.length > 0 ? (
        <VersionTable versions={versions} locale={locale} />
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.administration()}>
              {texts(locale).home.title}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
    </>,
  )
}

/** The newest version of a process that is not retired is the one by which new cases start. */
export function stateOfVersion(
  version: PublishedVersion,
  all: readonly PublishedVersion[],
  locale: Locale,
): { readonly label: string; readonly tone: Tone } {
  const t = texts(locale).processes
  if (version.retired_at !== null) return { label: t.retired, tone: 'neutral' }
  const newest = all.find((one) => one.process.key === version.process.key && one.retired_at === null)
  return newest === version ? { label: t.current, tone: 'good' } : { label: t.earlier, tone: 'neutral' }
}

/** Versions as rows, each with a link to read it. */
export function VersionTable(props: {
  readonly versions: readonly PublishedVersion[]
  readonly locale: Locale
  /** Title of the column of the process is left out where all rows are of one. */
  readonly captionHidden?: boolean
}) {
  const { versions, locale } = props
  const t = texts(locale).processes
  const path = ({ process }: PublishedVersion): string =>
    paths.administerProcess(process.key, process.version)
  return (
    <Table
      locale={locale}
      caption={t.caption}
      captionHidden
      rows={versions}
      rowKey={(version) => version.id}
      columns={[
        {
          key: 'process',
          title: t.process,
          rowHeader: true,
          cell: (version) => (
            <a href={path(version)}>
              {say(version.process.title, locale)}, {t.versionOf(version.process.version)}
            </a>
          ),
        },
        {
          key: 'state',
          title: t.state,
          cell: (version) => {
            const state = stateOfVersion(version, versions, locale)
            return <StatusBadge tone={state.tone}>{state.label}</StatusBadge>
          },
        },
        {
          key: 'published',
          title: t.published,
          cell: (version) => formatDay(dayOf(version.published_at), locale, 'medium'),
        },
        { key: 'running', title: t.running, numeric: true, cell: (version) => String(version.running) },
        {
          key: 'check',
          title: t.check,
          cell: (version) =>
            validateProcess(version.process).ok ? (
              <StatusBadge tone="good">{t.right}</StatusBadge>
            ) : (
              <StatusBadge tone="bad">{t.faults}</StatusBadge>
            ),
        },
      ]}
    />
  )
}
