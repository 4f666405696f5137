import { cursorOf, deskCases } from '../../../cases/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { SheetLinks } from '../../../ui/download/download.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { readCursor, sortOf, writeCursor } from './case-filter.ts'
import { CaseFilters } from './case-filters.tsx'
import { settingOf } from './case-setting.ts'
import { CaseTable } from './case-table.tsx'
import { DeskTabs, duesOf } from './shared.tsx'
import { texts } from './texts.ts'

const perPage = 25

/** `/werk/zaken`: the cases somebody works on, overdue first, with the choices in the address. */
export async function showCases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).list
  const { setting, filter } = await settingOf(c)
  const { query } = setting
  const sort = sortOf(query)
  const before = readCursor(c.req.query('voor'), sort)
  const after = before ? undefined : readCursor(c.req.query('na'), sort)
  const found = await deskCases(db, filter, { sort, after, before, limit: perPage + 1 })
  // One more than a page tells whether there is another; going back, the extra one comes first.
  const files = before ? found.slice(-perPage) : found.slice(0, perPage)
  const isMore = found.length > perPage
  const people = await peopleByIds(
    db,
    files.map((file) => file.guide_id),
  )
  const dues = await duesOf(act, files, setting.processes)
  const first = files[0]
  const last = files.at(-1)
  const isFiltered = Object.values(query).some((value) => value !== undefined)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="cases" />
      <CaseFilters setting={setting} locale={locale} />
      {files.length > 0 ? (
        <>
          <CaseTable act={act} files={files} setting={setting} people={people} dues={dues} />
          <Pagination
            locale={locale}
            previous={
              first && (before ? isMore : after)
                ? paths.deskCases({ ...query, voor: writeCursor(cursorOf(first, sort)) })
                : undefined
            }
            next={
              last && (before ? true : isMore)
                ? paths.deskCases({ ...query, na: writeCursor(cursorOf(last, sort)) })
                : undefined
            }
          />
          <p class="no-print">
            <SheetLinks href={paths.deskCasesFile({ ...query })}>{t.csv}</SheetLinks>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={isFiltered ? paths.deskCases() : paths.desk()}>
              {isFiltered ? t.clear : texts(locale).tabs.today}
            </LinkButton>
          }
        >
          <p>{isFiltered ? t.noneText : texts(locale).workload.noneText}</p>
        </EmptyState>
      )}
    </>,
  )
}
