import { caseByNumber } from '../../../cases/index.ts'
import type { AuditFilter, DeedCursor } from '../../../kit/audit.ts'
import { addDays, isDay, momentAt } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Person, peopleByIds } from '../../../people/index.ts'
import { texts } from './texts.ts'

/** The choices of the log as they stand in its address. */
export const filterNames = ['zaak', 'persoon', 'soort', 'van', 'tot'] as const
export type LogQuery = Readonly<Partial<Record<(typeof filterNames)[number], string>>>

export interface ChosenLog {
  /** What was understood of the address; anything else is left out. */
  readonly query: LogQuery
  readonly filter: AuditFilter
  readonly person: Person | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Nothing has it: a number that no case has finds nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Reads the address of the log. */
export async function readLogQuery(c: Ctx): Promise<ChosenLog> {
  const { db, locale } = c.var.act
  const asked = (name: (typeof filterNames)[number]): string => (c.req.query(name) ?? '').trim()
  const number = asked('zaak').slice(0, 20)
  const personId = uuid.test(asked('persoon')) ? asked('persoon') : ''
  const kind = Object.hasOwn(texts(locale).kinds, asked('soort')) ? asked('soort') : ''
  const from = isDay(asked('van')) ? asked('van') : ''
  const until = isDay(asked('tot')) ? asked('tot') : ''
  const file = number ? await caseByNumber(db, number) : null
  const people = await peopleByIds(db, personId ? [personId] : [])
  const chosen = { zaak: number, persoon: personId, soort: kind, van: from, tot: until }
  return {
    query: Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')),
    filter: {
      ...(number ? { caseId: file?.id ?? nobody } : {}),
      ...(personId ? { personId } : {}),
      ...(kind ? { kind } : {}),
      ...(from ? { from: momentAt(from) } : {}),
      ...(until ? { until: momentAt(addDays(until, 1)) } : {}),
    },
    person: people.get(personId) ?? null,
  }
}

/** Place in the list, as it stands in the address: `2026-11-20T10:00:00.000Z_1234`. */
export function readCursor(text: string | undefined): DeedCursor | undefined {
  const [, at, deed] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,15})$/.exec(text ?? '') ?? []
  const moment = new Date(at ?? '')
  return deed && !Number.isNaN(moment.getTime()) ? { at: moment, deed: Number(deed) } : undefined
}

export const writeCursor = ({ at, deed }: DeedCursor): string => `${at.toISOString()}_${deed}`
