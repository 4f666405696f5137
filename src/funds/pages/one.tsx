import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { Table } from '../../ui/table/table.tsx'
import { forecastsOn } from '../forecast/make.ts'
import type { Scheme } from '../schema.ts'
import {
  budgetOf,
  ceilingsOf,
  currentSchemes,
  grantedUnder,
  type SchemeVersion,
  schemeVersion,
  versionsOfScheme,
} from '../store.ts'
import { texts } from '../texts.ts'
import { viewApplications } from '../views.ts'
import { periodInWords } from '../words.ts'
import { BudgetDecisions } from './budget.tsx'
import { GrantTable } from './grants.tsx'
import { runningOn } from './list.tsx'
import { MoneyAhead } from './outlook.tsx'
import { CeilingTable, RoomMeter, together } from './parts.tsx'
import { SchemeInFull } from './scheme.tsx'

/** So many grants stand on the page; all of them are in the file. */
export const mostGrants = 100

/** The scheme of an address: the version in force, or the one that is asked for. */
export async function schemeAsked(
  act: Act,
  slug: string | undefined,
  asked?: string,
): Promise<SchemeVersion> {
  const current = (await currentSchemes(act.db)).find(({ scheme }) => scheme.slug === slug)
  if (!current || (asked !== undefined && !/^[1-9]\d{0,5}$/.test(asked))) throw new NotFound()
  if (asked === undefined) return current
  const older = await schemeVersion(act.db, current.scheme.key, Number(asked))
  if (!older) throw new NotFound()
  return older
}

/** `/fondsen/{slug}`: everything about a scheme in plain words, how much is left, and what was granted. */
export async function showScheme(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const version = await schemeAsked(act, c.req.param('slug'), c.req.query('versie'))
  const { scheme } = version
  const [ceilings, areas, versions, granted] = await Promise.all([
    ceilingsOf(db, scheme.key),
    allAreas(db),
    versionsOfScheme(db, scheme.key),
    grantedUnder(db, scheme.key, { limit: mostGrants + 1 }),
  ])
  const budget = await budgetOf(
    db,
    ceilings.map(({ id }) => id),
  )
  const grants = await viewApplications(act, granted.slice(0, mostGrants), 'everyone')
  const running = runningOn(ceilings, dayOf(act.now))
  const forecasts = await forecastsOn(act, running)
  const title = say(scheme.title, locale)
  const newest = versions[0]?.scheme ?? scheme
  return page(
    c,
    {
      title,
      description: say(scheme.summary, locale),
      breadcrumbs: [{ title: t.list.title, href: paths.schemes() }],
    },
    <>
      <PageHeading kicker={t.one.kicker} title={title} lead={say(scheme.summary, locale)} />
      <Standing version={version} newest={newest} locale={locale} />
      <Section title={t.one.moneyTitle}>
        {running[0] && !scheme.yearly && (
          <RoomMeter
            label={t.list.meter(periodInWords(running[0], locale))}
            balance={together(running.map(({ balance }) => balance))}
            locale={locale}
          />
        )}
        {ceilings.length > 0 ? (
          <>
            <CeilingTable ceilings={ceilings} areas={areas} locale={locale} caption={t.one.moneyCaption} />
            <BudgetDecisions ceilings={ceilings} entries={budget} areas={areas} locale={locale} />
          </>
        ) : (
          <p>{t.one.moneyNone}</p>
        )}
        {scheme.yearly && (
          <p>
            {t.one.ownWork(amountInWords(scheme.amounts.max_cents, locale))}{' '}
            <a href={paths.simpleGreen()}>{t.one.ownWorkPlaces}</a>
          </p>
        )}
        {scheme.allocation === 'round' && (
          <p>
            <a href={paths.wishes()}>{t.one.byArea}</a>
          </p>
        )}
      </Section>
      {!scheme.yearly && (
        <MoneyAhead ceilings={running} forecasts={forecasts} areas={areas} locale={locale} />
      )}
      <SchemeInFull scheme={scheme} locale={locale} />
      <Section title={t.one.applyTitle}>
        <p>{t.one.applyText}</p>
        <LinkButton href={paths.tellIdea()}>{t.list.tellIdea}</LinkButton>
        <p>
          <a href={paths.findMoney()}>{t.list.elsewhere}</a>
        </p>
      </Section>
      <Section title={t.one.grantsTitle}>
        {grants.length > 0 ? (
          <>
            <p>{t.one.grantsText}</p>
            <GrantTable grants={grants} locale={locale} />
            {granted.length > mostGrants && <p class="small">{t.one.grantsMost(mostGrants)}</p>}
            <p class="no-print">
              <SheetLinks href={paths.grantsFile(newest.slug)}>{t.one.csv}</SheetLinks>
            </p>
          </>
        ) : (
          <p>{t.one.grantsNone}</p>
        )}
      </Section>
      <Section title={t.one.versionsTitle}>
        <Versions versions={versions} slug={newest.slug} locale={locale} />
        <FirstVersion versions={versions} locale={locale} />
      </Section>
      <PrintSource locale={locale} address={absolute(act, paths.scheme(scheme.slug))} />
    </>,
  )
}

/** Whether this version holds, and on what decision. */
function Standing(props: {
  readonly version: SchemeVersion
  readonly newest: Scheme
  readonly locale: Locale
}) {
  const { version, newest, locale } = props
  const t = texts(locale).one
  const { scheme, adoption } = version
  return (
    <>
      {scheme.version < newest.version && (
        <Notice title={t.olderTitle}>
          <p>
            <a href={paths.scheme(newest.slug)}>{t.olderLink}</a>
          </p>
        </Notice>
      )}
      {adoption ? (
        <p>{t.adopted(adoption.body, formatDay(adoption.date, locale), adoption.number)}</p>
      ) : (
        <Notice tone="warning" title={t.exampleTitle}>
          <p>{t.exampleText}</p>
        </Notice>
      )}
    </>
  )
}

function Versions(props: {
  readonly versions: readonly SchemeVersion[]
  readonly slug: string
  readonly locale: Locale
}) {
  const { versions, slug, locale } = props
  const t = texts(locale).one
  return (
    <Table
      locale={locale}
      caption={t.versionsTitle}
      captionHidden
      rows={versions}
      rowKey={({ scheme }) => String(scheme.version)}
      columns={[
        {
          key: 'version',
          title: t.version,
          rowHeader: true,
          cell: ({ scheme: { version } }) => (
            <a href={paths.scheme(slug, version)}>{`${t.version} ${version}`}</a>
          ),
        },
        {
          key: 'published',
          title: t.published,
          cell: ({ publishedAt }) => formatDay(dayOf(publishedAt), locale),
        },
        {
          key: 'status',
          title: t.status,
          cell: ({ status }) => (status === 'adopted' ? t.statusAdopted : t.statusExample),
        },
      ]}
    />
  )
}

/** Where the numbers do not begin at 1: that nothing is hidden. */
function FirstVersion(props: { readonly versions: readonly SchemeVersion[]; readonly locale: Locale }) {
  const first = Math.min(...props.versions.map(({ scheme }) => scheme.version))
  return first > 1 ? <p class="small">{texts(props.locale).one.versionsFrom(first)}</p> : null
}
