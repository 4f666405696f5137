import { attachmentsOf, mayHandle, visibleTo } from '../../../../cases/index.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import { filesByIds } from '../../../../kit/files.ts'
import type { Ctx } from '../../../../kit/http.ts'
import { paths } from '../../../../paths.ts'
import { ButtonRow, LinkButton } from '../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx'
import { sizeInWords } from '../../../../ui/file-list/file-list.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { texts } from '../texts.ts'

/** Every file of the case with who sees it, newest first. */
export async function showFiles(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).files
  const found = await readDeskCase(act, await openOnDesk(c))
  const { file, relations } = found.opened
  const allowed = visibleTo(act.actor, relations)
  const attachments = (await attachmentsOf(act.db, file.id)).filter(({ visibility }) =>
    allowed.includes(visibility),
  )
  const stored = new Map(
    (
      await filesByIds(
        act.db,
        attachments.map((one) => one.file_id),
      )
    ).map((one) => [one.id, one]),
  )
  const rows = attachments
    .flatMap(({ file_id, visibility }) => {
      const known = stored.get(file_id)
      return known ? [{ file: known, visibility }] : []
    })
    .reverse()
  const handles = mayHandle(act.actor, relations)
  const add = (
    <LinkButton href={paths.deskCaseAction(file.number, 'add_files')} kind="secondary" icon="plus">
      {t.add}
    </LinkButton>
  )
  return casePage(c, found, {
    view: 'files',
    record:
      rows.length === 0 ? (
        <EmptyState level={2} title={t.none} instead={handles ? add : null}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            locale={locale}
            caption={texts(locale).views.files}
            captionHidden
            rows={rows}
            rowKey={(row) => row.file.id + row.visibility}
            columns={[
              {
                key: 'file',
                title: t.file,
                rowHeader: true,
                cell: (row) => (
                  <>
                    <a href={paths.file(row.file.id, row.file.name)}>{row.file.name}</a>{' '}
                    <span class="small">({sizeInWords(row.file.bytes, locale)})</span>
                  </>
                ),
              },
              {
                key: 'when',
                title: t.when,
                cell: (row) => formatDay(dayOf(row.file.created_at), locale),
              },
              { key: 'who', title: t.who, cell: (row) => t.visibility[row.visibility] },
            ]}
          />
          {handles && <ButtonRow>{add}</ButtonRow>}
        </>
      ),
  })
}
