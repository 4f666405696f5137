import { formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { sentences } from '../store/satisfaction.ts'

const most = 200

/** `/werk/tevredenheid`: what people said with their mark, for the coordinator; without name, case or day. */
export async function showSaid(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = satisfactionTexts(locale)
  const rows = (await sentences(act.db, most)).map((row, index) => ({ ...row, index }))
  return page(
    c,
    { title: t.said.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.said.title} lead={t.said.lead} />
      {rows.length === 0 ? (
        <EmptyState
          title={t.said.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.figures()}>
              {t.toFigures}
            </LinkButton>
          }
        >
          <p>{t.said.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          locale={locale}
          caption={t.said.caption}
          rows={rows}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: 'sentence', title: t.said.sentence, rowHeader: true, cell: ({ sentence }) => sentence },
            { key: 'mark', title: t.said.mark, numeric: true, cell: ({ mark }) => String(mark) },
            { key: 'moment', title: t.said.moment, cell: ({ moment }) => t.figures.moments[moment] },
            { key: 'month', title: t.said.month, cell: ({ month }) => formatDay(month, locale, 'month') },
          ]}
        />
      )}
    </>,
  )
}
