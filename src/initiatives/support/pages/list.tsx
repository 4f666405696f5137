import type { Ctx } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { absolute } from '../../../kit/mail.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { ScreenOnly } from '../../../ui/print/print.tsx'
import { QrCode } from '../../../ui/qr-code/qr-code.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts } from '../texts.ts'
import { reachedForSupport } from './overview.tsx'

/** As many as fit on one sheet. */
const lines = Array.from({ length: 18 }, (_, at) => at + 1)

/** `/initiatieven/{nummer}/steun/lijst`: a list for signatures, to print. */
export async function showList(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { initiative } = await reachedForSupport(c)
  const t = texts(locale)
  const address = absolute(act, paths.support(initiative.number))
  return page(
    c,
    {
      title: `${t.print.title} (${initiative.number})`,
      current: 'initiatives',
      breadcrumbs: [
        {
          title: initiative.title,
          href: paths.initiative(initiative.number, initiative.slug),
          lang: langOfWords(locale),
        },
        { title: t.overview.title, href: paths.supportOverview(initiative.number) },
      ],
    },
    <>
      <PageHeading
        kicker={
          <>
            {initiative.number} · <span lang={langOfWords(locale)}>{initiative.title}</span>
          </>
        }
        title={t.print.title}
        lead={initiative.summary}
      />
      <ScreenOnly>
        <p>{t.print.lead}</p>
      </ScreenOnly>
      <p class="small">{t.print.privacy}</p>
      {initiative.public && (
        <div class="row">
          <p>{t.print.online(address)}</p>
          <QrCode text={address} label={t.print.code} />
        </div>
      )}
      <div class="signing-lines">
        <Table
          locale={locale}
          caption={t.print.caption}
          captionHidden
          rows={lines}
          rowKey={(line) => String(line)}
          columns={[
            { key: 'number', title: t.print.number, rowHeader: true, cell: (line) => line },
            { key: 'name', title: t.print.name, cell: () => '' },
            { key: 'street', title: t.print.street, cell: () => '' },
            { key: 'signature', title: t.print.signature, cell: () => '' },
          ]}
        />
      </div>
      <ScreenOnly>
        <div class="button-row">
          <LinkButton kind="secondary" href={paths.supportOverview(initiative.number)}>
            {t.overview.title}
          </LinkButton>
        </div>
      </ScreenOnly>
    </>,
  )
}
