import {
  currentScheme,
  currentSchemes,
  fundTexts,
  type SchemeVersion,
  versionsOfScheme,
} from '../../../funds/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
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
import { schemeKind } from './kind.ts'
import { texts } from './texts.ts'

const Standing = ({ status, locale }: Pick<SchemeVersion, 'status'> & { readonly locale: Locale }) =>
  status === 'adopted' ? (
    <StatusBadge tone="good">{texts(locale).adopted}</StatusBadge>
  ) : (
    <StatusBadge tone="wait">{texts(locale).example}</StatusBadge>
  )

/** `/beheer/regelingen`: the schemes in force. */
export async function showSchemesInForce(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
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
        rows={await currentSchemes(act.db)}
        rowKey={({ scheme }) => scheme.key}
        columns={[
          {
            key: 'scheme',
            title: t.scheme,
            rowHeader: true,
            cell: ({ scheme }) => (
              <a href={paths.administerScheme(scheme.key)}>{say(scheme.title, locale)}</a>
            ),
          },
          { key: 'version', title: t.version, numeric: true, cell: ({ scheme }) => String(scheme.version) },
          {
            key: 'standing',
            title: t.standing,
            cell: ({ status }) => <Standing status={status} locale={locale} />,
          },
          {
            key: 'published',
            title: t.published,
            cell: ({ publishedAt }) => formatDay(dayOf(publishedAt), locale),
          },
        ]}
      />
    </>,
  )
}

/** `/beheer/regelingen/{key}`: a scheme in force: prepare the next version, adopt this one, read it. */
export async function showSchemeInForce(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const { scheme, adoption } = await currentScheme(act, key)
  const versions = await versionsOfScheme(act.db, key)
  const first = Math.min(...versions.map(({ scheme: { version } }) => version))
  return page(
    c,
    {
      title: say(scheme.title, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: paths.administerSchemes(), title: t.title },
      ],
    },
    <>
      <PageHeading
        title={say(scheme.title, locale)}
        kicker={t.holdsNow(scheme.version)}
        lead={say(scheme.summary, locale)}
      />
      {c.req.query('klaar') === 'vastgesteld' && <Notice tone="success" announce title={t.adoptedDone} />}
      {await draftPanel(c, schemeKind, key)}
      <p>
        <a href={paths.scheme(scheme.slug)}>{t.publicPage}</a>
      </p>
      <Section title={t.standing}>
        {adoption ? (
          <p>{t.adoptedBy(adoption.body, formatDay(adoption.date, locale), adoption.number)}</p>
        ) : (
          <>
            <p>{t.exampleText}</p>
            <p>
              <a href={paths.adoptScheme(key)}>{t.adopt}</a>
            </p>
          </>
        )}
      </Section>
      <Section title={t.versions}>
        <ul>
          {versions.map(({ scheme: { version }, publishedAt, status }) => (
            <li key={version}>
              <a href={paths.scheme(scheme.slug, version)}>{t.versionOf(version)}</a>,{' '}
              {t.publishedOn(formatDay(dayOf(publishedAt), locale, 'long'))}
              {status === 'adopted' && `, ${t.adopted}`}
            </li>
          ))}
        </ul>
        {first > 1 && <p class="small">{fundTexts(locale).one.versionsFrom(first)}</p>}
      </Section>
    </>,
  )
}
