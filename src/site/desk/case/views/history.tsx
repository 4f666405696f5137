import type { Ctx } from '../../../../kit/http.ts'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { texts } from '../texts.ts'
import { readRecord } from './record.ts'

/** Everything that happened, each with who sees it; who works on the case also reads who did it. */
export async function showHistory(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).history
  const found = await readDeskCase(act, await openOnDesk(c))
  const { items, entries } = await readRecord(act, found.opened)
  const names = new Map(
    items.map(({ event }) => [String(event.id), found.people.get(event.byPersonId ?? '')?.name]),
  )
  const told = entries(items).map((entry) => {
    const name = found.seesStaffSide ? names.get(entry.key) : undefined
    if (!name) return entry
    const children = (
      <>
        {entry.children}
        <p class="small">{t.by(name)}</p>
      </>
    )
    return { ...entry, children }
  })
  return casePage(c, found, {
    view: 'history',
    record: (
      <>
        <p>{t.lead}</p>
        <Timeline locale={locale} level={2} reader="staff" entries={told} />
      </>
    ),
  })
}
