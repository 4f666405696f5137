import { formatMoment } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { countIgnored, type WaitReason, waitingInbound } from '../../../messages/index.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts } from './texts.ts'

const most = 100
const ignoredDays = 30

/** `/werk/post`: mail that came in and found no place by itself. */
export async function showPost(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const waiting = await waitingInbound(act.db, most)
  const ignored = await countIgnored(act.db, new Date(act.now.getTime() - ignoredDays * 24 * 60 * 60 * 1000))
  const passedOver = [...ignored.values()].reduce((sum, amount) => sum + amount, 0)
  const done = t.done[c.req.query('klaar') ?? '']
  return page(
    c,
    { title: t.title, current: 'desk', wide: true, breadcrumbs: [{ title: t.desk, href: paths.desk() }] },
    <>
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading title={t.title} lead={t.lead} />
      {waiting.length === 0 ? (
        <EmptyState
          level={2}
          title={t.none}
          instead={<LinkButton href={paths.desk()}>{t.backToDesk}</LinkButton>}
        >
          <p>{act.settings.mailReplyTo === null ? t.notSetUp : t.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          locale={locale}
          caption={t.caption}
          rows={waiting}
          rowKey={(mail) => mail.id}
          columns={[
            {
              key: 'subject',
              title: t.subject,
              rowHeader: true,
              cell: (mail) => <a href={paths.waitingPost(mail.id)}>{mail.subject || t.noSubject}</a>,
            },
            {
              key: 'from',
              title: t.from,
              cell: (mail) => mail.from_name || mail.from_address || t.unknownSender,
            },
            {
              key: 'received',
              title: t.received,
              cell: (mail) => formatMoment(mail.received_at, locale, 'day_month'),
            },
            { key: 'why', title: t.why, cell: (mail) => t.reasons[mail.why as WaitReason] },
          ]}
        />
      )}
      {passedOver > 0 && <p>{t.ignored(passedOver)}</p>}
    </>,
  )
}
