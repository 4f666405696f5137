import { casesByIds } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type AuditFilter, auditNote, type Entry, entriesAfter } from '../../../kit/audit.ts'
import { csvOf } from '../../../kit/csv.ts'
import type { Ctx } from '../../../kit/http.ts'
import { peopleByIds } from '../../../people/index.ts'
import { readLogQuery } from './filter.ts'
import { texts } from './texts.ts'
import { actorInWords, changeInWords, eventInWords } from './words.ts'

const perPart = 1000

/** `/beheer/logboek.csv`: every row that fits the choices, in the order of the log, however many there are. */
export async function downloadLog(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const { filter } = await readLogQuery(c)
  await auditNote(act, { what: 'audit_file' })
  const parts = linesOf(act, filter)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvOf(t.csvColumns, []))),
    pull: async (controller) => {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await parts.return(undefined)
    },
  })
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${t.csvName}"`)
  return c.body(stream)
}

async function* linesOf(act: Act, filter: AuditFilter): AsyncGenerator<string, void> {
  let number = 0
  for (;;) {
    const entries = await entriesAfter(act.db, filter, number, perPart)
    if (entries.length === 0) return
    const people = await peopleByIds(
      act.db,
      entries.map(({ actor_id }) => actor_id),
    )
    const cases = await casesByIds(
      act.db,
      entries.flatMap(({ case_id }) => case_id ?? []),
    )
    const rows = entries.map((entry) =>
      cellsOf(
        act,
        entry,
        people.get(entry.actor_id ?? '')?.name ?? null,
        cases.get(entry.case_id ?? '')?.number ?? null,
      ),
    )
    yield withoutHeader(csvOf([], rows))
    number = entries.at(-1)?.number ?? number
    if (entries.length < perPart) return
  }
}

/** The lines after the first one, which has the names of the columns and stands at the top of the file only. */
const withoutHeader = (csv: string): string => csv.slice(csv.indexOf('\r\n') + 2)

function cellsOf(
  { locale }: Act,
  entry: Entry,
  name: string | null,
  caseNumber: string | null,
): readonly (string | number | null)[] {
  const { thing, op, kind, clear, digests } = entry
  const isEvent = thing === 'case_event' && typeof clear.type === 'string'
  return [
    entry.number,
    entry.at.toISOString(),
    name ?? actorInWords(entry.actor, entry.command, locale),
    entry.actor_id,
    isEvent ? eventInWords(String(clear.type), locale) : changeInWords(thing, op, locale),
    texts(locale).kinds[kind] ?? kind,
    thing,
    entry.row_id,
    caseNumber,
    entry.person_id,
    JSON.stringify(clear),
    Object.keys(digests).join(' '),
    entry.command,
    entry.request_id,
    entry.recorded_at.toISOString(),
    entry.sealed_at.toISOString(),
    entry.hash.toString('hex'),
  ]
}
