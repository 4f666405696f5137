import { deskCases } from '../../../cases/index.ts'
import { auditNote } from '../../../kit/audit.ts'
import { dayOf, daysBetween } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { giveSheet } from '../../../kit/sheet.ts'
import { peopleByIds } from '../../../people/index.ts'
import { sortOf } from './case-filter.ts'
import { settingOf } from './case-setting.ts'
import { kindTitle, stepTitle } from './shared.tsx'
import { texts } from './texts.ts'

const perFile = 5000

/** `/werk/zaken.csv`: the same list for a spreadsheet. */
export async function downloadCases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const { setting, filter } = await settingOf(c)
  const { processes, query } = setting
  const files = await deskCases(db, filter, { sort: sortOf(query), limit: perFile })
  const people = await peopleByIds(
    db,
    files.map((file) => file.guide_id),
  )
  const areas = new Map(setting.areas.map((area) => [area.id, area.name]))
  const today = dayOf(act.now)
  const rows = files.map((file) => [
    file.number,
    file.title,
    kindTitle(processes, file.kind, locale),
    stepTitle(processes, file, locale),
    t.list.csvStates[file.state],
    file.submitted_on,
    file.next_due,
    file.next_due && file.next_due < today ? daysBetween(file.next_due, today) : null,
    people.get(file.guide_id ?? '')?.name ?? null,
    areas.get(file.area_id ?? '') ?? t.wholeCity,
    file.zaaknummer,
    file.last_event_at ? dayOf(file.last_event_at) : null,
  ])
  await auditNote(act, { what: 'cases_file', details: { rows: rows.length } })
  return giveSheet(c, { title: t.list.csvName, columns: t.list.csvColumns, rows })
}
