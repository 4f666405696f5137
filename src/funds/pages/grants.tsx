import { formatDay } from '../../kit/dates.ts'
import { euros } from '../../kit/euros.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords, say } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ceilingsOf, grantedUnder } from '../store.ts'
import { texts } from '../texts.ts'
import { type ApplicationView, viewApplications } from '../views.ts'
import { periodInWords } from '../words.ts'
import { schemeAsked } from './one.tsx'

const perFile = 5000

/** What was granted, without names of people. */
export function GrantTable(props: { readonly grants: readonly ApplicationView[]; readonly locale: Locale }) {
  const { grants, locale } = props
  const t = texts(locale).one
  return (
    <Table
      locale={locale}
      caption={t.grantsCaption}
      rows={grants}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'plan',
          title: t.plan,
          rowHeader: true,
          cell: ({ plan }) =>
            plan ? (
              <a href={plan.href} lang={langOfWords(locale)}>
                {plan.title}
              </a>
            ) : (
              t.notPublic
            ),
        },
        { key: 'sequence', title: t.sequence, numeric: true, cell: ({ sequence }) => String(sequence ?? '') },
        { key: 'area', title: t.area, cell: ({ area }) => area ?? '–' },
        {
          key: 'granted',
          title: t.granted,
          numeric: true,
          cell: ({ granted }) => <Amount cents={granted} locale={locale} />,
        },
        {
          key: 'paid',
          title: t.paid,
          numeric: true,
          cell: ({ paid }) => <Amount cents={paid} locale={locale} />,
        },
        {
          key: 'settled',
          title: t.settled,
          numeric: true,
          cell: ({ settled }) => (settled === null ? '–' : <Amount cents={settled} locale={locale} />),
        },
        {
          key: 'on',
          title: t.on,
          cell: ({ grantedOn }) => (grantedOn ? formatDay(grantedOn, locale) : ''),
        },
      ]}
    />
  )
}

/** `/fondsen/{slug}/verleend.csv`: everything that was granted, for a spreadsheet. */
export async function downloadGrants(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).one
  const { scheme } = await schemeAsked(act, c.req.param('slug'))
  const ceilings = new Map((await ceilingsOf(db, scheme.key)).map((one) => [one.id, one]))
  const grants = await viewApplications(
    act,
    await grantedUnder(db, scheme.key, { limit: perFile }),
    'everyone',
  )
  const rows = grants.map((grant) => {
    const ceiling = ceilings.get(grant.ceilingId)
    return [
      say(scheme.title, locale),
      ceiling ? periodInWords(ceiling, locale) : '',
      grant.sequence,
      grant.number,
      grant.plan?.title ?? t.notPublic,
      grant.area,
      euros(grant.requested),
      euros(grant.granted),
      euros(grant.paid),
      grant.settled === null ? null : euros(grant.settled),
      grant.grantedOn,
    ]
  })
  return giveSheet(c, { title: t.csvName, columns: t.csvColumns, rows })
}
