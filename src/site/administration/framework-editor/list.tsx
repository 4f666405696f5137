import {
  type FrameworkVersion,
  publishedFramework,
  publishedFrameworks,
  versionsOf,
} from '../../../frameworks/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { draftPanel } from '../drafts/panel.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { frameworkKind } from './kind.ts'
import { texts } from './texts.ts'

const Standing = ({ version, locale }: { readonly version: FrameworkVersion; readonly locale: Locale }) =>
  version.status === 'adopted' ? (
    <StatusBadge tone="good">{texts(locale).adopted}</StatusBadge>
  ) : (
    <StatusBadge tone="wait">{texts(locale).example}</StatusBadge>
  )

/** `/beheer/afwegingskaders`: the frameworks in force. */
export async function showFrameworks(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const frameworks = await publishedFrameworks(act.db)
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: administrationTexts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} lead={t.listLead} />
      <Table
        locale={locale}
        caption={t.title}
        captionHidden
        rows={frameworks}
        rowKey={({ definition }) => definition.key}
        columns={[
          {
            key: 'framework',
            title: t.framework,
            rowHeader: true,
            cell: ({ definition }) => (
              <a href={paths.administerFramework(definition.key)}>{say(definition.title, locale)}</a>
            ),
          },
          {
            key: 'version',
            title: t.version,
            numeric: true,
            cell: ({ definition }) => String(definition.version),
          },
          {
            key: 'standing',
            title: t.standing,
            cell: (version) => <Standing version={version} locale={locale} />,
          },
          {
            key: 'published',
            title: t.published,
            cell: ({ publishedAt }) => (publishedAt ? formatDay(dayOf(publishedAt), locale, 'medium') : ''),
          },
        ]}
      />
    </>,
  )
}

/** `/beheer/afwegingskaders/{key}`: a framework in force: prepare the next version, adopt this one, read it. */
export async function showFramework(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const current = await publishedFramework(act.db, key)
  if (!current) throw new NotFound()
  const { definition, adoption } = current
  const versions = await versionsOf(act.db, key)
  return page(
    c,
    {
      title: say(definition.title, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: paths.administerFrameworks(), title: t.title },
      ],
    },
    <>
      <PageHeading
        title={say(definition.title, locale)}
        kicker={t.holdsNow(definition.version)}
        lead={say(definition.summary, locale)}
      />
      {c.req.query('klaar') === 'vastgesteld' && <Notice tone="success" announce title={t.adoptedDone} />}
      {await draftPanel(c, frameworkKind, key)}
      <p>
        <a href={paths.framework(key)}>{t.publicPage}</a>
      </p>
      <Section title={t.standing}>
        {adoption ? (
          <p>{t.adoptedBy(adoption.body, formatDay(adoption.date, locale), adoption.number)}</p>
        ) : (
          <>
            <p>{t.exampleText}</p>
            <p>
              <a href={paths.adoptFramework(key)}>{t.adopt}</a>
            </p>
          </>
        )}
      </Section>
      <Section title={t.versions}>
        <ul>
          {versions.map(({ version, publishedAt, status }) => (
            <li>
              <a href={paths.framework(key, version)}>{t.versionOf(version)}</a>,{' '}
              {t.publishedOn(formatDay(dayOf(publishedAt), locale, 'long'))}
              {status === 'adopted' && `, ${t.adopted}`}
            </li>
          ))}
        </ul>
      </Section>
    </>,
  )
}
